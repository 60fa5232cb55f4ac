/** What a document holds at one moment: its content, its fingerprints, and all of it as a snapshot keeps it. */
import canonicalize from "canonicalize";
import * as Y from "yjs";
import { assert } from "#lib/assert.ts";
import { contentOf } from "#lib/board/content.ts";
import { type BoardHashes, hashBoard } from "#lib/board/hash-board.ts";
import { type BoardContent, entityMaps } from "#lib/board/model.ts";
import { readBoard } from "#lib/board/read-board.ts";

export interface LiveContent {
  content: BoardContent;
  hashes: BoardHashes;
}

/** The state of a document as a snapshot keeps it. */
export interface KeptState {
  /** The content in canonical form. */
  json: string;
  /** Elements by kind. */
  counts: Record<string, number>;
  hashes: BoardHashes;
  /** The document as one Yjs update (format V1), with everything else it remembers. */
  update: Uint8Array;
}

export function contentOfDoc(doc: Y.Doc): LiveContent {
  const { board } = readBoard(doc);
  return { content: contentOf(board), hashes: hashBoard(board) };
}

export function stateOfDoc(doc: Y.Doc): KeptState {
  const { content, hashes } = contentOfDoc(doc);
  const json = canonicalize(content);
  assert(json !== undefined, "content has a canonical form");
  return { json, counts: countsOf(content), hashes, update: Y.encodeStateAsUpdate(doc) };
}

export const isSameState = (a: BoardHashes, b: BoardHashes): boolean =>
  a.semHash === b.semHash && a.layHash === b.layHash;

const countsOf = (content: BoardContent): Record<string, number> =>
  Object.fromEntries(entityMaps.map((map) => [map, Object.keys(content[map]).length]));
