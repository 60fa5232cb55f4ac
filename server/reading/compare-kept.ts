/** Compares a snapshot with another or with the live board; the answer is text, so that it crosses threads in one piece. */
import type * as Y from "yjs";
import { contentOf } from "#lib/board/content.ts";
import type { BoardContent } from "#lib/board/model.ts";
import { readBoard } from "#lib/board/read-board.ts";
import { compareBoards } from "#lib/diff/compare-boards.ts";
import { type KeptContent, type KeptDocument, keptContent } from "./kept-content.ts";

export interface ComparisonWish {
  from: KeptDocument;
  /** Null: the document that is read. */
  to: KeptDocument | null;
}

export type ComparedStates =
  /** `json` is an object of the contract `Differences`; `ids` are the elements that differ in meaning or progress. */
  { kind: "ok"; json: string; ids: string[] } | { kind: "unreadable"; message: string };

export function comparisonWith(doc: Y.Doc, { from, to }: ComparisonWish): ComparedStates {
  const before = keptContent(from);
  if (before.kind === "unreadable") return before;
  const after = to ? keptContent(to) : liveContent(doc);
  if (after.kind === "unreadable") return after;
  const differences = compareBoards(before.content, after.content);
  const { added, removed, changed } = differences;
  return {
    kind: "ok",
    json: JSON.stringify(differences),
    ids: [...added, ...removed, ...changed].map(({ id }) => id),
  };
}

const liveContent = (doc: Y.Doc): KeptContent & { content: BoardContent } => ({
  kind: "as-written",
  content: contentOf(readBoard(doc).board),
});
