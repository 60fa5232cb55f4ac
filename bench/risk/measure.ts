/** Measures lib/risk and lib/gaps (see README.md beside this file). Prints medians with the bars and writes bench/results/risk.json. */
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { findGaps } from "#lib/gaps/find-gaps.ts";
import { standardScale } from "#lib/risk/risk-scale.ts";
import { scoreRisk } from "#lib/risk/score-risk.ts";
import { sampleContent } from "#lib/sample/sample-content.ts";
import { buildBoard } from "#tests/support/build-board.ts";
import { type Size, seededBoard } from "./seeded-board.ts";
import { simulate } from "./simulate.ts";

const bars: { size: Size; atMostMs: number }[] = [
  { size: { cards: 10_000, dependencies: 7_000, risks: 3_000 }, atMostMs: 200 },
  { size: { cards: 2_000, dependencies: 1_400, risks: 600 }, atMostMs: 16 },
];
const runs = 15;
const [load = 0] = loadavg();
if (load > 1)
  console.log(`This machine is busy (load ${load.toFixed(1)}): times will be longer than they are.`);

const times = bars.map(({ size, atMostMs }) => {
  const board = seededBoard(size, 1);
  const ms = medianMs(() => scoreRisk(board));
  console.log(
    `${ms <= atMostMs ? "met    " : "MISSED "} ${size.cards} cards: ${ms.toFixed(1)} ms (bar ${atMostMs})`,
  );
  return { ...size, ms, atMostMs, isMet: ms <= atMostMs };
});

const gapBoard = seededBoard({ cards: 5_000, dependencies: 3_500, risks: 1_500 }, 1);
const gapMs = medianMs(() => findGaps({ board: gapBoard, today: "2026-10-10" }));
console.log(`${gapMs <= 100 ? "met    " : "MISSED "} gaps of 5000 cards: ${gapMs.toFixed(1)} ms (bar 100)`);

const sample = buildBoard(sampleContent());
const simulated = simulate(sample, standardScale, 60_000);
const providers = scoreRisk(sample).providers.filter(({ score }) => score > 0);
const spearman = rankCorrelation(
  providers.map(({ score }) => score),
  providers.map(({ id }) => simulated.get(id) ?? 0),
);
console.log(
  `${spearman >= 0.98 ? "met    " : "MISSED "} ranking against a simulation: Spearman ${spearman.toFixed(4)} (bar 0.98)`,
);

mkdirSync("bench/results", { recursive: true });
const machine = { cpu: cpus()[0]?.model ?? "unknown", cores: cpus().length, node: process.version };
writeFileSync(
  "bench/results/risk.json",
  `${JSON.stringify({ at: new Date().toISOString(), machine, load, runs, times, gapMs, spearman }, null, 2)}\n`,
);
process.exit(times.every(({ isMet }) => isMet) && spearman >= 0.98 && gapMs <= 100 ? 0 : 1);

function medianMs(work: () => unknown): number {
  const taken = Array.from({ length: runs }, () => {
    const from = performance.now();
    work();
    return performance.now() - from;
  });
  return taken.toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
}

function rankCorrelation(a: readonly number[], b: readonly number[]): number {
  const [ranksA, ranksB] = [ranksOf(a), ranksOf(b)];
  const squares = ranksA.reduce((sum, rank, at) => sum + (rank - (ranksB[at] ?? 0)) ** 2, 0);
  return 1 - (6 * squares) / (a.length * (a.length ** 2 - 1));
}

function ranksOf(values: readonly number[]): number[] {
  const order = values.map((_, at) => at).sort((x, y) => (values[y] ?? 0) - (values[x] ?? 0));
  return values.map((_, at) => order.indexOf(at));
}
