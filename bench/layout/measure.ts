/**
 * Measures "Tidy up" beside ELK and dagre on the same seeded boards (see README.md beside this file). Prints
 * medians with the bars and writes bench/results/layout.json.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { resolve } from "node:path";
import type { Box } from "#lib/board/model.ts";
import { layoutBoard } from "#lib/layout/layout-board.ts";
import type { LayoutInput } from "#lib/layout/layout-input.ts";
import { countCrossings } from "./count-crossings.ts";
import { seededGraph } from "./seeded-graph.ts";

const seeds = [1, 2, 3, 4, 5];
const timedRuns = 9;
/** Crossings of ours, as multiples of ELK's, by number of cards. */
const crossingsBars = new Map([
  [200, 1],
  [1_000, 1.2],
]);
const msBars = new Map([
  [300, 100],
  [5_000, 1_000],
]);

/** Beyond it takes minutes. */
const mostForDagre = 200;

installPeers();
const { elkInBands } = await import("./elk-in-bands.ts");
const { dagreLayout } = await import("./dagre.ts");
const load = loadavg()[0] ?? 0;
if (load > 1)
  console.log(`This machine is busy (load ${load.toFixed(1)}): times will be longer than they are.`);

const quality = [];
for (const [cards, bar] of crossingsBars) {
  const elk: number[] = [];
  const ours: number[] = [];
  const dagre: number[] = [];
  const elkMs: number[] = [];
  for (const seed of seeds) {
    const graph = seededGraph(cards, seed);
    const from = performance.now();
    const elkBoxes = await elkInBands(graph);
    elkMs.push(performance.now() - from);
    elk.push(perEdge(elkBoxes, graph));
    if (cards <= mostForDagre) dagre.push(perEdge(dagreLayout(graph), graph));
    ours.push(perEdge(onBoard(graph), graph));
  }
  const ratios = ours.map((value, at) => value / (elk[at] ?? Number.NaN));
  const ratio = median(ratios);
  quality.push({
    cards,
    crossingsPerEdge: {
      ours: median(ours),
      elk: median(elk),
      ...(dagre.length > 0 && { dagre: median(dagre) }),
    },
    ratioToElk: round(ratio),
    worstRatio: round(Math.max(...ratios)),
    bar,
    isMet: ratio <= bar,
    elkMs: Math.round(median(elkMs)),
  });
}

const times = [];
for (const [cards, bar] of msBars) {
  const graph = seededGraph(cards, 1);
  const runs: number[] = [];
  const processorRuns: number[] = [];
  for (let run = 0; run < timedRuns; run += 1) {
    const from = performance.now();
    const processorFrom = process.cpuUsage();
    layoutBoard(graph);
    runs.push(performance.now() - from);
    const { user, system } = process.cpuUsage(processorFrom);
    processorRuns.push((user + system) / 1_000);
  }
  const ms = Math.round(median(runs));
  const fastestMs = Math.round(Math.min(...runs));
  const processorMs = Math.round(median(processorRuns));
  times.push({ cards, ms, fastestMs, processorMs, barMs: bar, isMet: ms <= bar });
}

console.table(quality.map(({ crossingsPerEdge, ...rest }) => ({ ...rest, ...crossingsPerEdge })));
console.table(times);
const [cpu] = cpus();
const machine = { cpu: cpu?.model ?? "unknown", cores: cpus().length, node: process.version };
const result = { at: new Date().toISOString(), machine, load, seeds: seeds.length, quality, times };
mkdirSync("bench/results", { recursive: true });
writeFileSync("bench/results/layout.json", `${JSON.stringify(result, null, 2)}\n`);
process.exitCode = [...quality, ...times].every(({ isMet }) => isMet) ? 0 : 1;

/** Ours, with the lanes one below the other. */
function onBoard(graph: LayoutInput): Map<string, Box> {
  const { boxes, laneHeights } = layoutBoard(graph);
  const tops = new Map<string, number>();
  let top = 0;
  for (const laneId of graph.laneIds) {
    tops.set(laneId, top);
    top += laneHeights.get(laneId) ?? 0;
  }
  const laneOf = new Map(graph.cards.map(({ id, laneId }) => [id, laneId]));
  return new Map(
    [...boxes].map(([id, box]) => [id, { ...box, y: box.y + (tops.get(laneOf.get(id) ?? "") ?? 0) }]),
  );
}

function perEdge(boxes: ReadonlyMap<string, Box>, { edges }: LayoutInput): number {
  return round(countCrossings(boxes, edges) / edges.length);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Beside the application's packages, not among them. */
function installPeers(): void {
  const folder = resolve(import.meta.dirname, "peers");
  if (existsSync(resolve(folder, "node_modules"))) return;
  const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
  execFileSync("npm", args, { cwd: folder, stdio: "inherit" });
}
