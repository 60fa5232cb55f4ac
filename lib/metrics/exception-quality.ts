/**
 * How well what can go wrong is prepared (domain §4.6): eight questions to each exception, weighted by how critical the
 * step is that raises it. A step nobody has drawn an exception for counts as unprepared.
 */
import type { Board, BoardEdge, BoardNode } from "#lib/board/model.ts";
import { reachingOutcome } from "#lib/graph/reaching-outcome.ts";

/** In the order in which they are asked. */
export const exceptionChecks = [
  "detectable",
  "customer-message",
  "state-after",
  "way-out",
  "owner",
  "measured",
  "support-macro",
  "evidence",
] as const;
export type ExceptionCheck = (typeof exceptionChecks)[number];

export interface ExceptionQuality {
  /** By exception, the checks it passes. */
  readonly passed: ReadonlyMap<string, readonly ExceptionCheck[]>;
  /** 0–1 over critical and major steps and decisions; null when there is none. */
  readonly value: number | null;
  /** The same over the critical ones only. */
  readonly critical: number | null;
}

/** How well a board is prepared, as far as the board itself says: evidence is the ledger's. */
export type Preparedness = Pick<ExceptionQuality, "value" | "critical">;
export function preparedness(board: Board): Preparedness {
  const { value, critical } = exceptionQuality(board, new Set());
  return { value, critical };
}

/** @param evidenced exceptions with dated evidence about what they are today. O(cards + links). */
export function exceptionQuality(board: Board, evidenced: ReadonlySet<string>): ExceptionQuality {
  const ways = Map.groupBy(
    [...board.edges.values()].filter(({ cls }) => cls === "CONTROL"),
    ({ sourceId }) => sourceId,
  );
  const ends = reachingOutcome(board);
  const passed = new Map(
    [...board.nodes.values()]
      .filter(({ kind }) => kind === "EXCEPTION")
      .map((node) => [node.id, passedBy(board, node, { ways: ways.get(node.id) ?? [], ends, evidenced })]),
  );
  const steps = [...board.nodes.values()]
    .filter(({ kind, criticality }) => (kind === "STEP" || kind === "DECISION") && criticality !== "MINOR")
    .map(({ id, criticality }) => {
      const raised = (ways.get(id) ?? [])
        .map(({ targetId }) => passed.get(targetId))
        .filter((checks) => checks !== undefined);
      const quality = raised.map((checks) => checks.length / exceptionChecks.length);
      return { criticality, weight: board.meta.weights[criticality], quality: mean(quality) };
    });
  return {
    passed,
    value: weighted(steps),
    critical: weighted(steps.filter(({ criticality }) => criticality === "CRITICAL")),
  };
}

interface Circumstances {
  /** Arrows of the flow that start at the exception. */
  ways: readonly BoardEdge[];
  ends: ReadonlySet<string>;
  evidenced: ReadonlySet<string>;
}

function passedBy(
  { checkpoints }: Board,
  node: BoardNode,
  { ways, ends, evidenced }: Circumstances,
): ExceptionCheck[] {
  const { money, stock, order } = node.stateAfter ?? {};
  const fallbacks = ways.filter(({ type }) => type === "FALLS_BACK_TO");
  const passes: Record<ExceptionCheck, boolean> = {
    detectable: node.trigger.trim() !== "" && node.detection !== undefined && node.detection !== "NONE",
    "customer-message": node.customerMessage.trim() !== "",
    "state-after": Boolean(money && stock && order),
    "way-out": fallbacks.some(({ targetId }) => ends.has(targetId)),
    owner: node.ownerId !== undefined,
    measured: checkpoints.get(node.checkpointId ?? "")?.target !== undefined,
    "support-macro": Boolean(node.supportMacroRef),
    evidence: evidenced.has(node.id),
  };
  return exceptionChecks.filter((check) => passes[check]);
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

function weighted(steps: readonly { weight: number; quality: number }[]): number | null {
  const total = steps.reduce((sum, { weight }) => sum + weight, 0);
  return total === 0 ? null : steps.reduce((sum, { weight, quality }) => sum + weight * quality, 0) / total;
}
