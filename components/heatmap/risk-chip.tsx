/** A score on the colour of its level, and its range on a log scale. */
import type { Range } from "#lib/risk/score-risk.ts";
import type { LogAxis } from "./log-axis.ts";
import { onRiskFill, rangeWords, riskFill, scoreWords } from "./risk-words.ts";

export function RiskChip({ score }: { score: number }) {
  return (
    <span
      className="inline-block min-w-12 rounded-r1 px-2 py-[3px] text-center font-semibold text-13 tabular-nums forced-colors:border"
      style={{ background: riskFill(score), color: onRiskFill(score) }}
    >
      {scoreWords(score)}
    </span>
  );
}

export function RangeBar({ range, axis }: { range: Range; axis: LogAxis }) {
  const at = (value: number) => `${(axis.at(value) * 100).toFixed(1)}%`;
  return (
    <span
      className="relative block h-4 w-full min-w-16"
      role="img"
      aria-label={`range ${rangeWords(range)}`}
      title={rangeWords(range)}
    >
      <span className="absolute inset-x-0 top-1/2 h-px bg-line" />
      <span
        className="absolute top-1/2 h-[2px] -translate-y-1/2 rounded-full bg-ink-3"
        style={{
          left: at(range.low),
          width: `${((axis.at(range.high) - axis.at(range.low)) * 100).toFixed(1)}%`,
        }}
      />
      <span
        className="absolute top-1/2 size-[9px] -translate-x-1/2 -translate-y-1/2 rounded-full border border-ink-2"
        style={{ left: at(range.score), background: riskFill(range.score) }}
      />
    </span>
  );
}
