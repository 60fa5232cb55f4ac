/** A frame from a client, decoded: what the gateway hands to a room. */
import type { AwarenessEntry } from "./awareness-update.ts";

export type ClientFrame =
  | { kind: "step1"; stateVector: Uint8Array }
  | { kind: "step2"; update: Uint8Array }
  | { kind: "update"; update: Uint8Array }
  | { kind: "awareness"; entries: AwarenessEntry[] }
  | { kind: "query-awareness" }
  /** Known, and of no meaning from a client. */
  | { kind: "ignored" };
