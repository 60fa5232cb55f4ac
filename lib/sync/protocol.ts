/**
 * The wire format on one page (docs/sync-spec.md). Messages 0–3 are those of y-websocket and y-protocols,
 * byte for byte; 4 and 5 go from the server only to clients whose URL carries `?client=<schema>`.
 *
 *   0 sync [0 step 1 · 1 step 2 · 2 update]   1 awareness   2 auth   3 query awareness
 *   4 saved   varuint n   the first n frames [0,1] and [0,2] received on this connection are on disk
 *   5 notice  varstring   JSON {topic, ids}: something in the ledger changed, refetch
 */
export const messageTypes = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  saved: 4,
  notice: 5,
} as const;
export const syncMessageTypes = { step1: 0, step2: 1, update: 2 } as const;

/** What the socket's path looks like: `/sync/<documentId>`. */
export const syncPathPattern = /^\/sync\/([A-Za-z0-9_-]{1,64})$/;
export const syncPath = "/sync";
/** Query parameter by which our own client announces itself and its schema version. */
export const clientParameter = "client";

/** Where the whole document is had over HTTP, by format of the update: 1 is that of the socket, 2 is smaller (S46). */
export const basePath = (documentId: string): string => `/api/v1/documents/${documentId}/base`;
export const basePathPattern = /^\/api\/v1\/documents\/[^/]+\/base$/;
export const updateMediaTypes = { 1: "application/x-yjs-update", 2: "application/x-yjs-update-v2" } as const;

export const noticeTopics = [
  "board",
  "snapshots",
  "members",
  "dependencies",
  "threads",
  "rounds",
  "waivers",
  "rehearsals",
  "risk-scale",
  "changes",
] as const;
/** A ledger change: what kind of record, and which ones (empty = any). */
export interface Notice {
  topic: (typeof noticeTopics)[number];
  ids: string[];
}
