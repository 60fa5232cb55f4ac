/** A board as the program reads it, from content that says only what a test needs. */
import * as Y from "yjs";
import { encodeContent } from "#lib/board/content.ts";
import { type Board, contentSchema, SCHEMA_VERSION, schemas } from "#lib/board/model.ts";
import { readBoard } from "#lib/board/read-board.ts";

type Elements = Record<string, object>;

/** Content by map and id; the ids needn't be said again inside. */
export function buildBoard(content: object): Board {
  const maps = Object.entries(content).map(([map, elements]) =>
    Object.hasOwn(schemas, map) ? [map, withIds(elements as Elements)] : [map, elements],
  );
  const doc = new Y.Doc();
  Y.applyUpdate(
    doc,
    encodeContent(contentSchema.parse({ schema: SCHEMA_VERSION, ...Object.fromEntries(maps) })),
  );
  return readBoard(doc).board;
}

const withIds = (elements: Elements): Elements =>
  Object.fromEntries(Object.entries(elements).map(([id, element]) => [id, { id, ...element }]));
