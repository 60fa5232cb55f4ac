/** What every command works with: the document, looked at without reading all of it, and one way to change it. */
import * as Y from "yjs";
import { type BoardDoc, boardDoc, type StoredMap } from "#lib/board/board-doc.ts";
import { LocalCommand } from "#lib/board/local-command.ts";
import { type EntityMap, type EntityOf, entityMaps } from "#lib/board/model.ts";
import { readElement } from "#lib/board/read-element.ts";
import { fieldsOf } from "#lib/board/storage.ts";
import { newStored, type Values } from "#lib/board/write-element.ts";
import { type Result, refuse } from "#lib/result.ts";

export interface CommandContext {
  readonly doc: Y.Doc;
  readonly stored: BoardDoc;
  readonly newId: () => string;
  readonly maxElements: number;
}

export interface CommandOptions {
  readonly newId: () => string;
  /** Adding more elements is refused; changing and deleting always works. */
  readonly maxElements?: number;
}

export function createContext(doc: Y.Doc, { newId, maxElements = 20_000 }: CommandOptions): CommandContext {
  return { doc, stored: boardDoc(doc), newId, maxElements };
}

/** One command: one transaction, one update, one undo step. */
export function change(context: CommandContext, name: string, write: () => void): void {
  context.doc.transact(write, new LocalCommand(name));
}

const words: { readonly [M in EntityMap]: string } = {
  lanes: "lane",
  people: "person",
  nodes: "card",
  edges: "link",
  flows: "flow",
  checkpoints: "checkpoint",
  risks: "risk",
  assumptions: "assumption",
};

/** Refusal for something that somebody else may have deleted meanwhile. */
export const gone = (map: EntityMap): Result<never> =>
  refuse(`${map}.gone`, `This ${words[map]} is no longer on the board.`);

export interface Found<T> {
  readonly value: T;
  readonly entry: StoredMap;
}

/** One element as it reads now, with its stored form. */
export function find<M extends EntityMap>(
  context: CommandContext,
  map: M,
  id: string,
): Found<EntityOf[M]> | undefined {
  const entry = context.stored[map].get(id);
  const { value } = readElement(map, id, entry);
  return value !== undefined && entry instanceof Y.Map ? { value, entry } : undefined;
}

export const exists = (context: CommandContext, map: EntityMap, id: string): boolean =>
  find(context, map, id) !== undefined;

/** The maps that hold an id; ids are unique, so there is at most one unless somebody wrote otherwise. */
export const mapsOf = (context: CommandContext, id: string): EntityMap[] =>
  entityMaps.filter((map) => context.stored[map].has(id));

/** Writes a new element inside the caller's transaction. */
export function insert(
  context: CommandContext,
  map: EntityMap,
  { id, values }: { id: string; values: Values },
): void {
  context.stored[map].set(id, newStored(fieldsOf[map], values));
}

/** Why `count` more elements can't be added; absent when there is room. */
export function noRoomFor(context: CommandContext, count: number): Result<never> | undefined {
  const size = entityMaps.reduce((sum, map) => sum + context.stored[map].size, 0);
  if (size + count <= context.maxElements) return undefined;
  return refuse("board.full", `This board is full (${context.maxElements} elements). Delete some first.`);
}

/** The fields given, without those that are undefined. */
export function given<T extends object>(values: T): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
