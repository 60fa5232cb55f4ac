/** The orders in which boards can be listed. */
import type { BoardCard } from "#lib/contracts/boards.ts";

export const boardOrders = { edited: "Last edited", title: "Title, A to Z" } as const;
export type BoardOrder = keyof typeof boardOrders;

const words = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** Last edited: newest first. Ties by id, so that cards never swap without a reason. */
export function sortBoards(boards: readonly BoardCard[], order: BoardOrder): BoardCard[] {
  const compare = (a: BoardCard, b: BoardCard) =>
    order === "title" ? words.compare(a.title, b.title) : b.editedAt.localeCompare(a.editedAt);
  return boards.toSorted((a, b) => compare(a, b) || a.id.localeCompare(b.id));
}
