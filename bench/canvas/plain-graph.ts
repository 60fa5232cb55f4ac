/** The seeded board as the pages of the peers take it: cards with their absolute place and words, edges between them. */
import type { BoardContent } from "#lib/board/model.ts";

export interface PlainCard {
  id: string;
  x: number;
  y: number;
  w: number;
  h: number;
  title: string;
  initials: string;
  color: string;
  chip: string;
}

export interface PlainGraph {
  width: number;
  height: number;
  cards: PlainCard[];
  edges: { id: string; source: string; target: string; label: string }[];
}

const colors = ["#0f766e", "#1d4ed8", "#7c3aed", "#be185d", "#b45309", "#15803d"];

export function plainGraph({ lanes, nodes, edges, layout, people, checkpoints }: BoardContent): PlainGraph {
  const tops = new Map<string, number>();
  let height = 0;
  for (const id of Object.keys(lanes)) {
    tops.set(id, height);
    height += numbersOf(layout[id]).h;
  }
  const cards = Object.values(nodes).map((node): PlainCard => {
    const { x, y, w, h } = numbersOf(layout[node.id]);
    const owner = people[node.ownerId ?? ""];
    const checkpoint = checkpoints[node.checkpointId ?? ""];
    return {
      id: node.id,
      x,
      y: y + (tops.get(node.laneId ?? "") ?? 0),
      w,
      h,
      title: node.title,
      initials: (owner?.name ?? "").replaceAll(/[^A-Z]/g, ""),
      color: colors[Number(node.ownerId?.slice(1)) % colors.length] ?? "#334155",
      chip: `${checkpoint?.baseline?.v} → ${checkpoint?.target} %`,
    };
  });
  return {
    width: Math.max(...cards.map(({ x, w }) => x + w)),
    height,
    cards,
    edges: Object.values(edges).map(({ id, sourceId, targetId, guard }) => ({
      id,
      source: sourceId,
      target: targetId,
      label: guard ?? "",
    })),
  };
}

function numbersOf(place: unknown): { x: number; y: number; w: number; h: number } {
  return { x: 0, y: 0, w: 0, h: 0, ...(place as object) };
}
