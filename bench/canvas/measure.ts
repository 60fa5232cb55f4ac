/**
 * Measures the board page beside naive React Flow, a bare canvas, tldraw and Excalidraw with the same graphs (see
 * README.md beside this file): all in turns, several rounds, medians. Prints ratios with their bars and writes
 * bench/results/canvas.json.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { type Browser, chromium } from "@playwright/test";
import type { BoardContent } from "#lib/board/model.ts";
import { barsOf, type Runs, tableOf } from "./bars.ts";
import { chromiumOptions, type Figures, takeFigures } from "./figures.ts";
import { servePeers } from "./peer-pages.ts";
import { plainGraph } from "./plain-graph.ts";
import { seededContent } from "./seeded-graph.ts";
import type { Subject } from "./subject.ts";
import { startThroughline } from "./throughline.ts";

const { values: flags } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    rounds: { type: "string" },
    sizes: { type: "string" },
    only: { type: "string" },
  },
});
const rounds = Number(flags.rounds ?? (flags.quick ? 1 : 3));
const sizes = (flags.sizes ?? (flags.quick ? "1000" : "1000,2000,5000")).split(",").map(Number);
/** Only how long they take to open is compared with these, and only here. */
const openedOnlyAt = 1_000;

const [loadBefore = 0] = loadavg();
if (loadBefore > 1)
  console.log(`This machine is busy (load ${loadBefore.toFixed(1)}): compare the ratios only.`);
const contents = new Map<number, BoardContent>();
const peers = await servePeers((cards) => plainGraph(contentOf(cards)));
const ours = await startThroughline(contentOf);
const browser = await chromium.launch(chromiumOptions());
const runs: Runs = new Map();
const failures: string[] = [];

try {
  for (let round = 0; round < rounds; round++) {
    for (const cards of sizes) {
      for (const subject of subjectsAt(cards)) {
        const figures = await figuresOf(browser, subject, cards);
        const known = runs.get(cards)?.[subject.name] ?? [];
        if (figures) runs.set(cards, { ...runs.get(cards), [subject.name]: [...known, figures] });
      }
    }
  }
} finally {
  await browser.close();
  peers.stop();
  await ours.stop();
}

const bars = barsOf(runs);
for (const line of tableOf(runs, bars)) console.log(line);
const [cpu] = cpus();
const result = {
  at: new Date().toISOString(),
  machine: { cpu: cpu?.model ?? "unknown", cores: cpus().length, node: process.version },
  load: { before: loadBefore, after: loadavg()[0] },
  rounds,
  quick: flags.quick,
  bars,
  failures: failures.join("; "),
  runs: Object.fromEntries(runs),
};
mkdirSync("bench/results", { recursive: true });
writeFileSync("bench/results/canvas.json", `${JSON.stringify(result, null, 2)}\n`);
process.exitCode = bars.every(({ isMet }) => isMet) ? 0 : 1;

function contentOf(cards: number): BoardContent {
  const content = contents.get(cards) ?? seededContent({ cards });
  contents.set(cards, content);
  return content;
}

function subjectsAt(cards: number): Subject[] {
  const all = [ours.subject, ...peers.subjects];
  const wanted = flags.only?.split(",");
  return all.filter(
    ({ name, isOpenedOnly }) => (!isOpenedOnly || cards === openedOnlyAt) && (wanted?.includes(name) ?? true),
  );
}

/** Null, and said so, when the page failed. */
async function figuresOf(within: Browser, subject: Subject, cards: number): Promise<Figures | null> {
  try {
    const figures = await takeFigures(within, subject, plainGraph(contentOf(cards)));
    console.log(`${subject.name}, ${cards} cards: ready after ${figures["ready ms"]} ms`);
    return figures;
  } catch (error) {
    const failure = `${subject.name} with ${cards} cards: ${error instanceof Error ? error.message : error}`;
    failures.push(failure);
    console.error(failure);
    return null;
  }
}
