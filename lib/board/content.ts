/**
 * The board as JSON (API, snapshots, seeds) and back: from a `Board`, into a fresh document, onto a live one, and
 * from what somebody sent. `contentOf` of what was encoded or applied is the content again.
 */

import { equalityDeep } from "lib0/function";
import * as Y from "yjs";
import { boardDoc, parseLayoutKey, type StoredMap, schemaKey, viewKey } from "./board-doc.ts";
import { type Board, type BoardContent, type EntityMap, entityMaps, SCHEMA_VERSION } from "./model.ts";
import { readElement, readMeta } from "./read-element.ts";
import { fieldsOf, metaFields } from "./storage.ts";
import { newStored, type Values, writeFields } from "./write-element.ts";

export { parseContent } from "./parse-content.ts";

export function contentOf(board: Board): BoardContent {
  const maps = Object.fromEntries(entityMaps.map((map) => [map, Object.fromEntries(board[map])]));
  return { schema: SCHEMA_VERSION, meta: board.meta, ...maps, layout: layoutOf(board) } as BoardContent;
}

function layoutOf({ layout }: Board): BoardContent["layout"] {
  return Object.fromEntries([
    ...layout.boxes,
    ...layout.lanes,
    ...[...layout.views].map(([id, view]) => [viewKey(id), view] as const),
  ]);
}

/** One V1 update of a fresh document with this content. */
export function encodeContent(content: BoardContent): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => applyContent(doc, content));
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}

/**
 * Brings a document to this content, inside the caller's transaction: same ids, texts by their fewest
 * characters, nothing written for what is equal already. Places that the content doesn't name stay.
 */
export function applyContent(doc: Y.Doc, content: BoardContent): void {
  applyElements(doc, content);
  applyLayout(boardDoc(doc).layout, content, isKept);
}

/** The same for a whole state of before: places and looks become exactly the content's, too. */
export function restoreContent(doc: Y.Doc, content: BoardContent): void {
  applyElements(doc, content);
  applyLayout(boardDoc(doc).layout, content, isNamed);
}

function applyElements(doc: Y.Doc, content: BoardContent): void {
  const stored = boardDoc(doc);
  for (const map of entityMaps) applyMap(map, stored[map], content[map]);
  applyMeta(stored.meta, content);
}

function applyMap(map: EntityMap, stored: StoredMap, elements: Readonly<Record<string, unknown>>): void {
  for (const id of [...stored.keys()]) if (!Object.hasOwn(elements, id)) stored.delete(id);
  for (const [id, element] of Object.entries(elements)) {
    const { id: _key, ...next } = element as Values;
    const entry = stored.get(id);
    const current = readElement(map, id, entry).value as Values | undefined;
    if (entry instanceof Y.Map && current !== undefined) writeFields(entry, fieldsOf[map], { current, next });
    else stored.set(id, newStored(fieldsOf[map], next));
  }
}

function applyMeta(stored: StoredMap, content: BoardContent): void {
  if (stored.get(schemaKey) !== content.schema) stored.set(schemaKey, content.schema);
  if (!stored.has("objective")) stored.set("objective", new Y.Text());
  writeFields(stored, metaFields, { current: readMeta(stored).value, next: content.meta }, schemaKey);
}

function applyLayout(stored: StoredMap, content: BoardContent, stays: typeof isKept): void {
  for (const key of [...stored.keys()]) if (!stays(key, content)) stored.delete(key);
  for (const [key, value] of Object.entries(content.layout)) {
    if (!equalityDeep(stored.get(key), value)) stored.set(key, value);
  }
}

const isNamed = (key: string, content: BoardContent): boolean => Object.hasOwn(content.layout, key);

/** Whether a stored place or look stays: the content names it, or says nothing at all about that element. */
function isKept(key: string, content: BoardContent): boolean {
  if (isNamed(key, content)) return true;
  const { id } = parseLayoutKey(key);
  const isThere = Object.hasOwn(content.nodes, id) || Object.hasOwn(content.lanes, id);
  return isThere && !Object.hasOwn(content.layout, id) && !Object.hasOwn(content.layout, viewKey(id));
}
