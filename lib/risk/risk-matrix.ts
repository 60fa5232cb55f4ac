/**
 * The five by five table: harm against how often, in decades. It is coloured by the score at the middle of a cell and
 * not by the product of two ranks, so that high never touches low.
 */
import { harms } from "#lib/board/model.ts";
import { type RiskLevel, riskLevel } from "./risk-level.ts";
import { type RiskScale, standardScale } from "./risk-scale.ts";
import type { NodeRisk } from "./score-risk.ts";

/** Journeys hit per 1,000: below the first bound, between two, above the last. */
export const hitBounds = [0.1, 1, 10, 100] as const;
/** Gravest first, as the table is read; looking wrong harms nobody enough for a row of its own. */
export const matrixHarms = harms.slice(1).toReversed();

export interface MatrixCell {
  readonly level: RiskLevel;
  readonly nodes: readonly NodeRisk[];
}

/** Rows as `matrixHarms`, columns by rising number of journeys hit. Cards without a cause are left out. */
export function riskMatrix(nodes: readonly NodeRisk[], scale: RiskScale = standardScale): MatrixCell[][] {
  return matrixHarms.map((harm, row) =>
    [...hitBounds, Number.POSITIVE_INFINITY].map((_, column) => ({
      level: riskLevel(middleOf(column) * scale.harm[harm]),
      nodes: nodes.filter(
        (node) => node.share > 0 && columnOf(node) === column && rowOf(node, scale) === row,
      ),
    })),
  );
}

/** The middle of a decade on a log scale; the outer columns count as the decade that touches them. */
const middleOf = (column: number): number => hitBounds[0] * 10 ** (column - 0.5);

const columnOf = ({ share }: NodeRisk): number => hitBounds.filter((bound) => 1000 * share >= bound).length;

function rowOf({ harm }: NodeRisk, scale: RiskScale): number {
  const row = matrixHarms.findIndex((word) => harm >= scale.harm[word]);
  return row < 0 ? matrixHarms.length - 1 : row;
}
