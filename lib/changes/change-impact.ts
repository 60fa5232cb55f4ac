/**
 * What a change does to a board, as far as the board itself can tell: the elements it touches, the checkpoints that
 * measure them, and where it would hurt the customer before and after. O(board) and what scoring its risk takes.
 */
import { contentOf } from "#lib/board/content.ts";
import type { Board, BoardContent } from "#lib/board/model.ts";
import type { BoardDiff, ComparedMap } from "#lib/diff/board-diff.ts";
import { diffBoards } from "#lib/diff/diff-boards.ts";
import { addressOf } from "#lib/diff/difference-address.ts";
import { describeElement } from "#lib/diff/element-name.ts";
import { type NodeRisk, scoreRisk } from "#lib/risk/score-risk.ts";

export interface TouchedElement {
  readonly id: string;
  readonly kind: ComparedMap;
  readonly name: string;
  readonly change: "added" | "removed" | "changed";
}

export interface RiskChange {
  readonly id: string;
  readonly name: string;
  /** Expected harm points per 1,000 journeys; null where the customer doesn't meet it. */
  readonly before: number | null;
  readonly after: number | null;
}

export interface ChangeImpact {
  readonly elements: readonly TouchedElement[];
  /** Those that changed, and those of what changed. */
  readonly checkpoints: readonly { readonly id: string; readonly name: string }[];
  /** Sums over all cards that the customer meets. */
  readonly risk: { readonly before: number; readonly after: number; readonly cards: readonly RiskChange[] };
}

export function changeImpact(before: Board, after: Board): ChangeImpact {
  const [a, b] = [contentOf(before), contentOf(after)];
  const diff = diffBoards(a, b);
  return {
    elements: elementsOf(diff, { a, b }),
    checkpoints: checkpointsOf(diff, { a, b }),
    risk: riskOf(before, after),
  };
}

/** What a difference is about, for saying later what explains it: elements that came or went, and fields. */
export const addressesOf = ({ added, removed, changed }: BoardDiff): string[] => [
  ...[...added, ...removed].map(({ id }) => id),
  ...changed.flatMap(({ id, fields }) => fields.map(({ path }) => addressOf(id, path))),
];

interface Sides {
  readonly a: BoardContent;
  readonly b: BoardContent;
}

function elementsOf({ added, removed, changed }: BoardDiff, { a, b }: Sides): TouchedElement[] {
  const touched =
    (change: TouchedElement["change"], content: BoardContent) =>
    ({ map, id }: { map: ComparedMap; id: string }) => ({
      ...{ id, kind: map, change },
      name: describeElement(content, map, id).name,
    });
  return [
    ...changed.map(touched("changed", b)),
    ...added.map(touched("added", b)),
    ...removed.map(touched("removed", a)),
  ];
}

function checkpointsOf({ added, removed, changed }: BoardDiff, { a, b }: Sides) {
  const ids = new Set<string>();
  for (const { map, id } of [...added, ...removed, ...changed]) {
    if (map === "checkpoints") ids.add(id);
    for (const content of [a, b]) {
      const user = content.nodes[id] ?? content.edges[id];
      if (user?.checkpointId) ids.add(user.checkpointId);
    }
  }
  return [...ids].flatMap((id) => {
    const checkpoint = b.checkpoints[id] ?? a.checkpoints[id];
    return checkpoint ? [{ id, name: checkpoint.metric }] : [];
  });
}

/** Differences below this are what rounding leaves. */
const leastDifference = 0.005;

function riskOf(before: Board, after: Board): ChangeImpact["risk"] {
  const [was, is] = [scoresOf(before), scoresOf(after)];
  const cards = [...new Set([...was.keys(), ...is.keys()])].flatMap((id): RiskChange[] => {
    const [one, other] = [was.get(id) ?? null, is.get(id) ?? null];
    if (Math.abs((one ?? 0) - (other ?? 0)) < leastDifference) return [];
    return [
      { id, name: (after.nodes.get(id) ?? before.nodes.get(id))?.title ?? "", before: one, after: other },
    ];
  });
  const size = ({ before: one, after: other }: RiskChange) => Math.abs((other ?? 0) - (one ?? 0));
  return { before: sumOf(was), after: sumOf(is), cards: cards.sort((x, y) => size(y) - size(x)) };
}

const scoresOf = (board: Board): ReadonlyMap<string, number> =>
  new Map(scoreRisk(board).nodes.map(({ id, score }: NodeRisk) => [id, score]));
const sumOf = (scores: ReadonlyMap<string, number>): number =>
  [...scores.values()].reduce((sum, score) => sum + score, 0);
