/**
 * Measures the compare of two states of a large board (see README.md beside this file). Prints medians with the bar
 * and writes bench/results/diff.json.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { parseContent } from "#lib/board/content.ts";
import type { BoardContent } from "#lib/board/model.ts";
import { compareBoards } from "#lib/diff/compare-boards.ts";
import { diffBoards } from "#lib/diff/diff-boards.ts";
import { scopeStability } from "#lib/diff/scope-stability.ts";
import { scopeUnits } from "#lib/diff/scope-units.ts";
import { changedBoard, seededBoard } from "./seeded-board.ts";

const elements = 10_000;
const warmUpRuns = 10;
const timedRuns = 25;
const barMs = 100;
const load = loadavg()[0] ?? 0;
if (load > 1)
  console.log(`This machine is busy (load ${load.toFixed(1)}): times will be longer than they are.`);

const before = JSON.stringify(seededBoard(elements));
const after = JSON.stringify(changedBoard(parsed(before)));
const [a, b] = [parsed(before), parsed(after)];
const { added, removed, changed, moved } = diffBoards(a, b);
const differences = {
  added: added.length,
  removed: removed.length,
  changed: changed.length,
  moved: moved.length,
};

/** Differences and the scope's stability: what the bar is about. */
const compare = timed(() => scopeStability(scopeUnits(a, b, diffBoards(a, b))));
/** The same for people: with names, owners and the share of each unit. */
const describe = timed(() => compareBoards(a, b));
/** Reading and checking one snapshot's JSON, which comes before. */
const parseOne = timed(() => parsed(before));
const isMet = compare.ms <= barMs;
console.table({ compare: { ...compare, barMs, isMet }, describe, parseOne });
const [cpu] = cpus();
const machine = { cpu: cpu?.model ?? "unknown", cores: cpus().length, node: process.version };
const result = {
  at: new Date().toISOString(),
  machine,
  load,
  elements,
  differences,
  compare: { ...compare, barMs, isMet },
  describe,
  parseOne,
};
mkdirSync("bench/results", { recursive: true });
writeFileSync("bench/results/diff.json", `${JSON.stringify(result, null, 2)}\n`);
process.exitCode = isMet ? 0 : 1;

function parsed(json: string): BoardContent {
  const content = parseContent(JSON.parse(json));
  if (!content.ok) throw new Error(JSON.stringify(content.error[0]));
  return content.value;
}

interface Times {
  /** Median. */
  ms: number;
  fastestMs: number;
  /** With the helper threads: garbage collection, compiling. */
  processorMs: number;
}

function timed(work: () => unknown): Times {
  for (let run = 0; run < warmUpRuns; run += 1) work();
  const runs: number[] = [];
  const processorRuns: number[] = [];
  for (let run = 0; run < timedRuns; run += 1) {
    const from = performance.now();
    const processorFrom = process.cpuUsage();
    work();
    runs.push(performance.now() - from);
    const { user, system } = process.cpuUsage(processorFrom);
    processorRuns.push((user + system) / 1_000);
  }
  return { ms: median(runs), fastestMs: round(Math.min(...runs)), processorMs: median(processorRuns) };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return round(sorted[Math.floor(sorted.length / 2)] ?? Number.NaN);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
