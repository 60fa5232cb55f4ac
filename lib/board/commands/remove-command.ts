/**
 * Takes elements off the board together with everything that can't be without them (links at a card, risks on
 * either) and every reference to them (path entries, owners, checkpoints …): one undo step brings all of it back.
 */
import * as Y from "yjs";
import { type StoredMap, viewKey } from "#lib/board/board-doc.ts";
import { type EntityMap, entityMaps } from "#lib/board/model.ts";
import { referringFields } from "#lib/board/references.ts";
import { type Field, fieldsOf } from "#lib/board/storage.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { type CommandContext, change } from "./command-context.ts";

export function remove(context: CommandContext, ids: readonly string[]): Result<{ removed: string[] }> {
  const leaving = new Leaving(context);
  for (const id of ids)
    for (const map of entityMaps) if (map !== "lanes" && context.stored[map].has(id)) leaving.add(map, id);
  if (leaving.isEmpty) return refuse("nothing.selected", "There is nothing left to delete here.");
  change(context, "remove", () => leaving.take());
  return ok({ removed: leaving.ids });
}

/** Takes one lane away inside the caller's transaction, with these of its cards; the others were moved before. */
export function takeLane(context: CommandContext, laneId: string, cards: readonly string[]): void {
  const leaving = new Leaving(context);
  leaving.add("lanes", laneId);
  for (const id of cards) leaving.add("nodes", id);
  leaving.take();
}

/** What is leaving the board, found by the `refersTo` of the storage table. */
class Leaving {
  readonly #context: CommandContext;
  readonly #sets = new Map<EntityMap, Set<string>>(entityMaps.map((map) => [map, new Set()]));
  constructor(context: CommandContext) {
    this.#context = context;
  }
  get ids(): string[] {
    return [...this.#sets.values()].flatMap((ids) => [...ids]);
  }
  get isEmpty(): boolean {
    return this.ids.length === 0;
  }
  has(field: Field, id: unknown): boolean {
    return typeof id === "string" && field.refersTo.some((map) => this.#sets.get(map)?.has(id));
  }
  add(map: EntityMap, id: string): void {
    this.#sets.get(map)?.add(id);
  }

  take(): void {
    while (this.#addDependants());
    for (const map of entityMaps) {
      for (const id of this.#sets.get(map) ?? []) this.#context.stored[map].delete(id);
      this.#context.stored[map].forEach((entry) => {
        if (entry instanceof Y.Map) clearReferences(entry, referringFields(fieldsOf[map]), this);
      });
    }
    this.#clearLayout();
  }

  /** Elements whose required reference leaves; true when there were any. */
  #addDependants(): boolean {
    const before = this.ids.length;
    for (const map of entityMaps) {
      const fields = referringFields(fieldsOf[map]).filter(({ required }) => required);
      if (fields.length === 0) continue;
      this.#context.stored[map].forEach((entry, id) => {
        if (entry instanceof Y.Map && fields.some((field) => this.has(field, entry.get(field.name))))
          this.add(map, id);
      });
    }
    return this.ids.length > before;
  }

  #clearLayout(): void {
    const { layout } = this.#context.stored;
    const nodes = this.#sets.get("nodes") ?? new Set();
    for (const id of [...nodes, ...(this.#sets.get("lanes") ?? [])]) {
      for (const key of [id, viewKey(id)]) if (layout.has(key)) layout.delete(key);
    }
    for (const [key, value] of [...layout.entries()]) {
      if (!isGroupedBy(value, nodes)) continue;
      const { parentId: _gone, ...rest } = value;
      layout.set(key, rest);
    }
  }
}

const isGroupedBy = (value: unknown, nodes: ReadonlySet<string>): value is { parentId: string } =>
  typeof value === "object" && value !== null && "parentId" in value && nodes.has(value.parentId as string);

function clearReferences(entry: StoredMap, fields: readonly Field[], leaving: Leaving): void {
  for (const field of fields) {
    const value = entry.get(field.name);
    if (value === undefined) continue;
    if (field.kind === "list") clearList(field, value, leaving);
    else if (field.kind === "set") clearSet(field, value, leaving);
    else if (field.kind === "records") clearRecords(field, value, leaving);
    else clearPlain(entry, field, leaving);
  }
}

function clearPlain(entry: StoredMap, field: Field, leaving: Leaving): void {
  const value = entry.get(field.name);
  if (field.refersBy === undefined) {
    if (leaving.has(field, value)) entry.delete(field.name);
    return;
  }
  const struct = value as Record<string, unknown>;
  if (typeof value !== "object" || !leaving.has(field, struct[field.refersBy])) return;
  const { [field.refersBy]: _gone, ...rest } = struct;
  entry.set(field.name, rest);
}

function clearList(field: Field, value: unknown, leaving: Leaving): void {
  if (!(value instanceof Y.Array)) return;
  const members = value.toArray();
  for (let at = members.length - 1; at >= 0; at -= 1) if (leaving.has(field, members[at])) value.delete(at);
}

function clearSet(field: Field, value: unknown, leaving: Leaving): void {
  if (!(value instanceof Y.Map)) return;
  for (const member of [...value.keys()]) if (leaving.has(field, member)) value.delete(member);
}

function clearRecords(field: Field, value: unknown, leaving: Leaving): void {
  if (!(value instanceof Y.Map)) return;
  value.forEach((record) => {
    if (record instanceof Y.Map) clearReferences(record, referringFields(field.fields ?? []), leaving);
  });
}
