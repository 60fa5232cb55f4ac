/** One record per person and row: what several edits of one flush amount to. */
import type { EditRecord } from "./update-journal.ts";

export function mergeEdits(edits: readonly EditRecord[]): EditRecord[] {
  const byUser = new Map<string, EditRecord>();
  for (const edit of edits) {
    const known = byUser.get(edit.userId);
    byUser.set(edit.userId, {
      userId: edit.userId,
      at: Math.max(edit.at, known?.at ?? edit.at),
      elementIds: [...new Set([...(known?.elementIds ?? []), ...edit.elementIds])],
    });
  }
  return [...byUser.values()];
}
