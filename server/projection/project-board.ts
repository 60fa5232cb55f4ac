/** What lists, cards and search keep of a board, computed from the parsed board alone: O(elements). */
import type { Board } from "#lib/board/model.ts";
import { type Thumbnail, thumbnailOf } from "#lib/board/thumbnail.ts";

export interface ProjectedBoard {
  nodeCount: number;
  /** Who owns something, most elements first. */
  ownerNames: string[];
  /** Every text a person can read on the board, lower-cased, one line per element. */
  searchText: string;
  thumbnail: Thumbnail;
}

/** Enough for 20,000 elements with titles; a board of novels is searched by its beginning. */
const maxSearchLength = 500_000;
const maxOwnerNames = 20;

export function projectBoard(board: Board): ProjectedBoard {
  return {
    nodeCount: board.nodes.size,
    ownerNames: ownerNames(board),
    searchText: searchText(board),
    thumbnail: thumbnailOf(board),
  };
}

function ownerNames(board: Board): string[] {
  const counts = new Map<string, number>();
  const owned = [
    ...board.nodes.values(),
    ...board.edges.values(),
    ...board.flows.values(),
    ...board.checkpoints.values(),
  ];
  for (const { ownerId } of owned) {
    const name = ownerId === undefined ? undefined : board.people.get(ownerId)?.name.trim();
    if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, maxOwnerNames)
    .map(([name]) => name);
}

function searchText(board: Board): string {
  const lines = [
    board.meta.objective,
    ...[...board.nodes.values()].map((node) =>
      [node.title, node.description, node.trigger, node.customerMessage, node.ruleText].join(" "),
    ),
    ...[...board.edges.values()].map((edge) => edge.description),
    ...[...board.flows.values()].map((flow) => flow.name),
    ...[...board.lanes.values()].map((lane) => lane.name),
    ...[...board.people.values()].map((person) => [person.name, person.role ?? ""].join(" ")),
    ...[...board.checkpoints.values()].map((checkpoint) => checkpoint.metric),
    ...[...board.risks.values()].map((risk) => [risk.cause, risk.event, risk.consequence].join(" ")),
    ...[...board.assumptions.values()].map((assumption) => assumption.statement),
  ];
  return lines
    .map((line) => line.trim())
    .filter(Boolean)
    .join("\n")
    .toLowerCase()
    .replaceAll("\u0000", "")
    .slice(0, maxSearchLength);
}
