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
const timedRuns = 15;
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

const figures = {
  /** Differences and the scope's stability: what the bar is about. */
  compareMs: medianMs(() => scopeStability(scopeUnits(a, b, diffBoards(a, b)))),
  /** The same for people: with names, owners and the share of each unit. */
  describedMs: medianMs(() => compareBoards(a, b)),
  /** Reading and checking one snapshot's JSON, which comes before. */
  parseOneMs: medianMs(() => parsed(before)),
};
const isMet = figures.compareMs <= barMs;
console.table([{ elements, ...differences, ...figures, barMs, isMet }]);
const [cpu] = cpus();
const machine = { cpu: cpu?.model ?? "unknown", cores: cpus().length, node: process.version };
const result = {
  at: new Date().toISOString(),
  machine,
  load,
  elements,
  differences,
  ...figures,
  barMs,
  isMet,
};
mkdirSync("bench/results", { recursive: true });
writeFileSync("bench/results/diff.json", `${JSON.stringify(result, null, 2)}\n`);
process.exitCode = isMet ? 0 : 1;

function parsed(json: string): BoardContent {
  const content = parseContent(JSON.parse(json));
  if (!content.ok) throw new Error(JSON.stringify(content.error[0]));
  return content.value;
}

function medianMs(work: () => unknown): number {
  const runs = Array.from({ length: timedRuns }, () => {
    const from = performance.now();
    work();
    return performance.now() - from;
  }).sort((one, other) => one - other);
  return Math.round((runs[Math.floor(runs.length / 2)] ?? Number.NaN) * 10) / 10;
}
