/** Customer-facing cards by how many journeys are hit and what each hit costs; the same figures stand in the table. */
"use client";

import { useMemo } from "react";
import { perThousand, riskFill, scoreWords, wholePercent } from "./risk-words.ts";
import type { ScatterMeasure, ScatterNode, ScatterPoint } from "./scatter-geometry.ts";
import { scatterOf } from "./scatter-geometry.ts";
import { useElementSize } from "./use-element-size.ts";

export interface RiskScatterProps {
  nodes: readonly ScatterNode[];
  measure: ScatterMeasure;
  /** Length of the board's window, in days. */
  windowDays: number;
  chosenId: string | undefined;
  /** While something is taken to be down: what it hits; the rest steps back. */
  hit: ReadonlySet<string> | undefined;
  onChoose: (id: string) => void;
}

export function RiskScatter({ nodes, measure, windowDays, chosenId, hit, onChoose }: RiskScatterProps) {
  const [frame, size] = useElementSize();
  const scatter = useMemo(() => size && scatterOf(nodes, size, measure), [nodes, size, measure]);
  return (
    <div ref={frame} className="relative h-full min-h-0 w-full overflow-hidden">
      {scatter && size && (
        <svg
          data-risk-chart
          width={size.width}
          height={size.height}
          viewBox={`0 0 ${size.width} ${size.height}`}
          role="img"
          aria-label={chartWords(nodes, measure)}
          className="block font-sans text-11"
        >
          <g>
            {scatter.bands.map(({ level, points }) => (
              <polygon
                key={level}
                points={points}
                style={{ fill: `var(--risk-${level})` }}
                className="opacity-[0.13]"
              />
            ))}
          </g>
          <Grid scatter={scatter} />
          {scatter.lines.map(({ risk, from, to }) => (
            <g key={risk}>
              <line
                x1={from.x}
                y1={from.y}
                x2={to.x}
                y2={to.y}
                style={{ stroke: "var(--text-3)" }}
                strokeDasharray="2 4"
              />
              <LineName from={from} to={to} words={`risk ${measure === "journeys" ? "" : "≈ "}${risk}`} />
            </g>
          ))}
          {scatter.points.map((point) => (
            <Point
              key={point.node.id}
              point={point}
              isChosen={point.node.id === chosenId}
              isQuiet={hit !== undefined && !hit.has(point.node.id)}
              onChoose={onChoose}
            />
          ))}
          {scatter.names.map(({ id, name, x, y, anchor }) => (
            <text
              key={id}
              x={x}
              y={y}
              textAnchor={anchor}
              className="pointer-events-none text-12"
              style={{
                fill: hit && !hit.has(id) ? "var(--text-3)" : "var(--text-1)",
                fontWeight: id === chosenId ? 650 : 520,
                stroke: "var(--surface-app)",
                strokeWidth: 3,
                paintOrder: "stroke",
                strokeLinejoin: "round",
              }}
            >
              {name}
            </text>
          ))}
          <AxisNames plot={scatter.plot} words={axisWords(measure, windowDays)} />
        </svg>
      )}
    </div>
  );
}

function axisWords(measure: ScatterMeasure, windowDays: number): { x: string; y: string } {
  return {
    x:
      measure === "journeys"
        ? `Journeys hit during launch + ${windowDays} days, per 1,000`
        : `Likelihood that it fails during launch + ${windowDays} days, in %`,
    y: "Harm per hit journey (exposure × harm × what the fallback leaves)",
  };
}

function chartWords(nodes: readonly ScatterNode[], measure: ScatterMeasure): string {
  const [worst] = nodes;
  const what = measure === "journeys" ? "journeys hit" : "likelihood";
  if (!worst) return `Chart of ${what} against harm. Nothing to show yet.`;
  return `Chart of ${what} against harm for ${nodes.length} cards. ${worst.title} is highest, at ${scoreWords(worst.score)} harm points per 1,000 journeys. The table has every figure.`;
}

function Grid({ scatter }: { scatter: ReturnType<typeof scatterOf> }) {
  const { plot, xTicks, yTicks } = scatter;
  return (
    <g style={{ stroke: "var(--border-1)", fill: "var(--text-3)" }}>
      {xTicks.map(({ at, words }) => (
        <g key={words}>
          <line x1={at} y1={plot.top} x2={at} y2={plot.bottom} />
          <text x={at} y={plot.bottom + 17} textAnchor="middle" stroke="none">
            {words}
          </text>
        </g>
      ))}
      {yTicks.map(({ at, words }) => (
        <g key={words}>
          <line x1={plot.left} y1={at} x2={plot.right} y2={at} />
          <text x={plot.left - 9} y={at + 4} textAnchor="end" stroke="none">
            {words}
          </text>
        </g>
      ))}
    </g>
  );
}

interface Place {
  x: number;
  y: number;
}

/** Along its line, near where it enters. */
function LineName({ from, to, words }: { from: Place; to: Place; words: string }) {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length < 90) return null;
  const along = 44 / length;
  const x = from.x + (to.x - from.x) * along;
  const y = from.y + (to.y - from.y) * along;
  const angle = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
  return (
    <text
      transform={`translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${angle.toFixed(1)})`}
      dy={-5}
      textAnchor="middle"
      style={{ fill: "var(--text-2)", stroke: "var(--surface-app)", strokeWidth: 3, paintOrder: "stroke" }}
    >
      {words}
    </text>
  );
}

interface PointProps {
  point: ScatterPoint;
  isChosen: boolean;
  isQuiet: boolean;
  onChoose: (id: string) => void;
}

/** Steps are circles, fallbacks diamonds. */
function Point({ point, isChosen, isQuiet, onChoose }: PointProps) {
  const { node, x, y, whisker } = point;
  const stroke = isQuiet ? "var(--border-2)" : "var(--text-2)";
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the table is the keyboard's way to the same
    <g onClick={() => onChoose(node.id)} className="cursor-pointer">
      <title>
        {`${node.title}: risk ${scoreWords(node.score)} (${scoreWords(node.low)} to ${scoreWords(node.high)}), ${perThousand(node.share)} of 1,000 journeys hit, likelihood ${wholePercent(node.likelihood)}`}
      </title>
      <circle cx={x} cy={y} r={16} fill="transparent" />
      {whisker && (
        <path
          d={`M${whisker[0]} ${y - 4}V${y + 4}M${whisker[0]} ${y}H${whisker[1]}M${whisker[1]} ${y - 4}V${y + 4}`}
          style={{ stroke, fill: "none" }}
          strokeWidth={isChosen ? 1.75 : 1.25}
        />
      )}
      {isChosen && (
        <circle cx={x} cy={y} r={13} style={{ fill: "none", stroke: "var(--select-ring)" }} strokeWidth={2} />
      )}
      <path
        d={
          node.kind === "FALLBACK"
            ? `M${x} ${y - 9}L${x + 9} ${y}L${x} ${y + 9}L${x - 9} ${y}Z`
            : `M${x - 7.5} ${y}a7.5 7.5 0 1 0 15 0a7.5 7.5 0 1 0 -15 0Z`
        }
        style={{ fill: isQuiet ? "var(--surface-app)" : riskFill(node.score), stroke }}
        strokeWidth={1.25}
      />
    </g>
  );
}

function AxisNames({
  plot,
  words,
}: {
  plot: { left: number; right: number; top: number; bottom: number };
  words: { x: string; y: string };
}) {
  const style = { fill: "var(--text-2)", fontWeight: 520 };
  const middleY = (plot.top + plot.bottom) / 2;
  return (
    <g className="text-12" style={style} textAnchor="middle">
      <text x={(plot.left + plot.right) / 2} y={plot.bottom + 42}>
        {words.x}
      </text>
      <text transform={`translate(16 ${middleY}) rotate(-90)`}>{words.y}</text>
    </g>
  );
}
