/**
 * The real rooms and gateway on loopback, over the journal's twin in memory and a table of who may do what: for tests
 * of clients against the server without a database. It can be killed: what wasn't journalled is gone.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { WebSocket as NodeWebSocket } from "ws";
import type { AccessAnswer } from "#lib/sync/access-answer.ts";
import { closeCodes } from "#lib/sync/close-codes.ts";
import type { ReadOnlyReason } from "#lib/sync/sync-state.ts";
import { type AdmissionsDeps, createAdmissions } from "#server/auth/admissions.ts";
import type { BoardAccess } from "#server/auth/board-access.ts";
import type { Principal } from "#server/auth/principal.ts";
import { createGateway } from "#server/gateway/create-gateway.ts";
import { type MemoryDocument, type MemoryJournal, memoryJournal } from "#server/journal/memory-journal.ts";
import { createRooms, type LiveRooms } from "#server/room/create-rooms.ts";

/** By user: why nothing may be changed, null when it may; nobody else gets in. */
export type Rights = Map<string, ReadOnlyReason | null>;

export interface BoardServer {
  readonly origin: string;
  readonly port: number;
  readonly rooms: LiveRooms;
  readonly journal: MemoryJournal;
  /** What `GET /api/v1/boards/{id}/access` would say. */
  accessOf(userId: string): Promise<AccessAnswer>;
  stop(): Promise<void>;
  /** As `kill -9`: sockets end without a word, nothing more is stored. */
  kill(): Promise<void>;
}

export interface BoardServerOptions {
  documents: Map<string, MemoryDocument>;
  rights: Rights;
  port?: number;
}

export async function startBoardServer({
  documents,
  rights,
  port = 0,
}: BoardServerOptions): Promise<BoardServer> {
  const clock = { now: () => Date.now() };
  const journal = memoryJournal(documents);
  const rooms = createRooms({ journal, clock, log: silent });
  const visit: AdmissionsDeps["visit"] = async ({ authorization }, documentId) => {
    const userId = /^Bearer (\w+)$/.exec(authorization ?? "")?.[1];
    if (!userId) return null;
    const visitor: Principal = {
      userId,
      name: userId,
      email: `${userId}@nordvik.example`,
      color: 1,
      via: { kind: "token", tokenId: userId },
    };
    return { visitor, access: accessTo(documentId, rights.get(userId)) };
  };
  const admissions = createAdmissions({ visit, rooms, clock });
  const gateway = createGateway({ rooms, admissions, clock, log: silent, allowedOrigins: [] });
  const http = createServer((_request, response) => response.writeHead(404).end());
  const sockets = new Set<Duplex>();
  http.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  http.on("upgrade", (request, socket, head) => gateway.handleUpgrade(request, socket, head));
  await new Promise<void>((resolve) => http.listen(port, "127.0.0.1", resolve));

  let isUp = true;
  const end = async () => {
    isUp = false;
    gateway.close();
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((resolve) => http.close(() => resolve()));
  };
  const { port: takenPort } = http.address() as AddressInfo;
  return {
    origin: `ws://127.0.0.1:${takenPort}`,
    port: takenPort,
    rooms,
    journal,
    async accessOf(userId) {
      if (!isUp) return { kind: "retry" };
      const readOnly = rights.get(userId);
      if (readOnly === undefined)
        return { kind: "refused", code: closeCodes.accessRemoved, reason: "No access." };
      return { kind: "granted", readOnly };
    },
    async stop() {
      if (!isUp) return;
      await rooms.close();
      await end();
    },
    async kill() {
      journal.failWith(new Error("this process is dead"));
      await end();
    },
  };
}

function accessTo(documentId: string, readOnly: ReadOnlyReason | null | undefined): BoardAccess {
  if (readOnly === undefined) return { kind: "denied" };
  const role = readOnly === "viewer" ? "VIEWER" : "EDITOR";
  return { kind: "granted", role, workspaceId: "w1", documentId, readOnly };
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A network between one client and the server, which can be cut and mended. */
export interface Line {
  WebSocketImpl: typeof WebSocket;
  isCut: boolean;
  cut(): void;
  mend(): void;
}

/** `userId` stands in the bearer token of every connection. */
export function openLine(userId: string): Line {
  const open = new Set<NodeWebSocket>();
  class LineSocket extends NodeWebSocket {
    constructor(url: string | URL) {
      // Nobody listens on port 1 of loopback.
      super(line.isCut ? "ws://127.0.0.1:1/" : url, { headers: { authorization: `Bearer ${userId}` } });
      open.add(this);
      this.once("close", () => open.delete(this));
    }
  }
  const line: Line = {
    WebSocketImpl: LineSocket as unknown as typeof WebSocket,
    isCut: false,
    cut() {
      line.isCut = true;
      for (const socket of open) socket.terminate();
    },
    mend() {
      line.isCut = false;
    },
  };
  return line;
}
