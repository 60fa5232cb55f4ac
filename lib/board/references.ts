/** Takes references out of an element that point at nothing: driven by `refersTo` of the storage table. */
import type { EntityMap } from "./model.ts";
import type { ReadFinding } from "./read-finding.ts";
import { type Field, fieldsOf } from "./storage.ts";

export type Exists = (map: EntityMap, id: string) => boolean;
type Values = Readonly<Record<string, unknown>>;

export interface Resolved<T> {
  /** The same object when nothing was taken out; absent when a required reference is gone. */
  readonly value: T | undefined;
  readonly findings: readonly ReadFinding[];
}

const none: readonly ReadFinding[] = [];

export function resolveReferences<T extends { id: string }>(
  map: EntityMap,
  element: T,
  exists: Exists,
): Resolved<T> {
  const lost: Lost = { field: undefined, findings: undefined };
  const value = resolveFields(referringFields(fieldsOf[map]), element as unknown as Values, { exists, lost });
  if (lost.findings === undefined) return { value: element, findings: none };
  const findings = lost.findings.map((field) => dangling(map, element.id, field));
  if (lost.field === undefined) return { value: value as unknown as T, findings };
  const message = `left out: its ${lost.field} isn't on the board`;
  return {
    value: undefined,
    findings: [{ code: "element-dropped", map, id: element.id, field: lost.field, message }],
  };
}

/** Everything that an element points at; an id is in one map only. */
export function referencesOf(map: EntityMap, element: { readonly id: string }): Set<string> {
  const ids = new Set<string>();
  resolveReferences(map, element, (_map, id) => {
    ids.add(id);
    return true;
  });
  return ids;
}

/** What was lost on the way: names of fields, and the required one among them. */
interface Lost {
  field: string | undefined;
  findings: string[] | undefined;
}
interface Lookup {
  readonly exists: Exists;
  readonly lost: Lost;
}

const cache = new WeakMap<readonly Field[], readonly Field[]>();

/** The fields that hold references, or records whose fields do. */
export function referringFields(fields: readonly Field[]): readonly Field[] {
  let referring = cache.get(fields);
  if (referring === undefined) {
    referring = fields.filter(
      (field) => field.refersTo.length > 0 || referringFields(field.fields ?? []).length > 0,
    );
    cache.set(fields, referring);
  }
  return referring;
}

function resolveFields(fields: readonly Field[], element: Values, lookup: Lookup): Values {
  let changed: Record<string, unknown> | undefined;
  for (const field of fields) {
    const value = element[field.name];
    if (value === undefined) continue;
    const kept = resolveField(field, value, lookup);
    if (kept === value) continue;
    changed ??= { ...element };
    if (kept === undefined) delete changed[field.name];
    else changed[field.name] = kept;
  }
  return changed ?? element;
}

function resolveField(field: Field, value: unknown, lookup: Lookup): unknown {
  if (field.kind === "records") return resolveRecords(field, value as readonly Values[], lookup);
  if (field.kind === "set" || field.kind === "list")
    return resolveMembers(field, value as readonly string[], lookup);
  if (field.refersBy !== undefined) return resolveInside(field, value as Values, lookup);
  return isThere(field, value as string, lookup) ? value : note(field, lookup);
}

function resolveRecords(field: Field, records: readonly Values[], lookup: Lookup): readonly Values[] {
  const fields = referringFields(field.fields ?? []);
  const kept = records.map((record) => resolveFields(fields, record, lookup));
  return kept.every((record, at) => record === records[at]) ? records : kept;
}

function resolveMembers(field: Field, members: readonly string[], lookup: Lookup): readonly string[] {
  const kept = members.filter((id) => isThere(field, id, lookup));
  if (kept.length === members.length) return members;
  note(field, lookup);
  return kept;
}

function resolveInside(field: Field, struct: Values, lookup: Lookup): Values {
  const key = field.refersBy ?? "";
  const id = struct[key];
  if (id === undefined || isThere(field, id as string, lookup)) return struct;
  note(field, lookup);
  const { [key]: _gone, ...rest } = struct;
  return rest;
}

const isThere = (field: Field, id: string, { exists }: Lookup): boolean =>
  field.refersTo.some((map) => exists(map, id));

function note(field: Field, { lost }: Lookup): undefined {
  lost.findings ??= [];
  lost.findings.push(field.name);
  if (field.required) lost.field ??= field.name;
  return undefined;
}

const dangling = (map: EntityMap, id: string, field: string): ReadFinding => ({
  code: "reference-dropped",
  map,
  id,
  field,
  message: "points at something that isn't on the board",
});
