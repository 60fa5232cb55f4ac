/** What is laid over the map, for both renderers: what a pen draws, and what stands in the card's element. */
import type { ComponentType } from "react";
import type { DetailTier } from "#lib/canvas/detail-tier.ts";
import type { DrawnFocus, Overlay } from "#lib/drawing/drawing.ts";
import type { MapMarks } from "#lib/drawing/map-marks.ts";
import type { RiskLevel } from "#lib/risk/risk-level.ts";

export interface CardMarksProps {
  id: string;
  tier: DetailTier;
  isQuiet: boolean;
}

export interface MapOverlay extends Overlay {
  readonly marks: MapMarks;
  /** What the chosen card needs and what needs it, when that was asked for. */
  readonly reach?: DrawnFocus | undefined;
  readonly CardMarks: ComponentType<CardMarksProps>;
  /** "none": the map is coloured by risk, and this card has none. */
  riskOf(cardId: string): RiskLevel | "none" | undefined;
}
