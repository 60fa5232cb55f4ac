/**
 * What the state line says. It is derived only from what the server confirmed:
 * "saved" needs our step 2 of this connection sent and `saved n` for every frame sent (sync spec, decision 6).
 */
export type SyncState =
  | { kind: "loading" }
  | { kind: "saved" }
  | { kind: "saving"; pending: number }
  /** The connection stands, but the server can't store: kept here. */
  | { kind: "unsaved"; pending: number }
  | { kind: "offline"; pending: number; retryAt?: number }
  | { kind: "read-only"; reason: "viewer" | "commenter" | "locked" | "archived" }
  /** Changes made here that the server will not take; they wait to be copied or discarded. */
  | { kind: "refused"; count: number; reason: string }
  /** Permanent: signed out, removed, deleted, client too old. */
  | { kind: "closed"; code: number; reason: string };
