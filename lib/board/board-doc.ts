/**
 * The names of the document's top-level maps: no other file knows them. Every element is a `Y.Map` under its id
 * in the map of its entity; `layout` holds plain values, `meta` the fields of the board itself and `schema`.
 */
import type * as Y from "yjs";
import { type EntityMap, entityMaps } from "./model.ts";

export type StoredMap = Y.Map<unknown>;

export type BoardDoc = { readonly [M in EntityMap]: StoredMap } & {
  readonly layout: StoredMap;
  readonly meta: StoredMap;
};

/** Name of a top-level map. */
export type BoardMapName = EntityMap | "layout" | "meta";
export const boardMapNames: readonly BoardMapName[] = [...entityMaps, "layout", "meta"];

/** The key of `meta` that holds the version of the document's shape. */
export const schemaKey = "schema";

/** The maps of a board's document; they exist as soon as they are asked for. */
export function boardDoc(doc: Y.Doc): BoardDoc {
  return Object.fromEntries(boardMapNames.map((name) => [name, doc.getMap(name)])) as BoardDoc;
}

const viewSuffix = ":view";

/** Key in `layout` of an element's view state; its place is under the id itself. */
export const viewKey = (id: string): string => id + viewSuffix;

/** The element a key of `layout` belongs to, and which of its two values it holds. */
export function parseLayoutKey(key: string): { id: string; holds: "place" | "view" } {
  return key.endsWith(viewSuffix)
    ? { id: key.slice(0, -viewSuffix.length), holds: "view" }
    : { id: key, holds: "place" };
}
