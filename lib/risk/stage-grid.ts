/** Where in the journey, and at which team, it would hurt: the happy path's steps against the lanes. */
import type { Board } from "#lib/board/model.ts";
import type { NodeRisk } from "./score-risk.ts";

export interface StageCell {
  readonly nodes: readonly NodeRisk[];
  /** Sum of their scores. */
  readonly score: number;
}

export interface StageGrid {
  /** Ids of the happy path's cards that anything stands at, in order. */
  readonly stages: readonly string[];
  readonly lanes: readonly { readonly id: string; readonly cells: readonly StageCell[] }[];
}

/** Stages and lanes at which nothing is scored are left out; without a happy path the grid is empty. */
export function stageGrid(board: Board, nodes: readonly NodeRisk[], laneOrder: readonly string[]): StageGrid {
  const stageOf = stagesByNode(board);
  const placed = nodes.filter(({ id, score }) => score > 0 && stageOf.has(id));
  const happy = happyPath(board);
  const stages = happy.filter((stage) => placed.some(({ id }) => stageOf.get(id) === stage));
  const laneIds = laneOrder.filter((laneId) => placed.some(({ id }) => laneIn(board, id) === laneId));
  return {
    stages,
    lanes: laneIds.map((laneId) => ({
      id: laneId,
      cells: stages.map((stage) => {
        const here = placed.filter(({ id }) => stageOf.get(id) === stage && laneIn(board, id) === laneId);
        return { nodes: here, score: here.reduce((sum, { score }) => sum + score, 0) };
      }),
    })),
  };
}

const laneIn = (board: Board, nodeId: string): string | undefined => board.nodes.get(nodeId)?.laneId;

const happyPath = (board: Board): readonly string[] =>
  [...board.flows.values()]
    .filter(({ kind }) => kind === "HAPPY")
    .sort((a, b) => (b.share ?? 0) - (a.share ?? 0))[0]?.path ?? [];

/** What branches off belongs to the step it branches off from. */
function stagesByNode(board: Board): Map<string, string> {
  const happy = new Set(happyPath(board));
  const stages = new Map([...happy].map((id) => [id, id]));
  for (const { path } of board.flows.values()) {
    let stage: string | undefined;
    for (const id of path) {
      if (happy.has(id)) stage = id;
      else if (stage && !stages.has(id)) stages.set(id, stage);
    }
  }
  return stages;
}
