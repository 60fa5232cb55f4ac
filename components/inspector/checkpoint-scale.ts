/** Where baseline and target stand on the little drawing of a checkpoint, in px of a 268 px wide scale. */
import type { Checkpoint } from "#lib/board/model.ts";

export interface CheckpointScale {
  /** x of the baseline mark; absent without a baseline. */
  baselineX?: number;
  targetX?: number;
  /** The span still to go, drawn as the bar between the two marks. */
  bar?: { x: number; width: number };
}

export const scaleWidthPx = 268;
const inset = 34;

/** The smaller value stands left; equal values share one place in the middle. */
export function checkpointScale(checkpoint: Pick<Checkpoint, "baseline" | "target">): CheckpointScale {
  const baseline = checkpoint.baseline?.v;
  const { target } = checkpoint;
  const left = inset;
  const right = scaleWidthPx - inset;
  if (baseline === undefined && target === undefined) return {};
  if (baseline === undefined) return { targetX: right };
  if (target === undefined) return { baselineX: left };
  if (baseline === target) return { baselineX: scaleWidthPx / 2, targetX: scaleWidthPx / 2 };
  const [baselineX, targetX] = baseline < target ? [left, right] : [right, left];
  return { baselineX, targetX, bar: { x: left, width: right - left } };
}

/** 99.95 and "%" → "99.95 %"; "per 10k" → "15 per 10k". */
export const valueWithUnit = (value: number, unit: string): string => {
  const number = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 4 }).format(value);
  return unit === "" ? number : `${number} ${unit}`;
};

/** Reads "99,95" or "99.95"; null if it is no number. */
export function parseNumber(text: string): number | null {
  const cleaned = text.trim().replace(/\s/g, "").replace(",", ".");
  if (!/^[-+]?(\d+\.?\d*|\.\d+)$/.test(cleaned)) return null;
  return Number(cleaned);
}

/** What a checkpoint still lacks, each in a word or two; empty when it is complete. */
export function missingInCheckpoint(checkpoint: Checkpoint): string[] {
  const missing: string[] = [];
  if (checkpoint.metric === "") missing.push("metric");
  if (checkpoint.baseline === undefined) missing.push("baseline");
  if (checkpoint.target === undefined) missing.push("target");
  if (checkpoint.due === undefined) missing.push("due day");
  return missing;
}

/** That target and direction contradict each other, in words; undefined when they don't. */
export const wrongSideOf = (checkpoint: Checkpoint): string | undefined =>
  isTargetOnTheWrongSide(checkpoint) ? wrongSide[checkpoint.direction] : undefined;

const wrongSide = {
  UP: "The target is below the baseline, yet it should go up.",
  DOWN: "The target is above the baseline, yet it should go down.",
  WITHIN: undefined,
} as const;

function isTargetOnTheWrongSide({ baseline, target, direction }: Checkpoint): boolean {
  if (baseline === undefined || target === undefined || direction === "WITHIN") return false;
  return direction === "UP" ? target < baseline.v : target > baseline.v;
}
