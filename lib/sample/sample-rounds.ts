/**
 * What the sample board was at the end of its first three review rounds, made by taking back, command by command, what
 * its team has done since: so that there is something to compare from the first minute.
 */
import * as Y from "yjs";
import { assert } from "#lib/assert.ts";
import type { BoardCommands } from "#lib/board/commands/board-commands.ts";
import { createCommands } from "#lib/board/commands/create-commands.ts";
import { contentOf, encodeContent } from "#lib/board/content.ts";
import type { BoardContent } from "#lib/board/model.ts";
import { readBoard } from "#lib/board/read-board.ts";
import type { Result } from "#lib/result.ts";
import { sampleContent } from "./sample-content.ts";

export interface SampleRound {
  readonly label: string;
  /** How long ago it was closed. */
  readonly daysAgo: number;
  readonly content: BoardContent;
}

export interface SampleHistory {
  /** The oldest first. */
  readonly rounds: readonly SampleRound[];
  /** What the board was just before change request C-2 was applied, between rounds 2 and 3; after it, it was round 3's. */
  readonly beforeC2: BoardContent;
}

/** The oldest first. */
export const sampleRounds = (): readonly SampleRound[] => sampleHistory().rounds;

export function sampleHistory(): SampleHistory {
  const now = sampleContent();
  const doc = new Y.Doc();
  Y.applyUpdate(doc, encodeContent(now));
  const ids = [giftWrap, "c24"];
  const commands = createCommands(doc, { newId: () => ids.shift() ?? "" });
  const goBack = (
    steps: (commands: BoardCommands, now: BoardContent) => Step[],
    to: string,
  ): BoardContent => {
    for (const result of steps(commands, now)) assert(result.ok, `the sample goes back to ${to}`);
    return contentOf(readBoard(doc).board);
  };
  const round3 = { label: "Round 3 · Pre-commit", daysAgo: 7, content: goBack(toRound3, "round 3") };
  const beforeC2 = goBack(toBeforeC2, "what C-2 was made from");
  const round2 = { label: "Round 2 · Exceptions", daysAgo: 14, content: goBack(toRound2, "round 2") };
  const round1 = { label: "Round 1 · Scope", daysAgo: 21, content: goBack(toRound1, "round 1") };
  doc.destroy();
  return { rounds: [round1, round2, round3], beforeC2 };
}

type Step = Result<unknown>;
const giftWrap = "g1";

/** Since then: gift-wrap was deleted, a price exception and an unowned check were found, terms got stricter. */
const toRound3 = (commands: BoardCommands): Step[] => [
  commands.addNode({ kind: "STEP", title: "Choose gift-wrap", laneId: "store", at: { x: 629, y: 9 } }),
  commands.updateNode(giftWrap, {
    ownerId: "mei",
    criticality: "MINOR",
    customerFacing: true,
    scope: "LATER",
  }),
  commands.remove(["x5", "e19"]),
  commands.updateNode("a1", {
    ruleText: "Which promotions may stack, what they exclude, and which one wins.",
  }),
  commands.updateNode("f3", { capacityPerDay: 60 }),
  commands.updateEdge("e3", { needBy: "2026-10-12" }),
];

/** What change request C-2 did: 3-D Secure runs before the voucher check, and gift-wrap gives way. */
const toBeforeC2 = (commands: BoardCommands, now: BoardContent): Step[] => [
  commands.updateEdge("e8", { fallback: null, description: "3-D Secure runs after the voucher check." }),
  commands.remove(["x4", "f4", "E4", "cp_recover"]),
  commands.updateCheckpoint("cp_auth", { target: 95 }),
  commands.updateNode(giftWrap, { scope: null }),
  commands.connect({ sourceId: giftWrap, targetId: "s4" }),
  commands.reconnect("c4", { targetId: giftWrap }),
  commands.updateEdge("c4", { guard: "limit not reached" }),
  ...["H", "E1", "E3"].map((id) => commands.setPath(id, throughGiftWrap(now, id))),
  commands.updateFlow("H", { share: 0.94 }),
];

/** Since then, besides C-2: the support macros, a message that nobody had asked for, and one tidying of the map. */
const toRound2 = (commands: BoardCommands, now: BoardContent): Step[] => [
  commands.remove(["w2", "cp_macros"]),
  commands.updateNode("x3", { customerMessage: null }),
  commands.moveNodes(beforeTidying(now)),
];

/** Since then: the three exceptions with their fallbacks. */
const toRound1 = (commands: BoardCommands): Step[] => [
  ...["e6", "e10", "e11"].map((id) => commands.updateEdge(id, { fallback: null })),
  commands.remove(["x1", "f1", "x2", "f2", "x3", "f3", "o2", "E1", "E2", "E3", "cp_orphan", "cp_refund"]),
  commands.updateFlow("H", { share: null }),
];

const throughGiftWrap = ({ flows }: BoardContent, flowId: string): string[] =>
  (flows[flowId]?.path ?? []).flatMap((id) => (id === "s4" ? [giftWrap, id] : [id]));

/** A gap's width to the right of where each card stands now. */
const beforeTidying = ({ layout }: BoardContent) =>
  Object.entries(layout).flatMap(([id, place]) =>
    "x" in place && id !== "x3" ? [{ id, x: place.x + 23, y: place.y }] : [],
  );
