/** A logarithmic axis with ticks at 1, 2 and 5 of each decade. */

export interface LogAxis {
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly number[];
  /** Place of a value between 0 (min) and 1 (max); what lies outside is at the nearer end. */
  at(value: number): number;
}

/** From the tick below the least value to the tick above the greatest; without values, one decade around 1. */
export function logAxis(values: readonly number[]): LogAxis {
  const positive = values.filter((value) => value > 0);
  const least = positive.length > 0 ? Math.min(...positive) : 1;
  const most = positive.length > 0 ? Math.max(...positive) : 10;
  const decades = range(Math.floor(Math.log10(least)) - 1, Math.ceil(Math.log10(most)) + 1);
  const all = decades.flatMap((decade) => [1, 2, 5].map((step) => step * 10 ** decade));
  const min = all.findLast((tick) => tick <= least * 0.9) ?? least;
  const max = all.find((tick) => tick >= most * 1.1) ?? most;
  const [from, to] = [Math.log10(min), Math.log10(max)];
  return {
    min,
    max,
    ticks: all.filter((tick) => tick >= min * 0.999 && tick <= max * 1.001),
    at: (value) => clamp((Math.log10(Math.max(value, Number.MIN_VALUE)) - from) / (to - from)),
  };
}

const clamp = (part: number): number => Math.min(1, Math.max(0, part));
const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at);

/** 0.02, 5, 1,000: without the noise of floating point. */
export const tickWords = (tick: number): string => Number(tick.toPrecision(1)).toLocaleString("en");
