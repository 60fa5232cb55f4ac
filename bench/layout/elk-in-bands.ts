/**
 * ELK's layered layout with our lanes: ELK chooses layers and order; then every lane gets a band of its own, in
 * which the cards of a layer stand one below the other in ELK's order. Imported by its path: it is installed in the
 * peers' folder only.
 */
import { cardHeight, cardWidth, columnPitch, rowPitch } from "#lib/board/free-place.ts";
import type { Box } from "#lib/board/model.ts";
import type { LayoutInput } from "#lib/layout/layout-input.ts";

interface ElkNode {
  id: string;
  x?: number;
  y?: number;
}
interface Elk {
  layout(graph: object): Promise<{ children?: ElkNode[] }>;
}
const { default: ElkEngine }: { default: new () => Elk } = await import(
  `${import.meta.dirname}/peers/node_modules/elkjs/lib/elk.bundled.js`
);
const elk = new ElkEngine();

export async function elkInBands({ cards, edges, laneIds }: LayoutInput): Promise<Map<string, Box>> {
  const { children = [] } = await elk.layout({
    id: "board",
    layoutOptions: {
      "elk.algorithm": "layered",
      "elk.direction": "RIGHT",
      // Else parts are packed beside each other, and their layers don't line up.
      "elk.separateConnectedComponents": "false",
    },
    children: cards.map(({ id }) => ({ id, width: cardWidth, height: cardHeight })),
    edges: edges.map(({ id, sourceId, targetId }) => ({ id, sources: [sourceId], targets: [targetId] })),
  });
  const laneOf = new Map(cards.map(({ id, laneId }) => [id, laneId]));
  const xs = [...new Set(children.map(({ x = 0 }) => x))].sort((a, b) => a - b);
  const boxes = new Map<string, Box>();
  let top = 0;
  for (const laneId of laneIds) {
    const rows = new Map<number, number>();
    const inLane = children.filter(({ id }) => laneOf.get(id) === laneId);
    for (const { id, x = 0 } of inLane.sort((a, b) => (a.y ?? 0) - (b.y ?? 0))) {
      const row = rows.get(x) ?? 0;
      rows.set(x, row + 1);
      const y = top + row * rowPitch;
      boxes.set(id, { x: xs.indexOf(x) * columnPitch, y, w: cardWidth, h: cardHeight });
    }
    top += Math.max(1, ...rows.values()) * rowPitch;
  }
  return boxes;
}
