/** Links the elements of one map, keeping the identity of every element, and of the map, that came out the same. */
import { equalityDeep } from "lib0/function";
import { withReplaced } from "#lib/layered-map.ts";
import { takenBy, type UsedTwice } from "./existence.ts";
import type { EntityMap, EntityOf } from "./model.ts";
import type { RawBoard } from "./raw-board.ts";
import type { ReadFinding } from "./read-finding.ts";
import { type Exists, type Resolved, resolveReferences } from "./references.ts";
import { byCodeUnits } from "./shared-string.ts";

/** One map with what linking it found out. The parts are changed in place from one board to the next. */
export interface LinkedMap<T> {
  readonly elements: ReadonlyMap<string, T>;
  readonly parts: Map<string, Resolved<T>>;
  /** Ids of elements that something is missing from, because what they point at isn't there. */
  readonly incomplete: Set<string>;
}

export interface Surroundings {
  readonly raw: RawBoard;
  readonly exists: Exists;
  readonly twice: UsedTwice;
}

export const emptyMap = <T>(): LinkedMap<T> => ({
  elements: new Map(),
  parts: new Map(),
  incomplete: new Set(),
});

/** @param only the ids to link anew; absent for all of them */
export function linkMap<M extends EntityMap>(
  map: M,
  before: LinkedMap<EntityOf[M]>,
  around: Surroundings & { only: ReadonlySet<string> | undefined },
): LinkedMap<EntityOf[M]> {
  const stored = around.raw.maps[map];
  const changed: string[] = [];
  for (const id of around.only === undefined
    ? new Set([...before.parts.keys(), ...stored.keys()])
    : around.only) {
    const part = linkElement(map, id, { ...around, before });
    keep(before, id, part);
    if (part?.value !== before.elements.get(id)) changed.push(id);
  }
  return changed.length === 0 ? before : { ...before, elements: nextElements(before, changed) };
}

function keep<T>({ parts, incomplete }: LinkedMap<T>, id: string, part: Resolved<T> | undefined): void {
  if (part === undefined) parts.delete(id);
  else parts.set(id, part);
  if (part === undefined || part.findings.length === 0) incomplete.delete(id);
  else incomplete.add(id);
}

function linkElement<M extends EntityMap>(
  map: M,
  id: string,
  { raw, exists, twice, before }: Surroundings & { before: LinkedMap<EntityOf[M]> },
): Resolved<EntityOf[M]> | undefined {
  const parsed = raw.maps[map].get(id)?.value as EntityOf[M] | undefined;
  if (parsed === undefined) return undefined;
  const taken = takenBy(twice, map, id);
  if (taken !== undefined) return { value: undefined, findings: [usedTwice(map, id, taken)] };
  const resolved = resolveReferences(map, parsed, exists);
  const old = before.elements.get(id);
  if (resolved.value === old && resolved.findings.length === 0) return before.parts.get(id) ?? resolved;
  return old !== undefined && equalityDeep(old, resolved.value) ? { ...resolved, value: old } : resolved;
}

const usedTwice = (map: EntityMap, id: string, taken: EntityMap): ReadFinding => ({
  code: "element-dropped",
  map,
  id,
  message: `left out: its id is used in ${taken} already`,
});

/** The map with its changes, in the order of the ids, which is the same for everybody. */
function nextElements<T>(
  { elements, parts }: LinkedMap<T>,
  changed: readonly string[],
): ReadonlyMap<string, T> {
  const replaced = replacedOnly(elements, parts, changed);
  if (replaced) return withReplaced(elements, replaced);
  const next = new Map(elements);
  let isOrdered = true;
  let last: string | undefined;
  if (changed.some((id) => !elements.has(id))) for (const id of elements.keys()) last = id;
  for (const id of [...changed].sort(byCodeUnits)) {
    const value = parts.get(id)?.value;
    if (value === undefined) next.delete(id);
    else {
      isOrdered &&= next.has(id) || last === undefined || id > last;
      if (!next.has(id)) last = id;
      next.set(id, value);
    }
  }
  return isOrdered ? next : new Map([...next].sort(([a], [b]) => byCodeUnits(a, b)));
}

/** The new values, unless an element came or went. */
function replacedOnly<T>(
  elements: ReadonlyMap<string, T>,
  parts: ReadonlyMap<string, Resolved<T>>,
  changed: readonly string[],
): Map<string, T> | undefined {
  const replaced = new Map<string, T>();
  for (const id of changed) {
    const value = parts.get(id)?.value;
    if (value === undefined || !elements.has(id)) return undefined;
    replaced.set(id, value);
  }
  return replaced;
}
