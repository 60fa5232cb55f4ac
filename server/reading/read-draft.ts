/**
 * Drafts of changes, worked out on copies: how one stands to the board it was made from, what bringing it up to date
 * changes in it, and what merging it, or taking that back, changes on the board.
 */
import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import * as Y from "yjs";
import { assert } from "#lib/assert.ts";
import { contentOf, encodeContent, restoreContent } from "#lib/board/content.ts";
import { type BoardHashes, hashBoard } from "#lib/board/hash-board.ts";
import type { Board, BoardContent } from "#lib/board/model.ts";
import { readBoard } from "#lib/board/read-board.ts";
import { addressesOf, type ChangeImpact, changeImpact } from "#lib/changes/change-impact.ts";
import type { ChangeConflict } from "#lib/contracts/change-requests.ts";
import { namesIn } from "#lib/diff/compare-boards.ts";
import { diffBoards } from "#lib/diff/diff-boards.ts";
import { describeElement } from "#lib/diff/element-name.ts";
import {
  type Choices,
  type Conflict,
  findConflicts,
  mergeStates,
  type ThreeStates,
} from "#lib/diff/three-way.ts";
import { type KeptState, stateOfDoc } from "./document-state.ts";
import { partsOf } from "./work-out-change.ts";

export interface DraftWish {
  /** The board's document as the draft last took it over. */
  fork: Uint8Array;
  /** The board's document now. */
  base: readonly Uint8Array[];
  /** What somebody may have to choose for: taking over what the board has, or taking the merged draft back. */
  conflictsOf: "rebasing" | "reversion";
}

export interface DraftStanding {
  draftHash: string;
  /** The draft holds everything that the board holds. */
  isRebased: boolean;
  conflicts: ChangeConflict[];
  conflictsHash: string;
  names: Record<string, string>;
  impact: ChangeImpact;
}

/** What was chosen for each conflict, and the hash of the conflicts it was chosen from. */
interface Chosen {
  choices: Choices;
  seenConflicts: string;
}
/** The conflicts aren't those that were seen, or not all of them are chosen for. */
type NotChosen = { kind: "other-conflicts" } | { kind: "not-chosen" };

export type RebasingWish = Omit<DraftWish, "conflictsOf"> & Chosen;
export type Rebasing =
  | { kind: "ok"; parts: Uint8Array[]; after: BoardHashes; fork: Uint8Array; forkSemHash: string }
  | NotChosen;

export interface MergingWish {
  draft: readonly Uint8Array[];
  forkSemHash: string;
}
export type Merging =
  | { kind: "ok"; before: KeptState; after: BoardHashes; parts: Uint8Array[]; addresses: string[] }
  | { kind: "not-rebased" };

export type ReversionWish = { draft: readonly Uint8Array[]; fork: Uint8Array } & Chosen;
export type Reversion = Exclude<Merging, { kind: "not-rebased" }> | NotChosen;

interface Read {
  board: Board;
  content: BoardContent;
  hashes: BoardHashes;
}

export function draftStandingOf(doc: Y.Doc, { fork, base, conflictsOf }: DraftWish): DraftStanding {
  const [draft, from, now] = [readDoc(doc), readUpdates([fork]), readUpdates(base)];
  const states = conflictsOf === "rebasing" ? rebasingStates(from, now, draft) : takingBack(from, now, draft);
  const conflicts = findConflicts(states);
  return {
    draftHash: draft.hashes.semHash,
    isRebased: isContained(doc, base),
    conflicts: conflicts.map((conflict) => described(conflict, states)),
    conflictsHash: hashOf(conflicts),
    names: namesIn({ a: states.draft, b: states.base }, conflicts),
    impact: changeImpact(from.board, draft.board),
  };
}

/** `doc` is the draft. It takes over all of the board by Yjs, and then gets exactly the content that was chosen. */
export function rebasingOf(doc: Y.Doc, { fork, base, ...chosen }: RebasingWish): Rebasing {
  const now = readUpdates(base);
  const states = rebasingStates(readUpdates([fork]), now, readDoc(doc));
  const merged = mergedAsChosen(states, chosen);
  if (merged.kind !== "ok") return merged;
  const parts = partsOf(doc, () => {
    for (const update of base) Y.applyUpdate(doc, update);
    restoreContent(doc, merged.content);
  });
  const after = readDoc(doc).hashes;
  assert(
    after.semHash === readUpdates([encodeContent(merged.content)]).hashes.semHash,
    "a draft brought up to date is what was chosen",
  );
  return { kind: "ok", parts, after, fork: Y.mergeUpdates([...base]), forkSemHash: now.hashes.semHash };
}

/** `doc` is the board. Only what holds all of it, and was assessed against it, can be merged. */
export function mergingOf(doc: Y.Doc, { draft, forkSemHash }: MergingWish): Merging {
  const before = stateOfDoc(doc);
  const wished = readUpdates(draft).hashes.semHash;
  if (before.hashes.semHash !== forkSemHash) return { kind: "not-rebased" };
  const was = readDoc(doc).content;
  const parts = partsOf(doc, () => {
    for (const update of draft) Y.applyUpdate(doc, update);
  });
  const { content, hashes: after } = readDoc(doc);
  if (after.semHash !== wished) return { kind: "not-rebased" };
  return { kind: "ok", before, after, parts, addresses: addressesOf(diffBoards(was, content)) };
}

/** `doc` is the board: it goes on from now, without what the draft had changed. */
export function reversionOf(doc: Y.Doc, { draft, fork, ...chosen }: ReversionWish): Reversion {
  const before = stateOfDoc(doc);
  const now = readDoc(doc);
  const merged = mergedAsChosen(takingBack(readUpdates([fork]), now, readUpdates(draft)), chosen);
  if (merged.kind !== "ok") return merged;
  const parts = partsOf(doc, () => restoreContent(doc, merged.content));
  const { content, hashes: after } = readDoc(doc);
  return { kind: "ok", before, after, parts, addresses: addressesOf(diffBoards(now.content, content)) };
}

const rebasingStates = (fork: Read, base: Read, draft: Read): ThreeStates => ({
  fork: fork.content,
  base: base.content,
  draft: draft.content,
});

/** Taking a draft back is a draft too: made from what had been merged, and leading to what was there before. */
const takingBack = (fork: Read, base: Read, draft: Read): ThreeStates => ({
  fork: draft.content,
  base: base.content,
  draft: fork.content,
});

function mergedAsChosen(
  states: ThreeStates,
  { choices, seenConflicts }: Chosen,
): { kind: "ok"; content: BoardContent } | NotChosen {
  const conflicts = findConflicts(states);
  if (hashOf(conflicts) !== seenConflicts) return { kind: "other-conflicts" };
  if (conflicts.some(({ address }) => choices[address] === undefined)) return { kind: "not-chosen" };
  return { kind: "ok", content: mergeStates(states, choices) };
}

/** Changes the document if it isn't. */
function isContained(doc: Y.Doc, updates: readonly Uint8Array[]): boolean {
  let isChanged = false;
  doc.on("update", () => {
    isChanged = true;
  });
  for (const update of updates) Y.applyUpdate(doc, update);
  return !isChanged;
}

function described({ map, path, ...conflict }: Conflict, { base, draft }: ThreeStates): ChangeConflict {
  const { id } = conflict;
  const content = map === "meta" || Object.hasOwn(draft[map], id) ? draft : base;
  return {
    ...{
      address: conflict.address,
      id,
      kind: map,
      ...describeElement(content, map, id),
      path: path.join("."),
    },
    ...{ fork: conflict.fork ?? null, base: conflict.base ?? null, draft: conflict.draft ?? null },
  };
}

const hashOf = (conflicts: readonly Conflict[]): string =>
  createHash("sha256")
    .update(canonicalize(conflicts) ?? "")
    .digest("hex");

function readDoc(doc: Y.Doc): Read {
  const { board } = readBoard(doc);
  return { board, content: contentOf(board), hashes: hashBoard(board) };
}

function readUpdates(updates: readonly Uint8Array[]): Read {
  const doc = new Y.Doc();
  try {
    for (const update of updates) Y.applyUpdate(doc, update);
    return readDoc(doc);
  } finally {
    doc.destroy();
  }
}
