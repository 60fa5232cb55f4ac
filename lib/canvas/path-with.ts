/** A flow's path with one more card, put where the arrows lead, or without one. */
import type { BoardEdge } from "#lib/board/model.ts";

type Edges = ReadonlyMap<string, BoardEdge>;

/** Between two neighbours that both join it, else before the first or after the last; at the end if nothing joins. */
export function pathWith(path: readonly string[], id: string, edges: Edges): string[] {
  if (path.includes(id)) return [...path];
  const arrows = new Set<string>();
  for (const edge of edges.values())
    if (edge.cls === "CONTROL") arrows.add(`${edge.sourceId}>${edge.targetId}`);
  const joins = (from: string | undefined, to: string | undefined) =>
    from !== undefined && to !== undefined && arrows.has(`${from}>${to}`);
  for (let i = 1; i < path.length; i++) {
    if (joins(path[i - 1], id) && joins(id, path[i])) return path.toSpliced(i, 0, id);
  }
  if (!joins(path.at(-1), id) && joins(id, path[0])) return [id, ...path];
  return [...path, id];
}

export const pathWithout = (path: readonly string[], id: string): string[] =>
  path.filter((step) => step !== id);
