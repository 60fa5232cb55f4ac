/**
 * What has become of the elements somebody signed: unchanged, changed or deleted since, and what has come to their
 * lane or flow meanwhile. A description alone is noted, never stale; places and looks aren't meaning at all.
 */
import { equalityDeep } from "lib0/function";
import { anchoredElement } from "#lib/board/anchored-element.ts";
import { meaningOfElement } from "#lib/board/hash-board.ts";
import type { Board } from "#lib/board/model.ts";
import { type CoveredElement, coveredElements, hashCovered, type ReviewScope } from "./covered-elements.ts";

/** An approval as it was signed. */
export interface SignedElements {
  readonly scopes: readonly ReviewScope[];
  /** Element id → hash of its meaning then. */
  readonly covered: Readonly<Record<string, string>>;
  /** The elements as they were, by id. */
  readonly elements: Readonly<Record<string, CoveredElement>>;
}

export interface SignedChange {
  readonly id: string;
  readonly change: "CHANGED" | "DELETED";
  /** What it is called, or was. */
  readonly name: string;
  /** Names of the fields that differ; none for what was deleted. */
  readonly fields: readonly string[];
}

export interface SinceSigned {
  /** Each makes the approval stale for that element. */
  readonly changes: readonly SignedChange[];
  /** Only their description differs. */
  readonly noted: readonly string[];
  /** In the lane or flow now, and not signed. */
  readonly added: readonly string[];
}

/** O(board + signed elements). */
export function sinceSigned(board: Board, signed: SignedElements): SinceSigned {
  const changes: SignedChange[] = [];
  const noted: string[] = [];
  for (const [id, before] of Object.entries(signed.elements)) {
    const now = elementNow(board, before);
    if (now && hashCovered(now) === signed.covered[id]) continue;
    const fields = now ? changedFields(before, now) : [];
    if (now && fields.every((field) => field === "description")) noted.push(id);
    else changes.push({ id, change: now ? "CHANGED" : "DELETED", name: nameOf(board, id, signed), fields });
  }
  const added = [...coveredElements(board, signed.scopes).keys()].filter(
    (id) => !Object.hasOwn(signed.covered, id),
  );
  return { changes, noted, added };
}

function elementNow(board: Board, { map, element }: CoveredElement): CoveredElement | undefined {
  const now = board[map].get(element.id);
  return now && ({ map, element: now } as CoveredElement);
}

function changedFields(before: CoveredElement, now: CoveredElement): string[] {
  const [was, is] = [meaningOfElement(before.map, before.element), meaningOfElement(now.map, now.element)];
  const names = new Set([...Object.keys(was), ...Object.keys(is)]);
  return [...names].filter((name) => !equalityDeep(was[name], is[name])).sort();
}

function nameOf(board: Board, id: string, { elements }: SignedElements): string {
  const live = anchoredElement(board, id);
  if (live) return live.name;
  const kept = elements[id];
  if (kept?.map !== "edges") return kept ? titleOf(kept) : "";
  const { sourceId, targetId, cls } = kept.element;
  const [source, target] = [sourceId, targetId].map((end) => titleOfNode(board, end, elements));
  return cls === "DEPENDENCY" ? `${source} needs ${target}` : `${source} → ${target}`;
}

function titleOfNode(board: Board, id: string, elements: SignedElements["elements"]): string {
  const kept = elements[id];
  return board.nodes.get(id)?.title ?? (kept?.map === "nodes" ? kept.element.title : "");
}

function titleOf(kept: Exclude<CoveredElement, { map: "edges" }>): string {
  if (kept.map === "nodes") return kept.element.title;
  return kept.map === "flows" ? kept.element.name : kept.element.metric;
}
