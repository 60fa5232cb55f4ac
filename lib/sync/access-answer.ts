/**
 * What the server says one may do with a board, asked over HTTP: a browser can't see why an upgrade was refused
 * (sync spec C4), and whoever comes back after an outage may find other rights than they left with.
 */
import { closeCodes } from "./close-codes.ts";
import { closeReason } from "./close-reason.ts";
import { type ReadOnlyReason, readOnlyReasons } from "./sync-state.ts";

export type AccessAnswer =
  | { kind: "granted"; readOnly: ReadOnlyReason | null }
  /** Asking again won't help; `code` is the close code that says the same. */
  | { kind: "refused"; code: number; reason: string }
  /** The server can't say now: busy, restarting, out of reach. */
  | { kind: "retry" };

const refusedBy = new Map<number, number>([
  [401, closeCodes.sessionEnded],
  [403, closeCodes.accessRemoved],
  [404, closeCodes.boardGone],
  [410, closeCodes.boardGone],
]);

/** Whoever was removed from the workspace gets the same answer as for a board that is gone. */
const goneOrHidden = "This board doesn't exist any more, or you can no longer see it.";

/** Asks `GET /api/v1/boards/{id}/access`. Never rejects. */
export async function fetchBoardAccess(
  boardId: string,
  // biome-ignore lint/style/noRestrictedGlobals: a default only; whoever has another one gives it
  fetchImpl: typeof fetch = fetch,
  baseUrl = "",
): Promise<AccessAnswer> {
  try {
    const response = await fetchImpl(`${baseUrl}/api/v1/boards/${boardId}/access`, { cache: "no-store" });
    return readAccessAnswer(response.status, response.ok ? await response.json() : null);
  } catch {
    return { kind: "retry" }; // offline, or an answer cut off half-way: the caller comes back by itself
  }
}

/** Reads an answer of the access route; anything unexpected is "retry". */
export function readAccessAnswer(status: number, body: unknown): AccessAnswer {
  const code = refusedBy.get(status);
  if (code !== undefined)
    return { kind: "refused", code, reason: status === 404 ? goneOrHidden : closeReason(code) };
  if (status !== 200 || typeof body !== "object" || body === null || !("readOnly" in body))
    return { kind: "retry" };
  if (body.readOnly === null) return { kind: "granted", readOnly: null };
  const readOnly = readOnlyReasons.find((reason) => reason === body.readOnly);
  return readOnly ? { kind: "granted", readOnly } : { kind: "retry" };
}
