/** Copies cards with the links between them, each to a free place below its original. */
import { placeIn, rowPitch } from "#lib/board/free-place.ts";
import type { BoardEdge, BoardNode } from "#lib/board/model.ts";
import { ok, type Result } from "#lib/result.ts";
import { boxesOfLane, boxOf, writeBox } from "./card-places.ts";
import { type CommandContext, change, find, gone, insert, noRoomFor } from "./command-context.ts";
import { edgesWhere } from "./edge-lookup.ts";

export function duplicate(context: CommandContext, ids: readonly string[]): Result<string[]> {
  const originals = [...new Set(ids)].flatMap((id) => find(context, "nodes", id)?.value ?? []);
  if (originals.length === 0) return gone("nodes");
  const copyOf = new Map(originals.map(({ id }) => [id, context.newId()]));
  const isInside = (id: unknown) => typeof id === "string" && copyOf.has(id);
  const edges = edgesWhere(context, (source, target) => isInside(source) && isInside(target));
  const full = noRoomFor(context, originals.length + edges.length);
  if (full !== undefined) return full;
  change(context, "duplicate", () => {
    for (const node of originals) copyNode(context, node, copyOf.get(node.id) ?? "");
    for (const edge of edges) copyEdge(context, edge, copyOf);
  });
  return ok([...copyOf.values()]);
}

function copyNode(context: CommandContext, { id, ...node }: BoardNode, copyId: string): void {
  const box = boxOf(context, id);
  const at = box === undefined ? undefined : { x: box.x, y: box.y + rowPitch };
  const taken = node.laneId === undefined ? [] : boxesOfLane(context, node.laneId);
  const acceptance = node.acceptance.map((criterion) => ({ ...criterion, id: context.newId() }));
  insert(context, "nodes", { id: copyId, values: { ...node, acceptance } });
  writeBox(context, copyId, placeIn(taken, { w: box?.w, h: box?.h, at }));
}

function copyEdge(context: CommandContext, edge: BoardEdge, copyOf: ReadonlyMap<string, string>): void {
  const { id: _original, ...values } = edge;
  const ends = { sourceId: copyOf.get(edge.sourceId), targetId: copyOf.get(edge.targetId) };
  insert(context, "edges", { id: context.newId(), values: { ...values, ...ends } });
}
