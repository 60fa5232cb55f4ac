/**
 * The board as its parts were read, each by itself and before references are checked: what the store keeps
 * between two changes, so that one edit re-reads only what it touched.
 */

import type * as Y from "yjs";
import { type BoardDoc, boardDoc, parseLayoutKey } from "./board-doc.ts";
import { type EntityMap, type EntityOf, entityMaps } from "./model.ts";
import { type Parsed, type ParsedMeta, readElement, readMeta } from "./read-element.ts";
import { type ParsedLayout, readPlace, readView } from "./read-layout.ts";

type RawMaps = { readonly [M in EntityMap]: Map<string, Parsed<EntityOf[M]>> };

export interface RawBoard {
  readonly maps: RawMaps;
  readonly places: Map<string, ParsedLayout>;
  readonly views: Map<string, ParsedLayout>;
  meta: ParsedMeta;
}

export function readRaw(doc: Y.Doc): RawBoard {
  const stored = boardDoc(doc);
  const raw: RawBoard = {
    maps: Object.fromEntries(entityMaps.map((map) => [map, new Map()])) as unknown as RawMaps,
    places: new Map(),
    views: new Map(),
    meta: readMeta(stored.meta),
  };
  for (const map of entityMaps) {
    for (const id of stored[map].keys()) readRawElement(raw, stored, { map, id });
  }
  for (const key of stored.layout.keys()) readRawLayout(raw, stored, key);
  return raw;
}

/** Reads one element anew; one that is no longer stored is taken out. Says whether it came to the board or left it. */
export function readRawElement(
  raw: RawBoard,
  stored: BoardDoc,
  { map, id }: { map: EntityMap; id: string },
): "came" | "left" | "stayed" {
  const parts = raw.maps[map] as Map<string, Parsed<unknown>>;
  const wasRead = parts.get(id)?.value !== undefined;
  if (stored[map].has(id)) parts.set(id, readElement(map, id, stored[map].get(id)));
  else parts.delete(id);
  const isRead = parts.get(id)?.value !== undefined;
  return wasRead === isRead ? "stayed" : isRead ? "came" : "left";
}

/** Reads one key of the layout anew. */
export function readRawLayout(raw: RawBoard, stored: BoardDoc, key: string): void {
  const { id, holds } = parseLayoutKey(key);
  const parts = holds === "place" ? raw.places : raw.views;
  if (!stored.layout.has(key)) parts.delete(id);
  else parts.set(id, (holds === "place" ? readPlace : readView)(id, stored.layout.get(key)));
}
