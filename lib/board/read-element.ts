/**
 * Reads one stored element into the model. Nothing stored is trusted: what isn't as the model says is left out
 * and named in a finding; only an element without its required fields is dropped whole.
 * References are checked afterwards, when all ids are known (`link-board.ts`).
 */
import * as Y from "yjs";
import type * as z from "zod/mini";
import { type BoardMapName, schemaKey } from "./board-doc.ts";
import { isElementId } from "./ids.ts";
import {
  type BoardMeta,
  type EntityMap,
  type EntityOf,
  metaSchema,
  SCHEMA_VERSION,
  schemas,
} from "./model.ts";
import { cleanJson, plainValue } from "./plain-value.ts";
import type { FindingCode, ReadFinding } from "./read-finding.ts";
import { byCodeUnits, cleanString, cutString } from "./shared-string.ts";
import { type Field, fieldNamed, fieldsOf, metaFields, orderKey } from "./storage.ts";

/** An element as read by itself: absent when it had to be dropped. */
export interface Parsed<T> {
  readonly value: T | undefined;
  readonly findings: readonly ReadFinding[];
}

export function readElement<M extends EntityMap>(map: M, id: string, stored: unknown): Parsed<EntityOf[M]> {
  const notes = new Notes(map, id);
  if (!isElementId(id)) return notes.dropped("its id can't be used");
  if (!(stored instanceof Y.Map)) return notes.dropped("it isn't stored as an element");
  const raw = readStored(stored, fieldsOf[map], notes);
  const value = check({ raw: { id, ...raw }, schema: schemas[map], fields: fieldsOf[map] }, notes);
  if (value === undefined) return notes.dropped("it lacks a field it can't be without");
  return { value: value as EntityOf[M], findings: notes.list };
}

export interface ParsedMeta extends Parsed<BoardMeta> {
  readonly value: BoardMeta;
  readonly schema: number;
}

export function readMeta(stored: Y.Map<unknown>): ParsedMeta {
  const notes = new Notes("meta", "");
  const raw = readStored(stored, metaFields, notes, schemaKey);
  const value = check({ raw, schema: metaSchema, fields: metaFields }, notes) ?? metaSchema.parse({});
  return { value: value as BoardMeta, schema: readSchemaVersion(stored, notes), findings: notes.list };
}

function readSchemaVersion(stored: Y.Map<unknown>, notes: Notes): number {
  const version = stored.get(schemaKey);
  if (version === undefined) return SCHEMA_VERSION;
  if (Number.isSafeInteger(version) && (version as number) > 0) return version as number;
  notes.add("field-dropped", schemaKey, "the version of the document can't be read");
  return SCHEMA_VERSION;
}

/** Collects the findings about one element. */
class Notes {
  readonly list: ReadFinding[] = [];
  readonly #map: BoardMapName;
  readonly #id: string;
  constructor(map: BoardMapName, id: string) {
    this.#map = map;
    this.#id = id;
  }
  add(code: FindingCode, field: string, message: string): void {
    this.list.push({ code, map: this.#map, id: this.#id, field, message });
  }
  dropped(why: string): Parsed<never> {
    const message = `left out: ${why}`;
    return {
      value: undefined,
      findings: [...this.list, { code: "element-dropped", map: this.#map, id: this.#id, message }],
    };
  }
}

type Raw = Record<string, unknown>;

/** The stored fields with their containers resolved into plain values; not yet checked against the schema. */
function readStored(
  stored: Y.Map<unknown>,
  fields: readonly Field[],
  notes: Notes,
  ...ignored: string[]
): Raw {
  const raw: Raw = {};
  stored.forEach((value, key) => {
    if (value === undefined || value === null || ignored.includes(key)) return;
    const field = fieldNamed(fields, key);
    const read = field && readField(field, value, notes);
    if (read !== undefined) raw[key] = read;
    else if (field === undefined) notes.add("field-unknown", key, "this version doesn't know the field");
    else notes.add("field-dropped", key, "its value isn't of the right kind");
  });
  return raw;
}

function readField(field: Field, stored: unknown, notes: Notes): unknown {
  switch (field.kind) {
    case "text":
      return readText(field, stored, notes);
    case "set":
      return stored instanceof Y.Map
        ? readMembers(field, [...stored.keys()].sort(byCodeUnits), notes)
        : undefined;
    case "list":
      return stored instanceof Y.Array ? readMembers(field, stored.toArray(), notes) : undefined;
    case "records":
      return stored instanceof Y.Map ? readRecords(field, stored, notes) : undefined;
    case "plain":
      return plainValue(stored);
  }
}

function readText(field: Field, stored: unknown, notes: Notes): string | undefined {
  const text = storedText(stored);
  if (text === undefined || field.maxLength === undefined || text.length <= field.maxLength) return text;
  notes.add("text-cut", field.name, `only the first ${field.maxLength} characters are shown`);
  return cutString(text, field.maxLength);
}

/** A stored text; a plain string is read as one too, so that no words are lost to a wrong container. */
function storedText(stored: unknown): string | undefined {
  if (stored instanceof Y.Text) return cleanString(stored.toString());
  return typeof stored === "string" ? cleanString(stored) : undefined;
}

/** Members that pass the schema of the field's elements; the others are named once. */
function readMembers(field: Field, members: readonly unknown[], notes: Notes): unknown[] {
  const kept = members
    .map((member) => cleanJson(member))
    .filter((member) => field.schema.safeParse([member]).success);
  if (kept.length < members.length)
    notes.add("field-dropped", field.name, "some of its entries can't be read");
  return field.kind === "set" ? [...new Set(kept)] : kept;
}

function readRecords(field: Field, stored: Y.Map<unknown>, notes: Notes): unknown[] {
  const { fields, item } = field;
  if (fields === undefined || item === undefined) return [];
  const records: { id: string; order: string; value: unknown }[] = [];
  stored.forEach((entry, id) => {
    const value =
      entry instanceof Y.Map && isElementId(id) ? readRecord({ id, entry, fields, item }, notes) : undefined;
    if (value === undefined) notes.add("field-dropped", field.name, "one of its entries can't be read");
    else records.push({ id, order: storedOrder(entry), value });
  });
  return records
    .sort((a, b) => byCodeUnits(a.order, b.order) || byCodeUnits(a.id, b.id))
    .map(({ value }) => value);
}

function readRecord(
  record: { id: string; entry: Y.Map<unknown>; fields: readonly Field[]; item: z.ZodMiniType },
  notes: Notes,
): unknown {
  const raw = readStored(record.entry, record.fields, notes, orderKey);
  return check({ raw: { id: record.id, ...raw }, schema: record.item, fields: record.fields }, notes);
}

/** The fractional index of an entry of `records`; entries without one come first. */
export function storedOrder(entry: unknown): string {
  const order = entry instanceof Y.Map ? entry.get(orderKey) : undefined;
  return typeof order === "string" ? order : "";
}

/** Parses the whole at once, and field by field only when something is wrong with it. */
function check(input: { raw: Raw; schema: z.ZodMiniType; fields: readonly Field[] }, notes: Notes): unknown {
  const whole = input.schema.safeParse(input.raw);
  if (whole.success) return whole.data;
  const sound: Raw = "id" in input.raw ? { id: input.raw.id } : {};
  for (const field of input.fields) {
    const value = input.raw[field.name];
    if (value === undefined) continue;
    if (field.schema.safeParse(value).success) sound[field.name] = value;
    else notes.add("field-dropped", field.name, "its value isn't one it can have");
  }
  const rest = input.schema.safeParse(sound);
  return rest.success ? rest.data : undefined;
}
