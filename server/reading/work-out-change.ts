/**
 * Changes of a whole board, worked out on a copy of the document: what comes of them are updates that the live one
 * merges with whatever others do meanwhile. For a large board each takes seconds, so they run beside the event loop.
 */
import * as Y from "yjs";
import { assert } from "#lib/assert.ts";
import { applyContent, encodeContent, parseContent, restoreContent } from "#lib/board/content.ts";
import type { BoardHashes } from "#lib/board/hash-board.ts";
import { type BoardContent, entityMaps } from "#lib/board/model.ts";
import type { LeftOutElement } from "#lib/contracts/snapshots.ts";
import { metaId } from "#lib/diff/board-diff.ts";
import { describeElement } from "#lib/diff/element-name.ts";
import { type LeftOut, restorePart } from "#lib/diff/restore-part.ts";
import { sliceChange } from "#lib/sync/slice-update.ts";
import { loadPartBytes } from "#server/room/load-document.ts";
import { contentOfDoc, isSameState, type KeptState, type LiveContent, stateOfDoc } from "./document-state.ts";
import { type KeptDocument, keptContent } from "./kept-content.ts";

/** What comes of replacing a board's content by a JSON text. */
export type Replacement =
  | { kind: "ok"; before: BoardHashes; after: BoardHashes; parts: Uint8Array[] }
  | { kind: "not-json" }
  | { kind: "invalid"; problems: { path: string; message: string }[] }
  | { kind: "too-large"; elements: number };

export interface ReplacementWish {
  text: string;
  maxElements: number;
}

export function replacementOf(doc: Y.Doc, { text, maxElements }: ReplacementWish): Replacement {
  const json = parsedJson(text);
  if (json === undefined) return { kind: "not-json" };
  const parsed = parseContent(json);
  if (!parsed.ok) {
    const problems = parsed.error.map(({ path, message }) => ({ path: path.join("."), message }));
    return { kind: "invalid", problems };
  }
  const content = parsed.value;
  const elements = entityMaps.reduce((sum, map) => sum + Object.keys(content[map]).length, 0);
  if (elements > maxElements) return { kind: "too-large", elements };
  const before = contentOfDoc(doc).hashes;
  const parts = partsOf(doc, () => applyContent(doc, content));
  return { kind: "ok", before, after: contentOfDoc(doc).hashes, parts };
}

/** What comes of bringing a board, or a part of it, back to a snapshot. */
export type Restoration =
  | {
      kind: "ok";
      before: KeptState;
      after: BoardHashes;
      parts: Uint8Array[];
      /** What the part is called; null for the whole board. */
      partName: string | null;
      leftOut: LeftOutElement[];
    }
  /** Neither the snapshot nor the board has such a part. */
  | { kind: "no-part" }
  /** What the snapshot holds isn't what was kept. */
  | { kind: "damaged" }
  /** It was made by a later version. */
  | { kind: "unreadable"; message: string };

export interface RestorationWish {
  snapshot: KeptSnapshot;
  /** A flow or another element, or `meta`; null: the whole board. */
  part: string | null;
}

export interface KeptSnapshot extends KeptDocument {
  hashVersion: number;
  semHash: string;
  layHash: string;
}

export function restorationOf(doc: Y.Doc, { snapshot, part }: RestorationWish): Restoration {
  const kept = contentOfSnapshot(snapshot);
  if (kept.kind !== "ok") return kept;
  const now = contentOfDoc(doc).content;
  const wished = part === null ? whole(kept.content) : partOfSnapshot(now, kept.content, part);
  if (wished === undefined) return { kind: "no-part" };
  const before = stateOfDoc(doc);
  const parts = partsOf(doc, () => restoreContent(doc, wished.content));
  const after = contentOfDoc(doc);
  if (part === null)
    assert(isSameState(after.hashes, kept.hashes), "restoring a snapshot gives back its content");
  const { partName, leftOut } = wished;
  return { kind: "ok", before, after: after.hashes, parts, partName, leftOut };
}

interface Wished {
  content: BoardContent;
  partName: string | null;
  leftOut: LeftOutElement[];
}

const whole = (content: BoardContent): Wished => ({ content, partName: null, leftOut: [] });

function partOfSnapshot(now: BoardContent, then: BoardContent, part: string): Wished | undefined {
  const restored = restorePart(now, then, part);
  if (restored === undefined) return undefined;
  const nameOf = (map: LeftOut["map"], id: string): string =>
    describeElement(then, map, id).name || describeElement(now, map, id).name;
  const map = entityMaps.find((name) => Object.hasOwn(then[name], part) || Object.hasOwn(now[name], part));
  const partName = part === metaId || map === undefined ? "The board" : nameOf(map, part) || "Untitled";
  const leftOut = restored.leftOut.map(({ map: kind, id, reason }) => ({
    id,
    kind,
    reason,
    name: nameOf(kind, id),
  }));
  return { content: restored.content, partName, leftOut };
}

type Unusable = Exclude<Restoration, { kind: "ok" }>;

/** What the snapshot holds, as this version reads it; proved to be what was kept before anything is touched. */
function contentOfSnapshot(snapshot: KeptSnapshot): ({ kind: "ok" } & LiveContent) | Unusable {
  const kept = keptContent(snapshot);
  if (kept.kind === "unreadable") return kept;
  const doc = new Y.Doc();
  try {
    Y.applyUpdate(doc, encodeContent(kept.content));
    const state = contentOfDoc(doc);
    const isComparable = kept.kind === "as-written" && snapshot.hashVersion === state.hashes.hashVersion;
    if (isComparable && !isSameState(state.hashes, { ...state.hashes, ...hashesOf(snapshot) }))
      return { kind: "damaged" };
    return { kind: "ok", ...state };
  } finally {
    doc.destroy();
  }
}

const hashesOf = ({ semHash, layHash }: KeptSnapshot) => ({ semHash, layHash });

/** Deleting as many takes Yjs about as long as adding a part does. */
const mostDeleted = 4_000;

/** What the change added, in parts that apply in order; none when it changed nothing. */
export function partsOf(doc: Y.Doc, change: () => void): Uint8Array[] {
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  doc.transact(change);
  return updates.flatMap((update) => sliceChange(update, { maxBytes: loadPartBytes, mostDeleted }));
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
