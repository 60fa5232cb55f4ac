/** What follows from a failure, as a rehearsal keeps it: ids with the names of then, and the hashes they had. */
import { hashElement } from "#lib/board/hash-board.ts";
import { type Board, entityMaps } from "#lib/board/model.ts";
import type { Rehearsed } from "#lib/contracts/rehearsals.ts";
import type { RiskScale } from "#lib/risk/risk-scale.ts";
import { whatIf } from "#lib/risk/what-if.ts";

export interface KeptRehearsal {
  result: Rehearsed;
  /** Of what was down and what it hits. */
  covered: Record<string, string>;
}

export function rehearsalOf(
  board: Board,
  { down, scale }: { down: readonly string[]; scale: RiskScale },
): KeptRehearsal {
  const { affected, flowIds, share, ownerIds, answers, unanswered, ...found } = whatIf(board, down, scale);
  const hit = affected.map(({ id }) => id);
  const failing = answers.filter(({ failsBy }) => failsBy !== undefined).map(({ fallbackId }) => fallbackId);
  const named = [...found.down, ...hit, ...flowIds, ...failing, ...unanswered];
  return {
    result: {
      ...{ down: [...found.down], affected: hit, flowIds: [...flowIds], share, ownerIds: [...ownerIds] },
      ...{ failing: [...new Set(failing)], unanswered: [...unanswered] },
      names: Object.fromEntries(named.map((id) => [id, nameOf(board, id)])),
      people: Object.fromEntries([...board.people.values()].map(({ id, name }) => [id, name])),
    },
    covered: Object.fromEntries(hashesOf(board, [...found.down, ...hit])),
  };
}

function nameOf(board: Board, id: string): string {
  const edge = board.edges.get(id);
  if (edge) return `${nameOf(board, edge.sourceId)} needs ${nameOf(board, edge.targetId)}`;
  return board.nodes.get(id)?.title || board.flows.get(id)?.name || "Untitled";
}

export function hashesOf(board: Board, ids: readonly string[]): Map<string, string> {
  const hashes = new Map<string, string>();
  for (const map of entityMaps)
    for (const id of ids) {
      const element = board[map].get(id);
      if (element) hashes.set(id, hashElement(map, element));
    }
  return hashes;
}
