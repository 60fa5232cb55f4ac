/** dagre as it comes, without lanes. Imported by its path: it is installed in the peers' folder only. */
import { cardHeight, cardWidth } from "#lib/board/free-place.ts";
import type { Box } from "#lib/board/model.ts";
import type { LayoutInput } from "#lib/layout/layout-input.ts";

interface DagreGraph {
  setGraph(label: object): void;
  setDefaultEdgeLabel(label: () => object): void;
  setNode(id: string, label: object): void;
  setEdge(source: string, target: string): void;
  node(id: string): { x: number; y: number };
}
interface Dagre {
  graphlib: { Graph: new () => DagreGraph };
  layout(graph: DagreGraph): void;
}
const { default: dagre }: { default: Dagre } = await import(
  `${import.meta.dirname}/peers/node_modules/@dagrejs/dagre/dist/dagre.esm.js`
);

export function dagreLayout({ cards, edges }: LayoutInput): Map<string, Box> {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: "LR" });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id } of cards) graph.setNode(id, { width: cardWidth, height: cardHeight });
  for (const { sourceId, targetId } of edges) graph.setEdge(sourceId, targetId);
  dagre.layout(graph);
  return new Map(
    cards.map(({ id }) => {
      const { x, y } = graph.node(id);
      return [id, { x: x - cardWidth / 2, y: y - cardHeight / 2, w: cardWidth, h: cardHeight }];
    }),
  );
}
