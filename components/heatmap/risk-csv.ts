/** The risks as a table for a spreadsheet (RFC 4180), the highest first. */
import type { Board } from "#lib/board/model.ts";
import type { NodeRisk } from "#lib/risk/score-risk.ts";
import { elementTitle, providersOnTheWay } from "./risk-words.ts";

const head = [
  "Card",
  "Team",
  "Owner",
  "Risk per 1,000 journeys",
  "Low",
  "High",
  "Journeys that pass",
  "Journeys hit of 1,000",
  "Likelihood",
  "Harm points",
  "Left by the fallback",
  "Strongest cause",
  "Needs",
];

export function riskCsv(board: Board, nodes: readonly NodeRisk[]): string {
  const rows = nodes.map((node) => {
    const card = board.nodes.get(node.id);
    const [cause] = node.causes;
    return [
      elementTitle(board, node.id),
      board.lanes.get(card?.laneId ?? "")?.name ?? "",
      board.people.get(card?.ownerId ?? "")?.name ?? "",
      node.score,
      node.low,
      node.high,
      node.exposure,
      1000 * node.share,
      node.likelihood,
      node.harm,
      node.residual,
      cause ? elementTitle(board, cause.elementId) : "",
      cause ? providersOnTheWay(board, cause.path).join(" > ") : "",
    ];
  });
  return [head, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** Words that a spreadsheet would take for a formula are marked as words. */
function cell(value: string | number): string {
  if (typeof value === "number") return String(Number(value.toPrecision(6)));
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
