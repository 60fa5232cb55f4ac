/**
 * What the state line says. It is derived only from what the server confirmed:
 * "saved" needs our step 2 of this connection sent and `saved n` for every frame sent (sync spec S7).
 * `pending` counts changes made here that the server hasn't confirmed.
 */
export const readOnlyReasons = ["viewer", "commenter", "locked", "archived", "decided"] as const;
export type ReadOnlyReason = (typeof readOnlyReasons)[number];

/** Where unconfirmed changes survive: on this device (a reload is fine), or only as long as this tab is open. */
export type KeptIn = "device" | "tab";

export type SyncState =
  | { kind: "loading" }
  | { kind: "saved" }
  | { kind: "saving"; pending: number }
  /** The connection stands, but the server can't store: kept here. */
  | { kind: "unsaved"; pending: number; keptIn: KeptIn }
  /** `retryAt` (ms since the epoch) is absent while a try is under way. */
  | { kind: "offline"; pending: number; keptIn: KeptIn; retryAt?: number }
  | { kind: "read-only"; reason: ReadOnlyReason }
  /** Changes made here that the server will not take; they wait to be copied or discarded. */
  | { kind: "refused"; count: number; reason: string; keptIn: KeptIn }
  /** Permanent: signed out, removed, deleted, client too old. Unconfirmed changes are still kept. */
  | { kind: "closed"; code: number; reason: string; pending: number; keptIn: KeptIn };
