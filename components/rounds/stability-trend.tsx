/** How stable the scope was from round to round: a small chart whose every point is a value and the way to its compare. */
"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { classNames } from "#components/ui/class-names.ts";
import type { StabilityPoint } from "#lib/contracts/comparison.ts";
import { fetchStability, stabilityKey } from "./rounds-api.ts";
import { goal, goalWords, placeOf, pointWords, scaleOf } from "./trend-scale.ts";

export interface StabilityTrendProps {
  boardId: string;
  /** The pair that is open. */
  current?: { from: string | null; to: string | null };
}

/** Nothing until there are two rounds to compare. */
export function StabilityTrend({ boardId, current }: StabilityTrendProps) {
  const { data: points = [] } = useQuery({
    queryKey: stabilityKey(boardId),
    queryFn: ({ signal }) => fetchStability(boardId, signal),
    staleTime: 60_000,
  });
  if (points.length === 0) return null;
  const isCurrent = ({ from, to }: StabilityPoint) => from === current?.from && to === current?.to;
  return (
    <section aria-label="Scope stability from round to round">
      <h2 className="text-12 text-ink-3">Scope stability from round to round</h2>
      <ol className="relative mt-1 flex h-24 border-line border-b">
        <Lines points={points} />
        {points.map((point) => (
          <li key={point.to} className="relative flex-1">
            <PointLink boardId={boardId} point={point} points={points} isCurrent={isCurrent(point)} />
          </li>
        ))}
      </ol>
      <ol aria-hidden className="flex text-11 text-ink-3">
        {points.map(({ previous, round, to }) => (
          <li key={to} className="flex-1 truncate pt-1 text-center">
            Round {previous.n} → {round.n}
          </li>
        ))}
      </ol>
    </section>
  );
}

interface PointLinkProps {
  boardId: string;
  point: StabilityPoint;
  points: readonly StabilityPoint[];
  isCurrent: boolean;
}

function PointLink({ boardId, point, points, isCurrent }: PointLinkProps) {
  const { from, to, value, unexplained } = point;
  const scale = scaleOf(points);
  const hasExplained = value !== null && unexplained !== null && unexplained > value;
  return (
    <Link
      href={`/boards/${boardId}/compare?${new URLSearchParams({ from, to })}`}
      prefetch={false}
      aria-current={isCurrent ? "true" : undefined}
      aria-label={pointWords(point)}
      title={pointWords(point)}
      className="absolute inset-0 rounded-r2 hover:bg-hover"
    >
      {hasExplained && (
        <Dot percent={placeOf(unexplained, scale)} className="border-2 border-stale bg-card" />
      )}
      <Dot percent={placeOf(value ?? scale.least, scale)} className={isCurrent ? "bg-accent" : "bg-ink"}>
        <span
          className={classNames(
            "absolute bottom-full left-1/2 mb-0.5 -translate-x-1/2 text-12 tabular-nums",
            isCurrent ? "font-semibold text-accent-text" : "font-medium text-ink",
          )}
        >
          {value === null ? "n/a" : value.toFixed(2)}
        </span>
      </Dot>
    </Link>
  );
}

interface DotProps {
  /** From the bottom. */
  percent: number;
  className: string;
  children?: React.ReactNode;
}

const Dot = ({ percent, className, children }: DotProps) => (
  <span
    style={{ bottom: `${percent}%` }}
    className={`absolute left-1/2 size-2 -translate-x-1/2 translate-y-1/2 rounded-full ${className}`}
  >
    {children}
  </span>
);

/** The line through the points, the one of what nothing explains, and the goal. */
function Lines({ points }: { points: readonly StabilityPoint[] }) {
  const scale = scaleOf(points);
  const line = (key: "value" | "unexplained") =>
    points
      .flatMap((point, at) => {
        const value = point[key];
        return value === null ? [] : [`${((at + 0.5) / points.length) * 100},${100 - placeOf(value, scale)}`];
      })
      .join(" ");
  const goalY = 100 - placeOf(goal, scale);
  return (
    <>
      <svg
        aria-hidden
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        className="absolute inset-0 size-full overflow-visible"
      >
        <g fill="none" strokeWidth={1.5}>
          <line
            x1={0}
            x2={100}
            y1={goalY}
            y2={goalY}
            stroke="var(--border-2)"
            strokeDasharray="3 3"
            vectorEffect="non-scaling-stroke"
          />
          <polyline
            points={line("unexplained")}
            stroke="var(--text-3)"
            strokeDasharray="2 3"
            vectorEffect="non-scaling-stroke"
          />
          <polyline points={line("value")} stroke="var(--text-1)" vectorEffect="non-scaling-stroke" />
        </g>
      </svg>
      <span
        aria-hidden
        style={{ top: `${goalY}%` }}
        className="absolute left-0 -translate-y-full text-11 text-ink-3"
      >
        {goalWords}
      </span>
    </>
  );
}
