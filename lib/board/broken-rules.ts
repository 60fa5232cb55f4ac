/**
 * The rules of the domain (§3, 1–3) that commands refuse, but that two people together can break: each alone drew
 * something allowed. Reported, and kept as drawn. What is only unfinished (a decision with one way out, shares that
 * don't add up yet) is no finding.
 */
import { edgeProblem, sameEnds } from "./edge-rules.ts";
import type { Board, BoardEdge } from "./model.ts";
import type { ReadFinding } from "./read-finding.ts";

/** O(links). */
export function brokenRules(board: Board): ReadFinding[] {
  const bySource = new Map<string, BoardEdge[]>();
  const findings: ReadFinding[] = [];
  for (const edge of board.edges.values()) {
    const problem = problemOf(board, edge);
    if (problem !== undefined) findings.push(broken(edge, problem));
    if (edge.cls === "CONTROL") bySource.set(edge.sourceId, [...(bySource.get(edge.sourceId) ?? []), edge]);
  }
  for (const siblings of bySource.values()) findings.push(...siblingProblems(siblings));
  return findings;
}

function problemOf({ nodes }: Board, edge: BoardEdge): string | undefined {
  const source = nodes.get(edge.sourceId);
  const target = nodes.get(edge.targetId);
  if (source === undefined || target === undefined) return undefined;
  if (source === target) return sameEnds.message;
  return edgeProblem(edge, { source: source.kind, target: target.kind })?.message;
}

/** Ways out of one card: at most one default, and no condition twice. */
function siblingProblems(siblings: readonly BoardEdge[]): ReadFinding[] {
  const guards = new Set<string>();
  let hasDefault = false;
  return siblings.flatMap((edge) => {
    const guard = guardKey(edge.guard);
    const problems = [
      ...(edge.isDefault && hasDefault ? ["There is another default way out of this card."] : []),
      ...(guard !== "" && guards.has(guard) ? ["Another way out of this card has the same condition."] : []),
    ];
    hasDefault ||= edge.isDefault;
    guards.add(guard);
    return problems.map((message) => broken(edge, message));
  });
}

/** Conditions are compared without blanks around them and without regard to case. */
export const guardKey = (guard: string): string => guard.trim().toLowerCase();

const broken = (edge: BoardEdge, message: string): ReadFinding => ({
  code: "rule-broken",
  map: "edges",
  id: edge.id,
  message,
});
