/** Shares of the flows of a board: every journey takes exactly one entry flow, so the shares should add up to 100 %. */
import type { Flow } from "#lib/board/model.ts";

export interface ShareSum {
  /** Sum over the flows that have a share, 0–1 and beyond. */
  sum: number;
  missing: number;
  isWhole: boolean;
  /** What to show beside a share; undefined when there is nothing to say. */
  warning?: string;
}

/** A sum within half a per mille of 1 counts as whole: people type 33.3 %. */
const tolerance = 0.0015;

export function shareSum(flows: Iterable<Flow>): ShareSum {
  let sum = 0;
  let missing = 0;
  let count = 0;
  for (const flow of flows) {
    count++;
    if (flow.share === undefined) missing++;
    else sum += flow.share;
  }
  const isWhole = Math.abs(sum - 1) <= tolerance;
  if (isWhole || count === missing) return { sum, missing, isWhole };
  return { sum, missing, isWhole, warning: warningOf(sum, missing) };
}

/** 0.865 → "86.5 %"; at most two decimals. */
export const percentWords = (value: number): string => `${round(value * 100)} %`;

/** Reads "86", "86 %" or "86,5" as a share of 1; null if it is no number from 0 to 100. */
export function parsePercent(text: string): number | null {
  const cleaned = text.replace("%", "").replace(",", ".").trim();
  if (cleaned === "") return null;
  const value = Number(cleaned);
  return Number.isFinite(value) && value >= 0 && value <= 100 ? round4(value / 100) : null;
}

function warningOf(sum: number, missing: number): string {
  const all = `All shares together are ${percentWords(sum)}`;
  if (sum > 1) return `${all}, more than all journeys. Lower one.`;
  if (missing > 0) return `${all}; ${missing === 1 ? "one flow has" : `${missing} flows have`} none yet.`;
  return `${all}, not 100 %. Raise one, or add the missing flow.`;
}

const round = (value: number): number => Math.round(value * 100) / 100;
const round4 = (value: number): number => Math.round(value * 10_000) / 10_000;
