/**
 * What differs between two states of a board, as plain data: `diffBoards` makes it, `applyDiff` goes from the first
 * state to the second with it, `invertDiff` turns it round.
 */
import type { BoardContent, EntityMap } from "#lib/board/model.ts";

/** Maps of a content; the board's own facts count as one element, `meta`, that is always there. */
export type ComparedMap = EntityMap | "meta";
export const metaId = "meta";

/**
 * - `meaning`: the hash of meaning sees it.
 * - `progress`: a status that approvals don't cover.
 * - `spelling`: blanks around a text, another Unicode form of it, an empty struct instead of none.
 */
export type FieldSense = "meaning" | "progress" | "spelling";

export interface FieldChange {
  /**
   * Names from the element down: `["title"]`, `["baseline", "v"]`, `["acceptance", "a1", "text"]`. A whole record has
   * its id as second name; the order of the records that stay has the field's name alone.
   */
  readonly path: readonly string[];
  /** Undefined: there was nothing. */
  readonly before: unknown;
  /** Undefined: there is nothing any more. */
  readonly after: unknown;
  readonly sense: FieldSense;
  /** Of a record that came or went: its place among the records of the side that has it. */
  readonly place?: number;
}

export interface ElementChange {
  readonly map: ComparedMap;
  readonly id: string;
  readonly fields: readonly FieldChange[];
}

/** An element that only one side has, with its entries in the layout. */
export interface LoneElement {
  readonly map: EntityMap;
  readonly id: string;
  readonly element: Readonly<Record<string, unknown>>;
  readonly layout: readonly LayoutEntry[];
}
type LayoutValue = BoardContent["layout"][string];
export interface LayoutEntry {
  /** The document's own key: the element's id, or `<id>:view`. */
  readonly key: string;
  readonly value: LayoutValue;
}

/** Another place, size, colour, order or folding of something that both sides have. */
export interface ElementMove {
  readonly map: EntityMap;
  readonly id: string;
  readonly changes: readonly LayoutChange[];
}
export interface LayoutChange {
  readonly key: string;
  readonly before: LayoutValue | undefined;
  readonly after: LayoutValue | undefined;
}

export interface BoardDiff {
  readonly added: readonly LoneElement[];
  readonly removed: readonly LoneElement[];
  /** Changes of meaning and of progress. */
  readonly changed: readonly ElementChange[];
  /** Differences of layout: never of meaning. An element here may be in `changed` too. */
  readonly moved: readonly ElementMove[];
  /** Differences that nobody sees and no hash counts. */
  readonly spelled: readonly ElementChange[];
}

/** Whether nothing differs but layout and spelling. */
export const isSameMeaning = ({ added, removed, changed }: BoardDiff): boolean =>
  added.length + removed.length === 0 &&
  !changed.some(({ fields }) => fields.some(({ sense }) => sense === "meaning"));

/** What was moved and is otherwise the same. */
export function movedOnly({ moved, changed }: BoardDiff): ElementMove[] {
  const others = new Set(changed.map(({ id }) => id));
  return moved.filter(({ id }) => !others.has(id));
}
