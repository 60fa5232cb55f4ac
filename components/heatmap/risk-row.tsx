/** A row of the risk tables: rank, what it is about, who owns it, its range and its score. */
import type { ReactNode } from "react";
import { PersonAvatar } from "#components/inspector/person.tsx";
import type { Ranked } from "#lib/risk/rank-risk.ts";
import type { Range } from "#lib/risk/score-risk.ts";
import type { LogAxis } from "./log-axis.ts";
import { RangeBar, RiskChip } from "./risk-chip.tsx";
import { SinceRound } from "./since-round.tsx";

export interface RiskRowProps {
  ranked: Ranked<Range & { readonly id: string }>;
  axis: LogAxis;
  ownerId: string | undefined;
  /** By id; undefined: there was no round. */
  before: Readonly<Record<string, number>> | undefined;
  children: ReactNode;
}

export function RiskRow({ ranked: { item, rank, isTied }, axis, ownerId, before, children }: RiskRowProps) {
  return (
    <>
      <span
        className="w-6 shrink-0 pt-px text-right text-12 text-ink-3 tabular-nums"
        title={isTied ? "Not distinguishable from its neighbours" : undefined}
      >
        {isTied ? `≈${rank}` : rank}
      </span>
      {children}
      <span className="w-9 shrink-0 pt-px text-center max-md:hidden">
        <PersonAvatar personId={ownerId} />
      </span>
      <span className="w-26 shrink-0 pt-0.5 max-md:hidden">
        <RangeBar range={item} axis={axis} />
      </span>
      <span className="w-14 shrink-0 text-right">
        <RiskChip score={item.score} />
      </span>
      {before && (
        <span className="w-14 shrink-0 pt-0.5 text-right text-12 tabular-nums">
          <SinceRound score={item.score} before={before[item.id]} />
        </span>
      )}
    </>
  );
}
