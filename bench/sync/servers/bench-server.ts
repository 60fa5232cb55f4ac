/** What a scenario needs of a server, whichever it is; one adapter per server makes it. */
import type { Address } from "../load/lean-socket.ts";

/** One room of a server, ready to be joined by many. */
export interface ServerRoom extends Address {
  /** Stands before every message in both directions (Hocuspocus names the document there). */
  prefix: Uint8Array;
  /** Whole messages to send when the socket opens. */
  hello: readonly Uint8Array[];
  /** False for a server that only passes messages on. */
  hasDocuments: boolean;
}

export interface BenchServer {
  readonly pid: number;
  rooms(count: number): Promise<ServerRoom[]>;
  /** Bytes, after a full garbage collection. */
  memory(): Promise<Memory>;
  hasEnded(): boolean;
  /** What only our own server has. */
  readonly own: OwnServer | null;
  stop(): Promise<void>;
}

export interface Memory {
  /** Resident set of the whole process. */
  rss: number;
  /** Of the main thread's heap and what hangs on it outside. */
  heap: number;
}

export interface OwnServer {
  url: string;
  /** Cookie header of a signed-in person. */
  cookie: string;
  /** Paths people visit most: the list of boards and a board's map. */
  pages: readonly string[];
}

export const serverNames = [
  "throughline",
  "throughline-postgres",
  "y-websocket-server",
  "hocuspocus",
  "floor",
] as const;
export type ServerName = (typeof serverNames)[number];

/** Rooms of a server that makes them when somebody comes, and speaks plain y-protocols or passes on what it gets. */
export const openRooms = (
  { port, hasDocuments }: Pick<ServerRoom, "port" | "hasDocuments">,
  count: number,
): ServerRoom[] =>
  Array.from({ length: count }, (_, i) => ({
    port,
    path: `/room-${i}`,
    headers: {},
    prefix: new Uint8Array(),
    hello: [],
    hasDocuments,
  }));
