/**
 * What differs between two states of a board: elements matched by id, compared field by field with the same table
 * that reading, writing and hashing are driven by. Layout apart: it is never meaning. O(elements).
 */
import { equalityDeep } from "lib0/function";
import { parseLayoutKey } from "#lib/board/board-doc.ts";
import { type BoardContent, type EntityMap, entityMaps } from "#lib/board/model.ts";
import { type Field, fieldsOf, metaFields } from "#lib/board/storage.ts";
import {
  type BoardDiff,
  type ComparedMap,
  type ElementMove,
  type FieldChange,
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
  const layout = { a: layoutById(a), b: layoutById(b) };
  const meta = { map: "meta", id: metaId, fields: metaFields } as const;
  addChange(diff, meta, { before: a.meta, after: b.meta });
  for (const map of entityMaps) diffMap(diff, map, { sides: { a, b }, layout });
  diff.moved = moves({ a, b }, layout);
  return diff;
}

type LayoutById = ReadonlyMap<string, readonly LayoutEntry[]>;
interface Compared {
  readonly sides: Sides;
  readonly layout: Readonly<Record<"a" | "b", LayoutById>>;
}

function diffMap(diff: Draft, map: EntityMap, { sides, layout }: Compared): void {
  const before: Elements = sides.a[map];
  const after: Elements = sides.b[map];
  const fields = fieldsOf[map];
  for (const id of Object.keys(before)) {
    const was = before[id];
    const is = Object.hasOwn(after, id) ? after[id] : undefined;
    if (was === undefined) continue;
    if (is === undefined) diff.removed.push(lone(map, was, layout.a));
    else addChange(diff, { map, id, fields }, { before: was, after: is });
  }
  for (const id of Object.keys(after)) {
    const is = after[id];
    if (is !== undefined && !Object.hasOwn(before, id)) diff.added.push(lone(map, is, layout.b));
  }
}

function lone(map: EntityMap, element: Values, layout: LayoutById): LoneElement {
  const id = String(element.id);
  return { map, id, element, layout: hasLayout(map) ? (layout.get(id) ?? []) : [] };
}

/** The only elements that stand somewhere. */
const hasLayout = (map: EntityMap): boolean => map === "nodes" || map === "lanes";

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

function layoutById({ layout }: BoardContent): LayoutById {
  const byId = new Map<string, LayoutEntry[]>();
  for (const [key, value] of Object.entries(layout)) {
    const { id } = parseLayoutKey(key);
    const entries = byId.get(id);
    if (entries === undefined) byId.set(id, [{ key, value }]);
    else entries.push({ key, value });
  }
  return byId;
}

/** Of the elements that both sides have. */
function moves({ a, b }: Sides, layout: Compared["layout"]): ElementMove[] {
  const moved: ElementMove[] = [];
  for (const id of new Set([...layout.a.keys(), ...layout.b.keys()])) {
    const map = (["nodes", "lanes"] as const).find(
      (name) => Object.hasOwn(a[name], id) && Object.hasOwn(b[name], id),
    );
    if (map === undefined) continue;
    const changes = layoutChanges(layout.a.get(id) ?? [], layout.b.get(id) ?? []);
    if (changes.length > 0) moved.push({ map, id, changes });
  }
  return moved;
}

function layoutChanges(
  before: readonly LayoutEntry[],
  after: readonly LayoutEntry[],
): ElementMove["changes"] {
  const keys = new Set([...before, ...after].map(({ key }) => key));
  return [...keys].flatMap((key) => {
    const was = before.find((entry) => entry.key === key)?.value;
    const is = after.find((entry) => entry.key === key)?.value;
    return equalityDeep(was, is) ? [] : [{ key, before: was, after: is }];
  });
}
