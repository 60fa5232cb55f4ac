/** Looks links up by their ends, without reading the rest of them. O(links). */
import * as Y from "yjs";
import type { EdgeEnds } from "#lib/board/edge-rules.ts";
import type { BoardEdge } from "#lib/board/model.ts";
import type { CommandContext } from "./command-context.ts";
import { find } from "./command-context.ts";

/** The links that pass a test of their two ends, in full. */
export function edgesWhere(
  context: CommandContext,
  isWanted: (sourceId: unknown, targetId: unknown) => boolean,
): BoardEdge[] {
  const edges: BoardEdge[] = [];
  context.stored.edges.forEach((edge, id) => {
    if (!(edge instanceof Y.Map) || !isWanted(edge.get("sourceId"), edge.get("targetId"))) return;
    const found = find(context, "edges", id);
    if (found !== undefined) edges.push(found.value);
  });
  return edges;
}

export const edgesOf = (context: CommandContext, nodeId: string): BoardEdge[] =>
  edgesWhere(context, (sourceId, targetId) => sourceId === nodeId || targetId === nodeId);

/** The other ways out of the card a flow arrow starts from. */
export const siblingsOf = (context: CommandContext, edge: BoardEdge): BoardEdge[] =>
  edgesWhere(context, (sourceId) => sourceId === edge.sourceId).filter(
    ({ id, cls }) => cls === "CONTROL" && id !== edge.id,
  );

/** The kinds of the cards at both ends; absent when one of them is gone. */
export function endsOf(
  context: CommandContext,
  { sourceId, targetId }: { sourceId: string; targetId: string },
): EdgeEnds | undefined {
  const source = find(context, "nodes", sourceId)?.value.kind;
  const target = find(context, "nodes", targetId)?.value.kind;
  return source === undefined || target === undefined ? undefined : { source, target };
}
