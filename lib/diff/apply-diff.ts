/** Goes from one state of a board to the other by their difference, and turns a difference round. */
import { assert } from "#lib/assert.ts";
import { type BoardContent, entityMaps } from "#lib/board/model.ts";
import { fieldNamed, fieldsOf, metaFields } from "#lib/board/storage.ts";
import type { BoardDiff, ElementChange, FieldChange, LoneElement } from "./board-diff.ts";
import type { Values } from "./diff-fields.ts";

type Draft = Record<string, Record<string, unknown>>;
type RecordValue = Values & { readonly id: string };

/** `applyDiff(diffBoards(a, b), a)` is `b`. What the difference says nothing about stays; `a` isn't touched. */
export function applyDiff(diff: BoardDiff, a: BoardContent): BoardContent {
  const draft: Draft = Object.fromEntries(entityMaps.map((map) => [map, { ...a[map] }]));
  draft.layout = { ...a.layout };
  draft.meta = { ...a.meta };
  for (const lone of diff.removed) takeOut(draft, lone);
  for (const lone of diff.added) putIn(draft, lone);
  for (const change of [...diff.changed, ...diff.spelled]) changeElement(draft, change);
  for (const { changes } of diff.moved) for (const { key, after } of changes) set(draft.layout, key, after);
  return { schema: a.schema, ...draft } as BoardContent;
}

/** The difference from the second state to the first: what takes a change back. */
export function invertDiff({ added, removed, changed, moved, spelled }: BoardDiff): BoardDiff {
  return {
    added: removed,
    removed: added,
    changed: changed.map(invertChange),
    moved: moved.map(({ changes, ...rest }) => ({ ...rest, changes: changes.map(swapped) })),
    spelled: spelled.map(invertChange),
  };
}

const invertChange = ({ fields, ...rest }: ElementChange): ElementChange => ({
  ...rest,
  fields: fields.map(swapped),
});

const swapped = <T extends { before: unknown; after: unknown }>(change: T): T => ({
  ...change,
  before: change.after,
  after: change.before,
});

function takeOut(draft: Draft, { map, id, layout }: LoneElement): void {
  delete draft[map]?.[id];
  for (const { key } of layout) delete draft.layout?.[key];
}

function putIn(draft: Draft, { map, id, element, layout }: LoneElement): void {
  set(draft[map], id, element);
  for (const { key, value } of layout) set(draft.layout, key, value);
}

function changeElement(draft: Draft, { map, id, fields }: ElementChange): void {
  const isMeta = map === "meta";
  const before = isMeta ? draft.meta : (draft[map]?.[id] as Values | undefined);
  // Gone meanwhile: there is nothing to change.
  if (before === undefined) return;
  const after: Record<string, unknown> = { ...before };
  const byField = Map.groupBy(fields, ({ path }) => path[0] ?? "");
  for (const [name, changes] of byField) {
    const field = fieldNamed(isMeta ? metaFields : fieldsOf[map], name);
    assert(field !== undefined, "a difference names fields of the model");
    set(
      after,
      name,
      field.kind === "records" ? changedRecords(after[name], changes) : changedValue(after[name], changes),
    );
  }
  if (isMeta) draft.meta = after;
  else set(draft[map], id, after);
}

function changedValue(value: unknown, changes: readonly FieldChange[]): unknown {
  let next = value;
  for (const { path, after } of changes) {
    const key = path[1];
    if (key === undefined) next = after;
    else next = withKey(next as Values, key, after);
  }
  return next;
}

function withKey(values: Values, key: string, value: unknown): Values {
  const next: Record<string, unknown> = { ...values };
  set(next, key, value);
  return next;
}

/** Those that go, what changes inside, the order of those that stay, those that come: each at its place. */
function changedRecords(value: unknown, changes: readonly FieldChange[]): readonly RecordValue[] {
  const records = (value ?? []) as readonly RecordValue[];
  const gone = new Set(
    changes.flatMap((change) => (isLone(change) && change.after === undefined ? [change.path[1]] : [])),
  );
  const within = Map.groupBy(
    changes.filter(({ path }) => path.length > 2),
    ({ path }) => path[1],
  );
  const order = changes.find(({ path }) => path.length === 1)?.after as readonly string[] | undefined;
  const kept = records
    .filter(({ id }) => !gone.has(id))
    .map((record) => changedRecord(record, within.get(record.id) ?? []));
  const next =
    order === undefined ? kept : kept.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
  const come = changes
    .filter((change) => isLone(change) && change.after !== undefined)
    .toSorted((a, b) => (a.place ?? 0) - (b.place ?? 0));
  return come.reduce((list, { after, place = 0 }) => list.toSpliced(place, 0, after as RecordValue), next);
}

const isLone = ({ path }: FieldChange): boolean => path.length === 2;

function changedRecord(record: RecordValue, changes: readonly FieldChange[]): RecordValue {
  return changes.reduce<RecordValue>(
    (next, { path, after }) => withKey(next, path[2] ?? "", after) as RecordValue,
    record,
  );
}

/** A field without a value is left out. */
function set(target: Record<string, unknown> | undefined, key: string, value: unknown): void {
  if (target === undefined) return;
  if (value === undefined) delete target[key];
  else target[key] = value;
}
