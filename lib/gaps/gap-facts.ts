/** What the rules ask again and again of one board, worked out once. */
import type { Board, BoardEdge, BoardNode } from "#lib/board/model.ts";
import type { NeedAnswer } from "#lib/dependencies/need-status.ts";
import { reachingOutcome } from "#lib/graph/reaching-outcome.ts";
import type { RiskScale } from "#lib/risk/risk-scale.ts";
import { type RiskReport, scoreRisk } from "#lib/risk/score-risk.ts";
import type { ReviewFacts } from "./review-facts.ts";

export interface GapInput {
  readonly board: Board;
  /** Calendar day, YYYY-MM-DD. */
  readonly today: string;
  /** Absent: the standard one. */
  readonly scale?: RiskScale;
  /** By edge; absent where the ledger isn't at hand: then what needs it isn't judged. */
  readonly answers?: ReadonlyMap<string, NeedAnswer>;
  /** What was discussed and signed; absent like `answers`. */
  readonly review?: ReviewFacts;
}

export interface GapFacts extends GapInput {
  readonly needs: readonly BoardEdge[];
  /** Dependencies by who needs, and by who provides. */
  readonly needsOf: (nodeId: string) => readonly BoardEdge[];
  readonly neededBy: (nodeId: string) => readonly BoardEdge[];
  /** Arrows of the flow by where they start, and by where they end. */
  readonly waysOut: (nodeId: string) => readonly BoardEdge[];
  readonly waysIn: (nodeId: string) => readonly BoardEdge[];
  /** Ids of cards on the path of any flow. */
  readonly onPaths: ReadonlySet<string>;
  readonly risk: RiskReport;
  /** Cards from which arrows lead to an outcome. */
  readonly reachesOutcome: ReadonlySet<string>;
  /** “Place order”, or what kind of card it is. */
  titleOf(id: string): string;
}

export function gapFacts(input: GapInput): GapFacts {
  const { board } = input;
  const edges = [...board.edges.values()];
  const needs = edges.filter(({ cls }) => cls === "DEPENDENCY");
  const arrows = edges.filter(({ cls }) => cls === "CONTROL");
  const waysIn = lookup(arrows, "targetId");
  return {
    ...input,
    needs,
    needsOf: lookup(needs, "sourceId"),
    neededBy: lookup(needs, "targetId"),
    waysOut: lookup(arrows, "sourceId"),
    waysIn,
    onPaths: new Set([...board.flows.values()].flatMap(({ path }) => path)),
    risk: scoreRisk(board, input.scale),
    reachesOutcome: reachingOutcome(board),
    titleOf: (id) => titleOf(board, id),
  };
}

const nothing: readonly BoardEdge[] = [];

function lookup(edges: readonly BoardEdge[], end: "sourceId" | "targetId") {
  const byEnd = Map.groupBy(edges, (edge) => edge[end]);
  return (nodeId: string): readonly BoardEdge[] => byEnd.get(nodeId) ?? nothing;
}

function titleOf(board: Board, id: string): string {
  const node = board.nodes.get(id);
  if (node) return node.title || `an untitled ${node.kind.toLowerCase().replace("_", " ")}`;
  const edge = board.edges.get(id);
  if (edge) return `${titleOf(board, edge.sourceId)} needs ${titleOf(board, edge.targetId)}`;
  return board.checkpoints.get(id)?.metric || board.lanes.get(id)?.name || "something without a name";
}

const remarks: readonly BoardNode["kind"][] = ["NOTE", "GROUP"];
/** Cards that are part of the launch, not remarks on the map. */
export const partsOf = (board: Board): BoardNode[] =>
  [...board.nodes.values()].filter(({ kind }) => !remarks.includes(kind));

export const byKind = (board: Board, kind: BoardNode["kind"]): BoardNode[] =>
  [...board.nodes.values()].filter((node) => node.kind === kind);
