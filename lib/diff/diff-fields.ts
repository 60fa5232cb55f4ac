/** What differs between two values of one element, down to single fields of records and structs. */
import { equalityDeep } from "lib0/function";
import { fieldMeaning, normalText } from "#lib/board/hash-board.ts";
import type { Field } from "#lib/board/storage.ts";
import type { FieldChange, FieldSense } from "./board-diff.ts";

/** Field values by name; an absent one means the default. */
export type Values = Readonly<Record<string, unknown>>;
type RecordValue = Values & { readonly id: string };

export function diffFields(fields: readonly Field[], before: Values, after: Values): FieldChange[] {
  const changes: FieldChange[] = [];
  for (const field of fields) {
    if (before[field.name] === after[field.name]) continue;
    const was = valueIn(before, field);
    const is = valueIn(after, field);
    if (equalityDeep(was, is)) continue;
    for (const change of fieldChanges(field, was, is)) changes.push(change);
  }
  return changes;
}

function valueIn(values: Values, { name, initial }: Field): unknown {
  const value = values[name];
  return value === undefined ? initial : value;
}

function fieldChanges(field: Field, was: unknown, is: unknown): FieldChange[] {
  if (field.kind === "records") return recordChanges(field, was as RecordValue[], is as RecordValue[]);
  if (isStruct(was) && isStruct(is)) return structChanges(field, was, is);
  const isSame = equalityDeep(fieldMeaning(field, was), fieldMeaning(field, is));
  return [{ path: [field.name], before: was, after: is, sense: senseOf(field, isSame) }];
}

const isStruct = (value: unknown): value is Values =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const senseOf = (field: Field, isSame: boolean): FieldSense =>
  !field.hashed ? "progress" : isSame ? "spelling" : "meaning";

function structChanges(field: Field, was: Values, is: Values): FieldChange[] {
  const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return keys.flatMap((key) => {
    const [before, after] = [was[key], is[key]];
    if (equalityDeep(before, after)) return [];
    const isSame = equalityDeep(normalText(before), normalText(after));
    return [{ path: [field.name, key], before, after, sense: senseOf(field, isSame) }];
  });
}

/** Records are matched by id; where one stands among the others counts only for those that stay. */
function recordChanges(field: Field, was: readonly RecordValue[], is: readonly RecordValue[]): FieldChange[] {
  const before = new Map(was.map((record) => [record.id, record]));
  const after = new Map(is.map((record) => [record.id, record]));
  return [
    ...loneRecords(field, was, after).map(({ record, ...rest }) => ({
      ...rest,
      before: record,
      after: undefined,
    })),
    ...loneRecords(field, is, before).map(({ record, ...rest }) => ({
      ...rest,
      before: undefined,
      after: record,
    })),
    ...was.flatMap((record) => changesWithin(field, record, after.get(record.id))),
    ...orderChange(
      field,
      was.filter(({ id }) => after.has(id)),
      is.filter(({ id }) => before.has(id)),
    ),
  ];
}

function loneRecords(
  field: Field,
  records: readonly RecordValue[],
  others: ReadonlyMap<string, RecordValue>,
) {
  return records.flatMap((record, place) =>
    others.has(record.id)
      ? []
      : [{ path: [field.name, record.id], record, place, sense: senseOf(field, false) }],
  );
}

function changesWithin(field: Field, was: RecordValue, is: RecordValue | undefined): FieldChange[] {
  if (is === undefined) return [];
  return diffFields(field.fields ?? [], was, is).map((change) => ({
    ...change,
    path: [field.name, was.id, ...change.path],
  }));
}

function orderChange(field: Field, was: readonly RecordValue[], is: readonly RecordValue[]): FieldChange[] {
  const before = was.map(({ id }) => id);
  const after = is.map(({ id }) => id);
  if (equalityDeep(before, after)) return [];
  return [{ path: [field.name], before, after, sense: senseOf(field, false) }];
}
