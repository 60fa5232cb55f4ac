/** The sentences shown when a board's connection is over for good, and when changes were refused. */
import { closeCodes } from "./close-codes.ts";
import type { ReadOnlyReason } from "./sync-state.ts";

const reasons = new Map<number, string>([
  [closeCodes.malformed, "The server couldn't read what this page sent. Reload the page."],
  [closeCodes.sessionEnded, "Your session has ended. Sign in again to go on."],
  [closeCodes.accessRemoved, "You no longer have access to this board. Ask an owner of the workspace."],
  [closeCodes.boardGone, "This board has been deleted."],
  [closeCodes.clientTooOld, "This page is older than the board. Reload it to get the new version."],
  [closeCodes.tooLarge, "A change was too large for the server. Make it in smaller parts."],
]);

/** For a permanent close code; codes nobody knows get a general sentence. */
export const closeReason = (code: number): string =>
  reasons.get(code) ?? "The server ended the connection. Reload the page.";

/** Why changes made here were not taken. */
export const refusalReasons: Record<ReadOnlyReason, string> = {
  viewer: "Your role on this board no longer allows editing.",
  commenter: "Your role on this board no longer allows editing.",
  locked: "The board was locked before your changes arrived.",
  archived: "The board was archived before your changes arrived.",
  decided: "The change was decided on before yours arrived.",
};
