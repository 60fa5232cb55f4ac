/**
 * What the server works out from a whole board: for a large one each takes up to a second, so they run on a copy of
 * the document, beside the event loop (board-reader.ts).
 */
import canonicalize from "canonicalize";
import * as Y from "yjs";
import { assert } from "#lib/assert.ts";
import { contentOf, encodeContent } from "#lib/board/content.ts";
import { type BoardHashes, hashBoard } from "#lib/board/hash-board.ts";
import { type BoardContent, entityMaps } from "#lib/board/model.ts";
import { readBoard } from "#lib/board/read-board.ts";
import { sliceUpdate } from "#lib/sync/slice-update.ts";
import { type ProjectedBoard, projectBoard } from "#server/projection/project-board.ts";
import { hashTerms } from "#server/queries/dependency-terms.ts";
import { loadPartBytes } from "#server/room/load-document.ts";

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

/** A board's first document: row 1 of its log, and what its card shows. */
export interface NewDocument {
  update: Uint8Array;
  projected: ProjectedBoard;
}

export interface Readings {
  /** What lists, cards and search show. */
  projection: ProjectedBoard;
  /** The content as JSON. */
  content: { json: string; hashes: BoardHashes };
  state: KeptState;
  /** The same content without its history. */
  copy: NewDocument;
  /** The dependencies by edge, with the hash of their terms. */
  dependencies: Map<string, string>;
  /** The document as one update, without what was deleted. */
  merged: Uint8Array;
  /** The same updates in smaller parts that apply in order. */
  slices: Uint8Array[];
}

type Reading<Name extends keyof Readings> = (updates: readonly Uint8Array[]) => Readings[Name];

const readings: { [Name in keyof Readings]: Reading<Name> } = {
  projection: ofDoc((doc) => projectBoard(readBoard(doc).board)),
  content: ofDoc((doc) => {
    const { content, hashes } = contentOfDoc(doc);
    return { json: JSON.stringify(content), hashes };
  }),
  state: ofDoc(stateOfDoc),
  copy: ofDoc((doc) => newDocument(contentOf(readBoard(doc).board))),
  dependencies: ofDoc(dependenciesOf),
  merged: ofDoc(Y.encodeStateAsUpdate),
  slices: (updates) => updates.flatMap((update) => sliceUpdate(update, loadPartBytes)),
};

export const runReading = <Name extends keyof Readings>(
  name: Name,
  updates: readonly Uint8Array[],
): Readings[Name] => readings[name](updates);

/** Reads a document made of the updates; one whose predecessors are missing waits in it. */
function ofDoc<T>(read: (doc: Y.Doc) => T): (updates: readonly Uint8Array[]) => T {
  return (updates) => {
    const doc = new Y.Doc();
    try {
      doc.transact(() => {
        for (const update of updates) Y.applyUpdate(doc, update);
      });
      return read(doc);
    } finally {
      doc.destroy();
    }
  };
}

function dependenciesOf(doc: Y.Doc): Map<string, string> {
  const dependencies = [...readBoard(doc).board.edges].filter(([, { cls }]) => cls === "DEPENDENCY");
  return new Map(dependencies.map(([id, edge]) => [id, hashTerms(edge)]));
}

export function newDocument(content: BoardContent): NewDocument {
  const update = encodeContent(content);
  return { update, projected: runReading("projection", [update]) };
}

/** For whoever has the document at hand, in the middle of a change. */
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

const countsOf = (content: BoardContent): Record<string, number> =>
  Object.fromEntries(entityMaps.map((map) => [map, Object.keys(content[map]).length]));
