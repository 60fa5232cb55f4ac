/** Compares a snapshot with another or with the live board; the answer is text, so that it crosses threads in one piece. */
import type * as Y from "yjs";
import { contentOf } from "#lib/board/content.ts";
import { hashElement } from "#lib/board/hash-board.ts";
import { type BoardContent, entityMaps } from "#lib/board/model.ts";
import { readBoard } from "#lib/board/read-board.ts";
import { compareBoards } from "#lib/diff/compare-boards.ts";
import { diffBoards } from "#lib/diff/diff-boards.ts";
import { type ScopeStability, scopeStability } from "#lib/diff/scope-stability.ts";
import { scopeUnits } from "#lib/diff/scope-units.ts";
import { type KeptContent, type KeptDocument, keptContent } from "./kept-content.ts";

export interface ComparisonWish {
  from: KeptDocument;
  /** Null: the document that is read. */
  to: KeptDocument | null;
  /** The hashes of meaning that had been approved in the first state, by element. */
  approved: Readonly<Record<string, readonly string[]>>;
  /** Which applied change request covers what, by address. */
  explanations: Readonly<Record<string, string>>;
}

export type ComparedStates =
  /** `json` is an object of the contract `Differences`; `ids` are the elements that differ in meaning or progress. */
  { kind: "ok"; json: string; ids: string[] } | { kind: "unreadable"; message: string };

export function comparisonWith(
  doc: Y.Doc,
  { from, to, approved, explanations }: ComparisonWish,
): ComparedStates {
  const before = keptContent(from);
  if (before.kind === "unreadable") return before;
  const after = to ? keptContent(to) : liveContent(doc);
  if (after.kind === "unreadable") return after;
  const differences = compareBoards(before.content, after.content, {
    approved: validIn(before.content, approved),
    explanations: new Map(Object.entries(explanations)),
  });
  const { added, removed, changed } = differences;
  return {
    kind: "ok",
    json: JSON.stringify(differences),
    ids: [...added, ...removed, ...changed].map(({ id }) => id),
  };
}

export type PairStability = Pick<ScopeStability, "value" | "unexplained" | "churn" | "unitCount">;

/** How stable the scope was from one snapshot to the next; null where one was made by a later version. O(snapshots). */
export function stabilitiesOf(
  wishes: readonly (ComparisonWish & { to: KeptDocument })[],
): (PairStability | null)[] {
  // A snapshot that ends one pair begins the next.
  const read = new Map<KeptDocument, KeptContent>();
  const contentOfKept = (kept: KeptDocument): KeptContent => {
    const known = read.get(kept) ?? keptContent(kept);
    read.set(kept, known);
    return known;
  };
  return wishes.map(({ from, to, approved, explanations }) => {
    const [before, after] = [contentOfKept(from), contentOfKept(to)];
    if (before.kind === "unreadable" || after.kind === "unreadable") return null;
    const [a, b] = [before.content, after.content];
    const options = { approved: validIn(a, approved), explained: new Set(Object.keys(explanations)) };
    const { value, unexplained, churn, unitCount } = scopeStability(
      scopeUnits(a, b, diffBoards(a, b)),
      options,
    );
    return { value, unexplained, churn, unitCount };
  });
}

/** The elements that are what somebody approved. */
function validIn(content: BoardContent, approved: ComparisonWish["approved"]): ReadonlySet<string> {
  const ids = Object.entries(approved).flatMap(([id, hashes]) => {
    const map = entityMaps.find((name) => Object.hasOwn(content[name], id));
    const element = map && content[map][id];
    return element && hashes.includes(hashElement(map, element)) ? [id] : [];
  });
  return new Set(ids);
}

const liveContent = (doc: Y.Doc): KeptContent & { content: BoardContent } => ({
  kind: "as-written",
  content: contentOf(readBoard(doc).board),
});
