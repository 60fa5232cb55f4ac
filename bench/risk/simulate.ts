/** The same model by chance: in each window causes happen or don't, and dependencies let a failure through or don't. */
import type { Board } from "#lib/board/model.ts";
import { transmissionOf } from "#lib/risk/dependency-reach.ts";
import { exposureOf } from "#lib/risk/exposure.ts";
import { failureMode, type RiskScale } from "#lib/risk/risk-scale.ts";
import { createSeededRandom } from "#tests/sync/seeded-random.ts";

/** @returns expected harm points per 1,000 journeys, by the element that fails. */
export function simulate(board: Board, scale: RiskScale, runs: number): Map<string, number> {
  const random = createSeededRandom(1);
  const chance = (p: number) => random.below(1_000_000) < p * 1_000_000;
  const { steps, journeys } = exposureOf(board, scale);
  const needs = [...board.edges.values()].filter(({ cls }) => cls === "DEPENDENCY");
  const harm = new Map<string, number>();
  for (const risk of board.risks.values()) {
    const mode = failureMode(risk, scale, board.meta.windowDays);
    if (!mode) continue;
    let sum = 0;
    for (let run = 0; run < runs; run++) {
      if (!chance(mode.probability.point)) continue;
      const open = needs.filter((edge) => chance(transmissionOf(edge, scale)));
      const failed = new Set([risk.targetId]);
      for (let known = 0; known < failed.size; ) {
        known = failed.size;
        for (const { sourceId, targetId } of open) if (failed.has(targetId)) failed.add(sourceId);
      }
      for (const journey of journeys) {
        const worst = journey.steps
          .filter((id) => failed.has(id))
          .reduce((most, id) => {
            const step = steps.get(id);
            return step ? Math.max(most, step.harm * step.residual) : most;
          }, 0);
        sum += journey.share * worst * mode.hit;
      }
    }
    harm.set(risk.targetId, (harm.get(risk.targetId) ?? 0) + (1000 * sum) / runs);
  }
  return harm;
}
