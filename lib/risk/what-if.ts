/** What happens when elements fail: who is hit, who is called, what customers read, and which answers hold. */
import type { Board, BoardNode } from "#lib/board/model.ts";
import { createDependencyReach, edgeIdsOf } from "./dependency-reach.ts";
import { type RiskScale, standardScale } from "./risk-scale.ts";

export interface AffectedElement {
  readonly id: string;
  /** What is left of the failure there, 0–1. */
  readonly reach: number;
  readonly hops: number;
  /** The dependencies from it to what is down. */
  readonly path: readonly string[];
  /** Which of those that are down it is. */
  readonly downId: string;
}

export interface Answer {
  readonly exceptionId: string;
  readonly fallbackId: string;
  /** Present: the fallback fails too, by these dependencies; none when it is itself down. */
  readonly failsBy?: readonly string[];
}

export interface WhatIf {
  readonly down: readonly string[];
  /** Those that depend on what is down, the hardest hit first. */
  readonly affected: readonly AffectedElement[];
  /** Flows that pass something down or affected. */
  readonly flowIds: readonly string[];
  /** Share of all journeys in those flows, 0–1. */
  readonly share: number;
  /** Who owns what is down, then who owns what it hits. */
  readonly ownerIds: readonly string[];
  /** Exceptions that the affected cards raise: what customers see. */
  readonly exceptionIds: readonly string[];
  /** What takes over, or would if it didn't fail as well. */
  readonly answers: readonly Answer[];
  /** Exceptions for which nothing takes over. */
  readonly unanswered: readonly string[];
}

/** @param down ids of cards or dependencies; unknown ones are passed over. */
export function whatIf(board: Board, down: readonly string[], scale: RiskScale = standardScale): WhatIf {
  const known = down.filter((id) => board.nodes.has(id) || board.edges.get(id)?.cls === "DEPENDENCY");
  const affected = affectedBy(board, known, scale);
  const hit = new Set([...known, ...affected.map(({ id }) => id)]);
  const flows = [...board.flows.values()].filter(({ path }) => path.some((id) => hit.has(id)));
  const exceptionIds = targets(board, "RAISES", hit);
  const answers = answersTo(board, exceptionIds, { affected, down: new Set(known) });
  const answered = new Set(answers.filter(({ failsBy }) => !failsBy).map(({ exceptionId }) => exceptionId));
  return {
    down: known,
    affected,
    flowIds: flows.map(({ id }) => id),
    share: Math.min(
      1,
      flows.reduce((sum, { share = 0 }) => sum + share, 0),
    ),
    ownerIds: [...new Set([...hit].flatMap((id) => ownerOf(board, id) ?? []))],
    exceptionIds,
    answers,
    unanswered: exceptionIds.filter((id) => !answered.has(id)),
  };
}

function affectedBy(board: Board, down: readonly string[], scale: RiskScale): AffectedElement[] {
  const reach = createDependencyReach(board, scale);
  const strongest = new Map<string, AffectedElement>();
  for (const downId of down)
    for (const { nodeId, reach: left, hops, way } of reach.from(downId)) {
      if (down.includes(nodeId) || left <= (strongest.get(nodeId)?.reach ?? 0)) continue;
      strongest.set(nodeId, { id: nodeId, reach: left, hops, path: edgeIdsOf(way), downId });
    }
  return [...strongest.values()].sort((a, b) => b.reach - a.reach || (a.id < b.id ? -1 : 1));
}

function targets(board: Board, type: "RAISES" | "FALLS_BACK_TO", from: ReadonlySet<string>): string[] {
  const found = new Set<string>();
  for (const edge of board.edges.values())
    if (edge.type === type && from.has(edge.sourceId)) found.add(edge.targetId);
  return [...found];
}

function answersTo(
  board: Board,
  exceptionIds: readonly string[],
  { affected, down }: { affected: readonly AffectedElement[]; down: ReadonlySet<string> },
): Answer[] {
  const paths = new Map(affected.map(({ id, path }) => [id, path]));
  return exceptionIds.flatMap((exceptionId) =>
    targets(board, "FALLS_BACK_TO", new Set([exceptionId])).map((fallbackId) => {
      const failsBy = down.has(fallbackId) ? [] : paths.get(fallbackId);
      return failsBy ? { exceptionId, fallbackId, failsBy } : { exceptionId, fallbackId };
    }),
  );
}

const ownerOf = (board: Board, id: string): BoardNode["ownerId"] =>
  (board.nodes.get(id) ?? board.edges.get(id))?.ownerId;
