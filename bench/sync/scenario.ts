/** What a scenario is: work that is the same for every server, figures that come out, and the bars they are held to. */
import type { BenchServer, ServerName } from "./servers/bench-server.ts";

/** Figures of one run by name; null when it couldn't be had, as from a server that had ended. */
export type Figures = Record<string, number | null>;

export interface Bar {
  figure: string;
  /** Ours ÷ this server's; `better-peer` is the better of y-websocket-server and Hocuspocus. Absent: ours alone. */
  against?: ServerName | "better-peer";
  atMost?: number;
  atLeast?: number;
}

export interface Scenario {
  name: string;
  title: string;
  /** Without our server on PostgreSQL, which joins wherever ours is. */
  servers: readonly ServerName[];
  /** What is better: for the better peer. */
  lowerIsBetter: boolean;
  bars: readonly Bar[];
  run(server: BenchServer, mode: Mode): Promise<Figures>;
}

export interface Mode {
  /** Short windows, for development. */
  isQuick: boolean;
}

export const everyServer = ["throughline", "y-websocket-server", "hocuspocus", "floor"] as const;
export const everyServerWithDocuments = ["throughline", "y-websocket-server", "hocuspocus"] as const;
