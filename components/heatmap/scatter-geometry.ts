/** Where everything stands in the scatter of risks, in px: points with their ranges, lines of equal risk, bands. */
import type { NodeKind } from "#lib/board/model.ts";
import { levelBounds, riskLevel } from "#lib/risk/risk-level.ts";
import type { NodeRisk } from "#lib/risk/score-risk.ts";
import { type LogAxis, logAxis, tickWords } from "./log-axis.ts";
import { type PlacedName, placeNames } from "./place-names.ts";
import type { Size } from "./use-element-size.ts";

/** What stands on the x axis. */
export type ScatterMeasure = "journeys" | "likelihood";

export interface ScatterNode extends NodeRisk {
  readonly title: string;
  readonly kind: NodeKind;
}

export interface ScatterPoint {
  readonly node: ScatterNode;
  readonly x: number;
  readonly y: number;
  /** The ends of the range; absent where the x axis has none. */
  readonly whisker?: readonly [from: number, to: number];
}

export interface Tick {
  readonly at: number;
  readonly words: string;
}

export interface Scatter {
  readonly plot: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  /** By rising risk: the polygon of each level that is in view. */
  readonly bands: readonly { readonly level: number; readonly points: string }[];
  /** The lines between the bands. */
  readonly lines: readonly { readonly risk: number; readonly from: Place; readonly to: Place }[];
  readonly points: readonly ScatterPoint[];
  readonly names: readonly PlacedName[];
}
interface Place {
  readonly x: number;
  readonly y: number;
}

const margin = { left: 64, right: 20, top: 20, bottom: 56 };

/** Cards without a cause have no place on a log axis and are left out. */
export function scatterOf(nodes: readonly ScatterNode[], size: Size, measure: ScatterMeasure): Scatter {
  const plot = {
    left: margin.left,
    right: Math.max(margin.left + 80, size.width - margin.right),
    top: margin.top,
    bottom: Math.max(margin.top + 80, size.height - margin.bottom),
  };
  const shown = nodes.filter((node) => node.share > 0 && harmPerHit(node) > 0);
  const xOf = measure === "journeys" ? journeysHit : likelihood;
  const xAxis = logAxis(shown.flatMap((node) => [xOf(node), ...(rangeOf(node, measure) ?? [])]));
  const yAxis = logAxis(shown.map(harmPerHit));
  const x = (value: number) => plot.left + xAxis.at(value) * (plot.right - plot.left);
  const y = (value: number) => plot.bottom - yAxis.at(value) * (plot.bottom - plot.top);
  const points = shown.map((node): ScatterPoint => {
    const range = rangeOf(node, measure);
    const place = { node, x: x(xOf(node)), y: y(harmPerHit(node)) };
    return range ? { ...place, whisker: [x(range[0]), x(range[1])] } : place;
  });
  const marks = points.map(({ node, ...at }) => ({
    id: node.id,
    name: shortened(node.title),
    x: at.x,
    y: at.y,
  }));
  const perUnit = measure === "journeys" ? 1 : typicalRatio(shown);
  return {
    plot,
    xTicks: xAxis.ticks.map((tick) => ({ at: x(tick), words: tickWords(tick) })),
    yTicks: yAxis.ticks.map((tick) => ({ at: y(tick), words: tickWords(tick) })),
    ...isoRisk({ xAxis, yAxis, x, y, perUnit }),
    points,
    names: placeNames(marks, plot),
  };
}

/** Of 1,000 that pass. */
const journeysHit = ({ share }: NodeRisk): number => 1000 * share;
const likelihood = (node: NodeRisk): number => 100 * node.likelihood;
/** exposure × harm × what the fallback leaves, so that x × y is the score. */
const harmPerHit = ({ exposure, harm, residual }: NodeRisk): number => exposure * harm * residual;

function rangeOf(node: NodeRisk, measure: ScatterMeasure): [number, number] | undefined {
  const perHit = harmPerHit(node);
  return measure === "journeys" && perHit > 0 ? [node.low / perHit, node.high / perHit] : undefined;
}

/** Journeys hit for each percent of likelihood: with likelihood on the axis the lines are right for the middle card only. */
function typicalRatio(nodes: readonly NodeRisk[]): number {
  const logs = nodes.map((node) => Math.log(journeysHit(node) / likelihood(node))).sort((a, b) => a - b);
  return Math.exp(logs[Math.floor(logs.length / 2)] ?? 0);
}

const longestName = 34;
const shortened = (title: string): string =>
  title.length > longestName ? `${title.slice(0, longestName - 1).trimEnd()}…` : title;

interface Axes {
  xAxis: LogAxis;
  yAxis: LogAxis;
  x: (value: number) => number;
  y: (value: number) => number;
  perUnit: number;
}

/** Lines of equal risk run at −45° in log space: what they leave of the plot are the bands. */
function isoRisk(axes: Axes): Pick<Scatter, "bands" | "lines"> {
  const { xAxis, yAxis, perUnit } = axes;
  const least = xAxis.min * yAxis.min * perUnit;
  const most = xAxis.max * yAxis.max * perUnit;
  const inside = levelBounds.filter((bound) => bound > least && bound < most);
  const lines = inside.map((risk) => ({ risk, ...lineOf(risk, axes) }));
  const bands = [least, ...inside].map((from) => ({
    level: riskLevel(from),
    // Painted one over the other: each from its line to the far corner.
    points: polygonAbove(from, axes),
  }));
  return { bands, lines };
}

/** Where a line enters at the left or top edge, and leaves at the right or bottom one. */
function lineOf(risk: number, { xAxis, yAxis, x, y, perUnit }: Axes): { from: Place; to: Place } {
  const yAtLeft = risk / (xAxis.min * perUnit);
  const yAtRight = risk / (xAxis.max * perUnit);
  const xAt = (value: number) => risk / (value * perUnit);
  const from =
    yAtLeft <= yAxis.max ? { x: x(xAxis.min), y: y(yAtLeft) } : { x: x(xAt(yAxis.max)), y: y(yAxis.max) };
  const to =
    yAtRight >= yAxis.min ? { x: x(xAxis.max), y: y(yAtRight) } : { x: x(xAt(yAxis.min)), y: y(yAxis.min) };
  return { from, to };
}

function polygonAbove(risk: number, axes: Axes): string {
  const { xAxis, yAxis, x, y } = axes;
  const { from, to } = lineOf(Math.max(risk, xAxis.min * yAxis.min * axes.perUnit), axes);
  const corners: Place[] = [from];
  if (from.x <= x(xAxis.min)) corners.push({ x: x(xAxis.min), y: y(yAxis.max) });
  corners.push({ x: x(xAxis.max), y: y(yAxis.max) });
  if (to.y >= y(yAxis.min)) corners.push({ x: x(xAxis.max), y: y(yAxis.min) });
  corners.push(to);
  return corners.map((place) => `${place.x.toFixed(1)},${place.y.toFixed(1)}`).join(" ");
}
