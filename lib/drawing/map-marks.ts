/** What is laid over the map besides the board itself: risk, gaps, and how far cards are from a chosen one. */
import type { GapSeverity } from "#lib/gaps/gap-catalog.ts";
import type { RiskLevel } from "#lib/risk/risk-level.ts";

export interface RiskMark {
  readonly level: RiskLevel;
  /** The score: colour alone says nothing to some. */
  readonly words: string;
}

export interface GapMark {
  /** Of the gravest. */
  readonly severity: GapSeverity;
  readonly count: number;
}

/** How many needs lie between a card and the chosen one. */
export interface HopMark {
  readonly hops: number;
  /** The chosen card needs it, it needs the chosen card, or both in a circle. */
  readonly way: "needed" | "needing" | "both";
}

/** Each by the id of its card; absent while nobody asked for it. */
export interface MapMarks {
  readonly risk?: ReadonlyMap<string, RiskMark> | undefined;
  readonly gaps?: ReadonlyMap<string, GapMark> | undefined;
  readonly hops?: ReadonlyMap<string, HopMark> | undefined;
  /** Ids of needs that form a circle. */
  readonly circles?: ReadonlySet<string> | undefined;
}

/** "→ 2": the chosen card needs it over two needs; "← 1": it needs the chosen card itself. */
export const hopWords = ({ hops, way }: HopMark): string => `${arrows[way]} ${hops}`;

const arrows: Record<HopMark["way"], string> = { needed: "→", needing: "←", both: "↔" };
