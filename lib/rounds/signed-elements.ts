/**
 * What has become of the elements somebody signed: unchanged, changed or deleted since, and what has come to their
 * lane or flow meanwhile. A description alone is noted, never stale; places and looks aren't meaning at all.
 */
import { anchoredElement, edgeName } from "#lib/board/anchored-element.ts";
import type { Board } from "#lib/board/model.ts";
import { fieldsOf } from "#lib/board/storage.ts";
import { diffFields, type Values } from "#lib/diff/diff-fields.ts";
import {
  type CoveredElement,
  type CoveredMap,
  coveredElements,
  hashCovered,
  type ReviewScope,
} from "./covered-elements.ts";

/** An approval as it was signed. */
export interface SignedElements {
  readonly scopes: readonly ReviewScope[];
  /** Element id → hash of its meaning then. */
  readonly covered: Readonly<Record<string, string>>;
  /** The elements as they were, by id. */
  readonly elements: Readonly<Record<string, CoveredElement>>;
}

export interface SignedField {
  /** From the element down, by dots: `acceptance.a1.text`. */
  readonly path: string;
  /** Null where there was nothing. */
  readonly before: unknown;
  /** Null where there is nothing any more. */
  readonly after: unknown;
}

export interface SignedChange {
  readonly id: string;
  readonly change: "CHANGED" | "DELETED";
  /** What it is called, or was. */
  readonly name: string;
  readonly map: CoveredMap;
  /** Those that differ in meaning; none for what was deleted. */
  readonly fields: readonly SignedField[];
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
    if (now && fields.every(({ path }) => path === "description")) noted.push(id);
    else {
      const change = now ? "CHANGED" : "DELETED";
      changes.push({ id, map: before.map, change, name: nameOf(board, id, signed), fields });
    }
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

function changedFields(before: CoveredElement, now: CoveredElement): SignedField[] {
  // Through the ledger's JSON what was absent is absent still.
  const [was, is] = [before.element as Values, now.element as Values];
  return diffFields(fieldsOf[before.map], was, is)
    .filter(({ sense }) => sense === "meaning")
    .map(({ path, before, after }) => ({
      path: path.join("."),
      before: before ?? null,
      after: after ?? null,
    }));
}

function nameOf(board: Board, id: string, { elements }: SignedElements): string {
  const live = anchoredElement(board, id);
  if (live) return live.name;
  const kept = elements[id];
  if (kept?.map !== "edges") return kept ? titleOf(kept) : "";
  return edgeName(kept.element, (end) => board.nodes.get(end)?.title ?? keptTitle(elements[end]));
}

const keptTitle = (kept: CoveredElement | undefined): string | undefined =>
  kept?.map === "nodes" ? kept.element.title : undefined;

function titleOf(kept: Exclude<CoveredElement, { map: "edges" }>): string {
  if (kept.map === "nodes") return kept.element.title;
  return kept.map === "flows" ? kept.element.name : kept.element.metric;
}
