/**
 * What differs between two states of a board: elements matched by id, compared field by field with the same table
 * that reading, writing and hashing are driven by. Layout apart: it is never meaning. O(elements).
 */
import { equalityDeep } from "lib0/function";
import { parseLayoutKey, viewKey } from "#lib/board/board-doc.ts";
import { type BoardContent, type EntityMap, entityMaps } from "#lib/board/model.ts";
import { type Field, fieldsOf, metaFields } from "#lib/board/storage.ts";
import {
  type BoardDiff,
  type ComparedMap,
  type ElementMove,
  type FieldChange,
  type LayoutChange,
  type LayoutEntry,
  type LoneElement,
  metaId,
} from "./board-diff.ts";
import { diffFields, type Values } from "./diff-fields.ts";

type Sides = Readonly<Record<"a" | "b", BoardContent>>;
type Elements = Readonly<Record<string, Values>>;
/** The diff while it is made. */
type Draft = { -readonly [Key in keyof BoardDiff]: BoardDiff[Key][number][] };

/** Both as `parseContent` gives them, every default in its place. */
export function diffBoards(a: BoardContent, b: BoardContent): BoardDiff {
  const diff: Draft = { added: [], removed: [], changed: [], moved: [], spelled: [] };
  const meta = { map: "meta", id: metaId, fields: metaFields } as const;
  addChange(diff, meta, { before: a.meta, after: b.meta });
  for (const map of entityMaps) diffMap(diff, map, { a, b });
  diff.moved = moves({ a, b });
  return diff;
}

function diffMap(diff: Draft, map: EntityMap, { a, b }: Sides): void {
  const before: Elements = a[map];
  const after: Elements = b[map];
  const fields = fieldsOf[map];
  for (const id of Object.keys(before)) {
    const was = before[id];
    const is = Object.hasOwn(after, id) ? after[id] : undefined;
    if (was === undefined) continue;
    if (is === undefined) diff.removed.push(lone(map, was, a));
    else addChange(diff, { map, id, fields }, { before: was, after: is });
  }
  for (const id of Object.keys(after)) {
    const is = after[id];
    if (is !== undefined && !Object.hasOwn(before, id)) diff.added.push(lone(map, is, b));
  }
}

/** The only elements that stand somewhere. */
const placedMaps = ["nodes", "lanes"] as const;

function lone(map: EntityMap, element: Values, content: BoardContent): LoneElement {
  const id = String(element.id);
  const isPlaced = placedMaps.some((name) => name === map);
  return { map, id, element, layout: isPlaced ? layoutOf(content, id) : [] };
}

function addChange(
  diff: Draft,
  { map, id, fields }: { map: ComparedMap; id: string; fields: readonly Field[] },
  { before, after }: { before: Values; after: Values },
): void {
  const changes = diffFields(fields, before, after);
  if (changes.length === 0) return;
  const isSpelling = ({ sense }: FieldChange) => sense === "spelling";
  const seen = changes.filter((change) => !isSpelling(change));
  const unseen = changes.filter(isSpelling);
  if (seen.length > 0) diff.changed.push({ map, id, fields: seen });
  if (unseen.length > 0) diff.spelled.push({ map, id, fields: unseen });
}

/** The entries of one element, in a fixed order. */
const layoutOf = ({ layout }: BoardContent, id: string): LayoutEntry[] =>
  [id, viewKey(id)].flatMap((key) => {
    const value = layout[key];
    return value === undefined ? [] : [{ key, value }];
  });

/** Of the elements that both sides have. */
function moves({ a, b }: Sides): ElementMove[] {
  const changes = new Map<string, LayoutChange[]>();
  const note = (key: string): void => {
    const [before, after] = [a.layout[key], b.layout[key]];
    if (before === after || equalityDeep(before, after)) return;
    const { id } = parseLayoutKey(key);
    changes.set(id, [...(changes.get(id) ?? []), { key, before, after }]);
  };
  for (const key of Object.keys(a.layout)) note(key);
  for (const key of Object.keys(b.layout)) if (!Object.hasOwn(a.layout, key)) note(key);
  return [...changes].flatMap(([id, own]) => {
    const map = placedMaps.find((name) => Object.hasOwn(a[name], id) && Object.hasOwn(b[name], id));
    return map === undefined ? [] : [{ map, id, changes: own }];
  });
}
