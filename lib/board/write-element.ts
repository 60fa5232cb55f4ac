/**
 * Writes elements of the model into the document: the other direction of `read-element.ts`, by the same table.
 * Everything here runs inside the caller's transaction and writes only what differs.
 */
import { equalityDeep } from "lib0/function";
import * as Y from "yjs";
import type { StoredMap } from "./board-doc.ts";
import { ascendingKeys } from "./order-keys.ts";
import { storedOrder } from "./read-element.ts";
import { type Field, fieldNamed, orderKey } from "./storage.ts";
import { writeText } from "./text-diff.ts";

/** Field values by name; an absent one means the default. */
export type Values = Readonly<Record<string, unknown>>;

/** A new element; its texts and containers are made with it, so that nobody's first character is lost. */
export function newStored(fields: readonly Field[], values: Values): StoredMap {
  const stored = new Y.Map<unknown>();
  for (const field of fields) {
    const value = values[field.name] ?? field.initial;
    const content = newContent(field, value, values.kind);
    if (content !== undefined) stored.set(field.name, content);
  }
  return stored;
}

function newContent(field: Field, value: unknown, elementKind: unknown): unknown {
  if (field.kind === "plain") return equalityDeep(value, field.initial) ? undefined : value;
  const isEmpty = equalityDeep(value, field.initial) && !field.isMadeWith(elementKind);
  return isEmpty ? undefined : newContainer(field, value);
}

function newContainer(field: Field, value: unknown): unknown {
  if (field.kind === "text") return new Y.Text(value as string);
  if (field.kind === "list") return Y.Array.from([...(value as readonly string[])]);
  if (field.kind === "set") return new Y.Map((value as readonly string[]).map((member) => [member, true]));
  return newRecords(field.fields ?? [], value as readonly (Values & { id: string })[]);
}

function newRecords(fields: readonly Field[], records: readonly (Values & { id: string })[]): StoredMap {
  const stored = new Y.Map<unknown>();
  const keys = ascendingKeys(records.map(() => undefined));
  records.forEach((record, at) => {
    const entry = newStored(fields, record);
    entry.set(orderKey, keys[at]);
    stored.set(record.id, entry);
  });
  return stored;
}

/**
 * Sets one field to a value that the model allows.
 * @param current the value as it reads now; what differs from it is written, nothing else
 */
export function writeField(
  stored: StoredMap,
  field: Field,
  { current, next }: { current: unknown; next: unknown },
): void {
  if (field.kind === "plain") writePlain(stored, field, next);
  else if (!equalityDeep(current, next) || !isContainer(field, stored.get(field.name))) {
    writeContainer(stored, field, { current, next });
  }
}

function writeContainer(
  stored: StoredMap,
  field: Field,
  { current, next }: { current: unknown; next: unknown },
): void {
  const container = stored.get(field.name);
  if (field.kind === "text" && container instanceof Y.Text) writeText(container, next as string);
  else if (field.kind === "set" && container instanceof Y.Map) writeSet(container, next as readonly string[]);
  else if (field.kind === "list" && container instanceof Y.Array)
    writeList(container, next as readonly string[]);
  else if (field.kind === "records" && container instanceof Y.Map) {
    writeRecords(container, field.fields ?? [], { current, next } as RecordsChange);
  } else if (equalityDeep(next, field.initial)) clear(stored, field.name);
  else stored.set(field.name, newContainer(field, next));
}

/** Makes the containers that an element of this kind should have and lacks. */
export function makeContainers(stored: StoredMap, fields: readonly Field[], elementKind: unknown): void {
  for (const field of fields) {
    if (field.kind === "plain" || stored.has(field.name) || !field.isMadeWith(elementKind)) continue;
    stored.set(field.name, newContainer(field, field.initial));
  }
}

function isContainer(field: Field, container: unknown): boolean {
  if (container === undefined) return true;
  if (field.kind === "text") return container instanceof Y.Text;
  return field.kind === "list" ? container instanceof Y.Array : container instanceof Y.Map;
}

function writePlain(stored: StoredMap, field: Field, next: unknown): void {
  const before = stored.get(field.name);
  if (equalityDeep(next, field.initial)) clear(stored, field.name);
  else if (before instanceof Y.AbstractType || !equalityDeep(before, next)) stored.set(field.name, next);
}

function clear(stored: StoredMap, name: string): void {
  if (stored.has(name)) stored.delete(name);
}

function writeSet(container: StoredMap, next: readonly string[]): void {
  const wanted = new Set(next);
  for (const member of [...container.keys()]) if (!wanted.has(member)) container.delete(member);
  for (const member of wanted) if (!container.has(member)) container.set(member, true);
}

/** Replaces what lies between the common beginning and the common end. */
function writeList(container: Y.Array<unknown>, next: readonly string[]): void {
  const before = container.toArray();
  const shorter = Math.min(before.length, next.length);
  let head = 0;
  while (head < shorter && before[head] === next[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === next.at(-1 - tail)) tail += 1;
  const removed = before.length - tail - head;
  if (removed > 0) container.delete(head, removed);
  const added = next.slice(head, next.length - tail);
  if (added.length > 0) container.insert(head, added);
}

interface RecordsChange {
  readonly current: readonly (Values & { id: string })[] | undefined;
  readonly next: readonly (Values & { id: string })[];
}

function writeRecords(
  container: StoredMap,
  fields: readonly Field[],
  { current, next }: RecordsChange,
): void {
  const wanted = new Set(next.map(({ id }) => id));
  for (const id of [...container.keys()]) if (!wanted.has(id)) container.delete(id);
  const before = new Map((current ?? []).map((record) => [record.id, record]));
  const keys = ascendingKeys(next.map(({ id }) => storedOrder(container.get(id)) || undefined));
  next.forEach((record, at) => {
    const entry = container.get(record.id);
    const old = before.get(record.id);
    const target = entry instanceof Y.Map && old !== undefined ? entry : newStored(fields, record);
    if (target === entry)
      writeFields(target as StoredMap, fields, { current: old ?? {}, next: record }, orderKey);
    if (target !== entry) container.set(record.id, target);
    if (storedOrder(container.get(record.id)) !== keys[at]) (target as StoredMap).set(orderKey, keys[at]);
  });
}

/** Sets all fields to the values of `next`, and takes out what the table doesn't know but for the `kept` key. */
export function writeFields(
  stored: StoredMap,
  fields: readonly Field[],
  { current, next }: { current: Values; next: Values },
  kept?: string,
): void {
  for (const key of [...stored.keys()]) {
    if (key !== kept && fieldNamed(fields, key) === undefined) stored.delete(key);
  }
  for (const field of fields) {
    writeField(stored, field, {
      current: current[field.name] ?? field.initial,
      next: next[field.name] ?? field.initial,
    });
  }
}
