/** The live state of a board's document as content and hashes, the way snapshots, copies and the API want it. */
import * as Y from "yjs";
import { contentOf } from "#lib/board/content.ts";
import { type BoardHashes, hashBoard } from "#lib/board/hash-board.ts";
import type { BoardContent } from "#lib/board/model.ts";
import { readBoard } from "#lib/board/read-board.ts";
import type { Context } from "#server/context.ts";

export interface LiveContent {
  content: BoardContent;
  hashes: BoardHashes;
}

/** Rejects with AppError not-found for an unknown document. */
export const readContent = (deps: Pick<Context, "rooms">, documentId: string): Promise<LiveContent> =>
  deps.rooms.read(documentId, contentOfDoc);

/** The same of a document at hand. */
export function contentOfDoc(doc: Y.Doc): LiveContent {
  const { board } = readBoard(doc);
  return { content: contentOf(board), hashes: hashBoard(board) };
}

/** Content together with everything else the document remembers, as one Yjs update. */
export const captureDoc = (doc: Y.Doc): LiveContent & { update: Uint8Array } => ({
  ...contentOfDoc(doc),
  update: Y.encodeStateAsUpdate(doc),
});
