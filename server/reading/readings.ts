/**
 * What the server works out from a whole board: for a large one each takes up to a second, so they run on a copy of
 * the document, beside the event loop (board-reader.ts).
 */
import * as Y from "yjs";
import { type AnchoredElement, anchoredElement } from "#lib/board/anchored-element.ts";
import { contentOf, encodeContent } from "#lib/board/content.ts";
import type { BoardHashes } from "#lib/board/hash-board.ts";
import type { BoardContent } from "#lib/board/model.ts";
import { readBoard } from "#lib/board/read-board.ts";
import { findGaps } from "#lib/gaps/find-gaps.ts";
import type { Gap } from "#lib/gaps/gap.ts";
import type { GapInput } from "#lib/gaps/gap-facts.ts";
import { type Preparedness, preparedness } from "#lib/metrics/exception-quality.ts";
import type { RiskScale } from "#lib/risk/risk-scale.ts";
import { type RiskReport, scoreRisk } from "#lib/risk/score-risk.ts";
import { type WhatIf, whatIf } from "#lib/risk/what-if.ts";
import type { ReviewScope } from "#lib/rounds/covered-elements.ts";
import type { SinceSigned } from "#lib/rounds/signed-elements.ts";
import { sliceUpdate } from "#lib/sync/slice-update.ts";
import { type ProjectedBoard, projectBoard } from "#server/projection/project-board.ts";
import { hashTerms } from "#server/queries/dependency-terms.ts";
import { loadPartBytes } from "#server/room/load-document.ts";
import {
  type ComparedStates,
  type ComparisonWish,
  comparisonWith,
  type PairStability,
  stabilitiesOf,
} from "./compare-kept.ts";
import { contentOfDoc, type KeptState, stateOfDoc } from "./document-state.ts";
import { hashesOf, type KeptRehearsal, rehearsalOf } from "./keep-rehearsal.ts";
import type { KeptDocument } from "./kept-content.ts";
import { type KeptRisk, keptRiskOf } from "./kept-risk.ts";
import { coverageOf, type KeptApproval, type KeptCoverage, sinceEachSigned } from "./read-approvals.ts";
import {
  type DraftStanding,
  type DraftWish,
  draftStandingOf,
  type Merging,
  type MergingWish,
  mergingOf,
  type Rebasing,
  type RebasingWish,
  type Reversion,
  type ReversionWish,
  rebasingOf,
  reversionOf,
} from "./read-draft.ts";
import {
  type Replacement,
  type ReplacementWish,
  type Restoration,
  type RestorationWish,
  replacementOf,
  restorationOf,
} from "./work-out-change.ts";

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
  /** The element that a thread is to be pinned to; null when the board has none. */
  anchor: AnchoredElement | null;
  /** What an approval of these lanes and flows covers. */
  coverage: KeptCoverage;
  /** What has become of what was signed, by approval. */
  sinceSigned: Map<string, SinceSigned>;
  /** Where it would hurt the customer. */
  risk: RiskReport & { prepared: Preparedness };
  /** What the board lacks. */
  gaps: Gap[];
  /** What happens when elements fail. */
  whatIf: WhatIf;
  /** The same as it is kept on record, with the hash of each element it is about. */
  rehearsal: KeptRehearsal;
  /** The hash of the meaning of elements, by id; those that are gone are left out. */
  hashes: ReadonlyMap<string, string>;
  /** Scores of a snapshot, with the scale that was in force then. */
  keptRisk: KeptRisk;
  /** The document as one update, without what was deleted. */
  merged: Uint8Array;
  /** The same in Yjs' smaller format. */
  mergedV2: Uint8Array;
  /** The same updates in smaller parts that apply in order. */
  slices: Uint8Array[];
  /** What replacing the content changes. */
  replacement: Replacement;
  /** What bringing back a snapshot, or a part of it, changes. */
  restoration: Restoration;
  /** What differs between two snapshots, or a snapshot and the document. */
  comparison: ComparedStates;
  /** How stable the scope was from each snapshot to the next. */
  stabilities: (PairStability | null)[];
  /** How the draft of a change stands to the board, and what it does to it. */
  draftStanding: DraftStanding;
  /** What bringing a draft up to date with the board changes in the draft. */
  rebasing: Rebasing;
  /** What merging a draft changes on the board. */
  merging: Merging;
  /** What taking a merged draft back changes on the board. */
  reversion: Reversion;
}

/** What some of them need besides the document. */
interface Inputs {
  anchor: { id: string };
  coverage: { scopes: readonly ReviewScope[] };
  sinceSigned: { approvals: readonly KeptApproval[] };
  gaps: Omit<GapInput, "board">;
  risk: { scale: RiskScale };
  whatIf: { down: readonly string[]; scale: RiskScale };
  rehearsal: { down: readonly string[]; scale: RiskScale };
  hashes: { ids: readonly string[] };
  keptRisk: { kept: KeptDocument };
  replacement: ReplacementWish;
  restoration: RestorationWish;
  comparison: ComparisonWish;
  stabilities: readonly (ComparisonWish & { to: KeptDocument })[];
  draftStanding: DraftWish;
  rebasing: RebasingWish;
  merging: MergingWish;
  reversion: ReversionWish;
}
export type InputOf<Name extends keyof Readings> = Name extends keyof Inputs ? [input: Inputs[Name]] : [];

type Reading<Name extends keyof Readings> = (
  updates: readonly Uint8Array[],
  ...input: InputOf<Name>
) => Readings[Name];

const readings: { [Name in keyof Readings]: Reading<Name> } = {
  projection: ofDoc((doc) => projectBoard(readBoard(doc).board)),
  content: ofDoc((doc) => {
    const { content, hashes } = contentOfDoc(doc);
    return { json: JSON.stringify(content), hashes };
  }),
  state: ofDoc(stateOfDoc),
  copy: ofDoc((doc) => newDocument(contentOf(readBoard(doc).board))),
  dependencies: ofDoc(dependenciesOf),
  anchor: (updates, { id }) => ofDoc((doc) => anchoredElement(readBoard(doc).board, id) ?? null)(updates),
  coverage: (updates, { scopes }) => ofDoc((doc) => coverageOf(readBoard(doc).board, scopes))(updates),
  sinceSigned: (updates, { approvals }) =>
    ofDoc((doc) => sinceEachSigned(readBoard(doc).board, approvals))(updates),
  risk: (updates, { scale }) =>
    ofDoc((doc) => {
      const { board } = readBoard(doc);
      return { ...scoreRisk(board, scale), prepared: preparedness(board) };
    })(updates),
  gaps: (updates, input) => ofDoc((doc) => findGaps({ ...input, board: readBoard(doc).board }))(updates),
  whatIf: (updates, { down, scale }) => ofDoc((doc) => whatIf(readBoard(doc).board, down, scale))(updates),
  rehearsal: (updates, wish) => ofDoc((doc) => rehearsalOf(readBoard(doc).board, wish))(updates),
  hashes: (updates, { ids }) => ofDoc((doc) => hashesOf(readBoard(doc).board, ids))(updates),
  keptRisk: (_updates, { kept }) => keptRiskOf(kept),
  merged: ofDoc((doc) => Y.encodeStateAsUpdate(doc)),
  mergedV2: ofDoc((doc) => Y.encodeStateAsUpdateV2(doc)),
  slices: (updates) => updates.flatMap((update) => sliceUpdate(update, loadPartBytes)),
  replacement: (updates, wish) => ofDoc((doc) => replacementOf(doc, wish))(updates),
  restoration: (updates, wish) => ofDoc((doc) => restorationOf(doc, wish))(updates),
  stabilities: (_updates, wishes) => stabilitiesOf(wishes),
  comparison: (updates, wish) => ofDoc((doc) => comparisonWith(doc, wish))(updates),
  draftStanding: (updates, wish) => ofDoc((doc) => draftStandingOf(doc, wish))(updates),
  rebasing: (updates, wish) => ofDoc((doc) => rebasingOf(doc, wish))(updates),
  merging: (updates, wish) => ofDoc((doc) => mergingOf(doc, wish))(updates),
  reversion: (updates, wish) => ofDoc((doc) => reversionOf(doc, wish))(updates),
};

export const runReading = <Name extends keyof Readings>(
  name: Name,
  updates: readonly Uint8Array[],
  ...input: InputOf<Name>
): Readings[Name] => readings[name](updates, ...input);

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
