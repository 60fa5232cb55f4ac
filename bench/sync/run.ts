/**
 * Measures our sync server beside others doing the same work (see README.md beside this file): every scenario on every
 * server in turn, several rounds, medians; prints ratios against the bars and writes bench/results/sync.json.
 */
import { execFileSync, fork } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { type BarResult, judge, mediansOf, printScenario } from "./report.ts";
import type { Figures, Scenario } from "./scenario.ts";
import { scenarios } from "./scenarios/all.ts";
import type { ServerName } from "./servers/bench-server.ts";

const { values: flags } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    rounds: { type: "string" },
    only: { type: "string" },
    servers: { type: "string" },
    postgres: { type: "boolean", default: false },
  },
});
const rounds = Number(flags.rounds ?? (flags.quick ? 1 : 5));
const resultFile = "bench/results/sync.json";

installPeers();
const [busy = 0] = loadavg();
if (busy > 1)
  console.log(`This machine is busy (load ${busy.toFixed(1)}): latencies will be its own, not the servers'.`);
const chosen = flags.only?.split(",");
const bars: BarResult[] = [];
for (const scenario of scenarios) {
  if (chosen && !chosen.includes(scenario.name)) continue;
  const at = new Date().toISOString();
  const load = loadavg()[0];
  const runs = await runScenario(scenario);
  const medians = mediansOf(runs);
  const judged = judge(scenario, medians);
  bars.push(...judged);
  printScenario(scenario, medians, judged);
  const about = { title: scenario.title, at, rounds, quick: flags.quick, load };
  keep(scenario.name, { ...about, medians, bars: judged, runs });
}
console.log(
  `\n${bars.filter(({ met }) => met).length} bars met, ${bars.filter(({ met }) => !met).length} missed`,
);

type Runs = Partial<Record<ServerName, Figures[]>>;

/** Interleaved: what the machine does meanwhile meets all servers alike. */
async function runScenario(scenario: Scenario): Promise<Runs> {
  const runs: Runs = {};
  for (let round = 0; round < rounds; round++) {
    for (const server of serversOf(scenario)) {
      const figures = await measure(scenario.name, server);
      if (figures) runs[server] = [...(runs[server] ?? []), figures];
    }
  }
  return runs;
}

function serversOf({ servers }: Scenario): ServerName[] {
  const all = servers.flatMap((name): ServerName[] =>
    name === "throughline" && flags.postgres ? [name, "throughline-postgres"] : [name],
  );
  const wanted = flags.servers?.split(",");
  return wanted ? all.filter((name) => wanted.includes(name)) : all;
}

/** In a process of its own; null, and said so, when it failed. */
function measure(scenario: string, server: ServerName): Promise<Figures | null> {
  return new Promise((resume) => {
    let figures: Figures | null = null;
    const script = resolve(import.meta.dirname, "measure.ts");
    const child = fork(script, [scenario, server, ...(flags.quick ? ["--quick"] : [])]);
    child.on("message", (message) => {
      figures = message as Figures;
    });
    child.on("exit", (code) => {
      if (!figures) console.error(`${scenario} on ${server} failed (${code})`);
      resume(figures);
    });
  });
}

/** Beside the application's packages, not among them. */
function installPeers(): void {
  const folder = resolve(import.meta.dirname, "peers");
  if (existsSync(resolve(folder, "node_modules"))) return;
  // One of them asks for packages of another major version than it works with.
  const args = ["ci", "--legacy-peer-deps", "--ignore-scripts", "--no-audit", "--no-fund"];
  execFileSync("npm", args, { cwd: folder, stdio: "inherit" });
}

/** Scenarios that weren't run this time keep what they had. */
function keep(name: string, result: object): void {
  const [cpu] = cpus();
  const machine = { cpu: cpu?.model ?? "unknown", cores: cpus().length, node: process.version };
  const known = existsSync(resultFile) ? JSON.parse(readFileSync(resultFile, "utf8")).scenarios : {};
  mkdirSync("bench/results", { recursive: true });
  const all = { machine, scenarios: { ...known, [name]: result } };
  writeFileSync(resultFile, `${JSON.stringify(all, null, 2)}\n`);
}
