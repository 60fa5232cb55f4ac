/**
 * Two states of a board that came from a third, made one: each side's changes are taken field by field; where both
 * changed the same, or one goes on with what the other removed, somebody has to choose. O(elements).
 */
import { assert } from "#lib/assert.ts";
import { type BoardContent, type EntityMap, entityMaps } from "#lib/board/model.ts";
import { referencesOf, resolveReferences } from "#lib/board/references.ts";
import { fieldNamed, fieldsOf, metaFields } from "#lib/board/storage.ts";
import { applyDiff } from "./apply-diff.ts";
import {
  type BoardDiff,
  type ComparedMap,
  type ElementChange,
  type FieldChange,
  type LoneElement,
  metaId,
} from "./board-diff.ts";
import { diffBoards } from "./diff-boards.ts";
import type { Values } from "./diff-fields.ts";
import { addressOf } from "./difference-address.ts";

/** `fork` is what the other two have in common; `draft` was made from it, `base` has gone on meanwhile. */
export interface ThreeStates {
  readonly fork: BoardContent;
  readonly base: BoardContent;
  readonly draft: BoardContent;
}
export const sides = ["base", "draft"] as const;
export type Side = (typeof sides)[number];

export interface Conflict {
  /** What is chosen for: an element, or a field of it. */
  readonly address: string;
  readonly map: ComparedMap;
  readonly id: string;
  /** From the element down; empty for an element that one side removed. */
  readonly path: readonly string[];
  /** Undefined: there is nothing on that side. */
  readonly fork: unknown;
  readonly base: unknown;
  readonly draft: unknown;
}
/** By address. */
export type Choices = Readonly<Record<string, Side>>;

/** What both sides touched and disagree on; none when the two can be made one without asking. */
export const findConflicts = (states: ThreeStates): Conflict[] => reconcile(states, {}).conflicts;

/**
 * The draft with everything that only the base changed. Conflicts go as chosen, without a choice to the draft; what
 * connects to something that goes, goes with it. Where both moved a card, the base's place counts.
 */
export function mergeStates(states: ThreeStates, choices: Choices): BoardContent {
  const { taken } = reconcile(states, choices);
  return withoutLostReferences(applyDiff(taken, states.draft));
}

/** `taken`: of the difference from the draft to the base, what the draft takes over. */
function reconcile(states: ThreeStates, choices: Choices): { taken: BoardDiff; conflicts: Conflict[] } {
  const { fork, base, draft } = states;
  const ofBase = touchedBy(fork, base);
  const ofDraft = touchedBy(fork, draft);
  const toBase = diffBoards(draft, base);
  const conflicts: Conflict[] = [];
  const takes = (conflict: Conflict): boolean => {
    conflicts.push(conflict);
    return choices[conflict.address] === "base";
  };
  const loneConflict = ({ map, id }: LoneElement): Conflict => ({
    ...{ address: id, map, id, path: [] },
    ...{ fork: fork[map][id], base: base[map][id], draft: draft[map][id] },
  });

  const added = toBase.added.filter((lone) => {
    if (ofBase.added.has(lone.id)) return true;
    // The draft removed it.
    return ofBase.goesOnWith(lone.id) && takes(loneConflict(lone));
  });
  const removed = toBase.removed.filter((lone) => {
    if (ofDraft.added.has(lone.id)) return false;
    // The base removed it.
    return !ofDraft.goesOnWith(lone.id) || takes(loneConflict(lone));
  });
  const support = supportOf(states, conflicts, choices);
  const changed = toBase.changed.flatMap((change): ElementChange[] => {
    const { map, id } = change;
    const fields = change.fields.flatMap((field): FieldChange[] => {
      if (!ofBase.touches(change, field)) return [];
      if (!ofDraft.touches(change, field)) return [field];
      const { path, before, after } = field;
      const was = valueAt(fork, change, path);
      const members = keptMembers({ fork: was, base: after, draft: before }, support);
      if (members) return [{ ...field, after: members }];
      const conflict = { address: addressOf(id, path), map, id, path, fork: was, base: after, draft: before };
      return takes(conflict) ? [field] : [];
    });
    return fields.length === 0 ? [] : [{ ...change, fields }];
  });
  const moved = toBase.moved.flatMap((move) => {
    const changes = move.changes.filter(({ key }) => ofBase.movedKeys.has(key));
    return changes.length === 0 ? [] : [{ ...move, changes }];
  });
  const brought = toBase.added.filter((lone) => support.has(lone.id) || added.includes(lone));
  const gone = removed.filter(({ id }) => !support.has(id));
  return { taken: { added: brought, removed: gone, changed, moved, spelled: [] }, conflicts };
}

/** What an element needs that was chosen to stay: both ends of an edge, for instance, though its side let them go. */
function supportOf(
  { base, draft }: ThreeStates,
  conflicts: readonly Conflict[],
  choices: Choices,
): ReadonlySet<string> {
  const support = new Set<string>();
  for (const { address, map, path, ...conflict } of conflicts) {
    const side = choices[address] ?? "draft";
    if (map === "meta" || path.length > 0 || conflict[side] === undefined) continue;
    const content = side === "base" ? base : draft;
    support.add(address);
    noteSupport(content, address, support);
  }
  return support;
}

/** Of a list that both only took members out of: what neither took out, and what was chosen to stay. */
function keptMembers(
  { fork, base, draft }: Pick<Conflict, "fork" | "base" | "draft">,
  support: ReadonlySet<string>,
): readonly string[] | undefined {
  if (!isList(fork) || !isList(base) || !isList(draft)) return undefined;
  if (!isPartOf(base, fork) || !isPartOf(draft, fork)) return undefined;
  return fork.filter((member) => support.has(member) || (base.includes(member) && draft.includes(member)));
}

const isList = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((member) => typeof member === "string");

/** In the same order. */
function isPartOf(part: readonly string[], whole: readonly string[]): boolean {
  let at = 0;
  for (const member of whole) if (member === part[at]) at += 1;
  return at === part.length;
}

function noteSupport(content: BoardContent, id: string, support: Set<string>): void {
  const map = entityMaps.find((name) => Object.hasOwn(content[name], id));
  const element = map && content[map][id];
  if (!element) return;
  for (const named of referencesOf(map, element)) {
    if (support.has(named)) continue;
    support.add(named);
    noteSupport(content, named, support);
  }
}

/** What one side did since the fork. */
interface Touched {
  readonly added: ReadonlySet<string>;
  readonly movedKeys: ReadonlySet<string>;
  /** The field, something in it, or what it is part of. */
  touches(element: { map: ComparedMap; id: string }, field: FieldChange): boolean;
  /** It changed the element, or made something point at it. */
  goesOnWith(id: string): boolean;
}

function touchedBy(fork: BoardContent, side: BoardContent): Touched {
  const { added, changed, moved } = diffBoards(fork, side);
  const addedIds = new Set(added.map(({ id }) => id));
  const fields = new Map(changed.map((change) => [change.id, change.fields]));
  const pointedAt = new Set<string>();
  for (const { map, id } of [...added, ...changed]) {
    if (map === "meta") continue;
    const [was, is] = [fork[map][id], side[map][id]];
    const before = was ? referencesOf(map, was) : new Set();
    for (const named of is ? referencesOf(map, is) : []) if (!before.has(named)) pointedAt.add(named);
  }
  return {
    added: addedIds,
    movedKeys: new Set(moved.flatMap(({ changes }) => changes.map(({ key }) => key))),
    touches: ({ map, id }, { path }) =>
      // Both made it: they share nothing from before.
      addedIds.has(id) || (fields.get(id) ?? []).some((field) => overlap(map, field.path, path)),
    goesOnWith: (id) => fields.has(id) || pointedAt.has(id),
  };
}

/** The order of records is a thing of its own: it doesn't stand above what is in them. */
function overlap(map: ComparedMap, a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (!short.every((name, at) => name === long[at])) return false;
  return short.length === long.length || !isOrder(map, short);
}

const isOrder = (map: ComparedMap, path: readonly string[]): boolean =>
  path.length === 1 && fieldOf(map, path).kind === "records";

function fieldOf(map: ComparedMap, [name = ""]: readonly string[]) {
  const field = fieldNamed(map === "meta" ? metaFields : fieldsOf[map], name);
  assert(field !== undefined, "a difference names fields of the model");
  return field;
}

/** What stands at a path; undefined where there is nothing. Of records alone: their order, by id. */
function valueAt(
  content: BoardContent,
  { map, id }: { map: ComparedMap; id: string },
  path: readonly string[],
): unknown {
  const element = map === "meta" ? (id === metaId ? content.meta : undefined) : content[map][id];
  if (element === undefined) return undefined;
  const field = fieldOf(map, path);
  const value = (element as unknown as Values)[field.name];
  const [, second, third] = path;
  if (field.kind !== "records") return second === undefined ? value : insideOf(value, second);
  const records = (value ?? []) as readonly (Values & { id: string })[];
  if (second === undefined) return records.map((record) => record.id);
  const record = records.find((one) => one.id === second);
  return third === undefined ? record : insideOf(record, third);
}

const insideOf = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null ? (value as Values)[key] : undefined;

type Elements = Record<string, { readonly id: string }>;

/** Takes references to nothing away, and what can't be without them: that may leave others without theirs. */
function withoutLostReferences(content: BoardContent): BoardContent {
  const maps = Object.fromEntries(entityMaps.map((map) => [map, { ...content[map] }]));
  const next = { ...content, ...maps } as BoardContent;
  const exists = (map: EntityMap, id: string) => Object.hasOwn(next[map], id);
  for (let isSettled = false; !isSettled; ) {
    isSettled = true;
    for (const map of entityMaps) {
      const elements: Elements = next[map];
      for (const element of Object.values(elements)) {
        const { value } = resolveReferences(map, element, exists);
        if (value === element) continue;
        isSettled = false;
        if (value) elements[element.id] = value;
        else delete elements[element.id];
      }
    }
  }
  return next;
}
