/**
 * The two change requests that the sample's team has behind it: C-1 was rejected, C-2 was applied between rounds 2 and
 * 3. Its people have no accounts: they go by the ids they have on the board.
 */
import * as Y from "yjs";
import { assert } from "#lib/assert.ts";
import { createCommands } from "#lib/board/commands/create-commands.ts";
import { contentOf, encodeContent } from "#lib/board/content.ts";
import type { BoardContent } from "#lib/board/model.ts";
import { readBoard } from "#lib/board/read-board.ts";
import type { Assessment, ChangeSource, ChangeStep } from "#lib/changes/change-state.ts";
import demo from "./demo-board.json" with { type: "json" };
import { type SampleHistory, sampleHistory } from "./sample-rounds.ts";

interface SampleStep {
  readonly kind: ChangeStep;
  readonly by: string;
  readonly daysAgo: number;
  readonly reason?: string;
  readonly approver?: string;
}

export interface SampleChange {
  readonly n: number;
  readonly source: ChangeSource;
  readonly title: string;
  readonly reason: string;
  readonly requester: string;
  readonly daysAgo: number;
  readonly assessment: Assessment;
  /** The board it was made from, and its draft. */
  readonly fork: BoardContent;
  readonly draft: BoardContent;
  /** Oldest first. */
  readonly steps: readonly SampleStep[];
}

/** The oldest first. */
export function sampleChanges(): SampleChange[] {
  const [rejected, applied] = demo.records.changes;
  const history = sampleHistory();
  const [, round2, round3] = history.rounds;
  assert(rejected && applied && round2 && round3, "the sample has two change requests and three rounds");
  return [
    {
      ...wordsOf(rejected, "The partner pays for the campaign if cards can be redeemed in the checkout."),
      ...{ n: 1, daysAgo: 12, fork: round2.content, draft: withGiftCard(round2.content) },
      steps: [{ kind: "REJECTED", by: "ana", daysAgo: 11, reason: sentence(rejected.why ?? "") }],
    },
    {
      ...wordsOf(
        applied,
        "Banks decline fewer payments when 3-D Secure runs on the amount before discounts.",
      ),
      ...{ n: 2, daysAgo: 11, fork: history.beforeC2, draft: round3.content },
      steps: [
        { kind: "ASSESSED", by: "pia", daysAgo: 10, approver: "ana" },
        { kind: "APPLIED", by: "ana", daysAgo: 9 },
      ],
    },
  ];
}

type DemoChange = (typeof demo.records.changes)[number];

function wordsOf({ source, title, requester, impact }: DemoChange, reason: string) {
  return {
    ...{ source: source as ChangeSource, title, requester, reason },
    assessment: {
      predictedPostLaunchChanges: impact
        ? `${impact.predictedPostLaunchChanges}: a macro and one message`
        : "",
      sequenceValidationNote: sentence(impact?.sequenceValidationNote ?? ""),
      whatGivesWay: sentence(impact?.whatGivesWay ?? ""),
    },
  };
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** A second way to redeem something, beside the voucher. */
function withGiftCard(content: SampleHistory["beforeC2"]): BoardContent {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, encodeContent(content));
  const ids = ["gc1", "gc2", "gc3"];
  const commands = createCommands(doc, { newId: () => ids.shift() ?? "" });
  const results = [
    commands.addNode({ kind: "STEP", title: "Redeem a gift card", laneId: "promo", at: { x: 629, y: 191 } }),
    commands.updateNode("gc1", { ownerId: "kofi", criticality: "MAJOR", customerFacing: true }),
    commands.connect({ sourceId: "s3", targetId: "gc1" }),
    commands.connect({ sourceId: "gc1", targetId: "y3" }),
  ];
  for (const { ok } of results) assert(ok, "the sample's gift card can be drawn");
  const draft = contentOf(readBoard(doc).board);
  doc.destroy();
  return draft;
}
