/** Which team needs how much from which: needs counted by the lanes at their ends. */
import type { Board } from "#lib/board/model.ts";
import { type NeedStatus, worseOf } from "./need-status.ts";

export interface NeedCell {
  readonly edgeIds: readonly string[];
  readonly worst: NeedStatus;
}

export interface NeedMatrix {
  /** Lanes that need something, and lanes that provide something, both in the order of the map. */
  readonly consumers: readonly string[];
  readonly providers: readonly string[];
  cell(consumerId: string, providerId: string): NeedCell | undefined;
}

/** Needs of cards without a lane are left out. O(needs). */
export function needMatrix(
  { nodes, edges }: Board,
  laneOrder: readonly string[],
  statusOf: (edgeId: string) => NeedStatus,
): NeedMatrix {
  const cells = new Map<string, { edgeIds: string[]; worst: NeedStatus }>();
  const consumers = new Set<string>();
  const providers = new Set<string>();
  for (const { id, cls, sourceId, targetId } of edges.values()) {
    const consumer = nodes.get(sourceId)?.laneId;
    const provider = nodes.get(targetId)?.laneId;
    if (cls !== "DEPENDENCY" || consumer === undefined || provider === undefined) continue;
    consumers.add(consumer);
    providers.add(provider);
    const key = `${consumer} ${provider}`;
    const cell = cells.get(key);
    const status = statusOf(id);
    if (!cell) cells.set(key, { edgeIds: [id], worst: status });
    else {
      cell.edgeIds.push(id);
      cell.worst = worseOf(cell.worst, status);
    }
  }
  return {
    consumers: laneOrder.filter((id) => consumers.has(id)),
    providers: laneOrder.filter((id) => providers.has(id)),
    cell: (consumerId, providerId) => cells.get(`${consumerId} ${providerId}`),
  };
}
