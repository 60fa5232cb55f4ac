/** What the finder offers: cards, edges, flows and lanes by their words, their owners and where they stand. */
import type { PickerOption } from "#components/inspector/filter-options.ts";
import type { Board, BoardEdge, BoardNode, FlowKind, NodeKind } from "#lib/board/model.ts";
import { controlTypeWords, dependencyTypeWords, titleOrKind } from "./domain-words.ts";

/** Which picture stands before it. */
export type FoundMark =
  | { of: "card"; kind: NodeKind }
  | { of: "flow"; kind: FlowKind }
  | { of: "need"; strength: BoardEdge["strength"] }
  | { of: "edge" | "lane" };

export interface Findable extends PickerOption {
  mark: FoundMark;
}

/** Cards first, as most people look for one; each sort by its words. O(n log n). */
export function findable(board: Board): Findable[] {
  const cards = [...board.nodes.values()].map((node) => ofCard(board, node));
  const flows = [...board.flows.values()].map(
    ({ id, name, kind }): Findable => ({
      id,
      label: name || "Untitled flow",
      detail: "Flow",
      mark: { of: "flow", kind },
    }),
  );
  const lanes = [...board.lanes.values()].map(
    ({ id, name }): Findable => ({
      id,
      label: name || "Untitled lane",
      detail: "Lane",
      mark: { of: "lane" },
    }),
  );
  const edges = [...board.edges.values()].flatMap((edge) => ofEdge(board, edge));
  return [cards, flows, lanes, edges].flatMap((sort) => sort.sort(byLabel));
}

const { compare } = new Intl.Collator();
const byLabel = (a: Findable, b: Findable): number => compare(a.label, b.label);

const joined = (...words: readonly (string | undefined)[]): { detail?: string } => {
  const detail = words.filter(Boolean).join(" · ");
  return detail ? { detail } : {};
};

function ofCard({ lanes, people }: Board, node: BoardNode): Findable {
  return {
    id: node.id,
    label: titleOrKind(node),
    ...joined(people.get(node.ownerId ?? "")?.name, lanes.get(node.laneId ?? "")?.name),
    mark: { of: "card", kind: node.kind },
  };
}

const words = { ...controlTypeWords, ...dependencyTypeWords };

function ofEdge({ nodes, people }: Board, edge: BoardEdge): Findable[] {
  const [source, target] = [nodes.get(edge.sourceId), nodes.get(edge.targetId)];
  if (!source || !target) return [];
  const isNeed = edge.cls === "DEPENDENCY";
  return [
    {
      id: edge.id,
      label: `${titleOrKind(source)} ${isNeed ? "needs" : "→"} ${titleOrKind(target)}`,
      ...joined(edge.type && words[edge.type], people.get(edge.ownerId ?? "")?.name),
      mark: isNeed ? { of: "need", strength: edge.strength } : { of: "edge" },
    },
  ];
}
