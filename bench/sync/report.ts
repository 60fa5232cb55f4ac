/** Medians of the rounds, our ratios against the bars, and the table that is printed. */
import type { Bar, Figures, Scenario } from "./scenario.ts";
import type { ServerName } from "./servers/bench-server.ts";

export type Medians = Partial<Record<ServerName, Figures>>;

export interface BarResult {
  server: ServerName;
  figure: string;
  against: string;
  /** Ours ÷ theirs, or our figure itself where the bar is absolute; null when it couldn't be measured. */
  value: number | null;
  bar: string;
  met: boolean;
}

const ours = ["throughline", "throughline-postgres"] as const;

export function mediansOf(runs: Partial<Record<ServerName, Figures[]>>): Medians {
  return Object.fromEntries(
    Object.entries(runs).map(([server, figures]) => [server, medianFigures(figures)]),
  );
}

function medianFigures(runs: readonly Figures[]): Figures {
  const names = Object.keys(runs[0] ?? {});
  return Object.fromEntries(names.map((name) => [name, median(runs.map((run) => run[name] ?? null))]));
}

function median(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b);
  return known[Math.floor(known.length / 2)] ?? null;
}

export function judge(scenario: Scenario, medians: Medians): BarResult[] {
  return ours.flatMap((server) =>
    medians[server] ? scenario.bars.map((bar) => judgeOne(scenario, bar, { server, medians })) : [],
  );
}

function judgeOne(scenario: Scenario, bar: Bar, of: { server: ServerName; medians: Medians }): BarResult {
  const { figure, against, atMost, atLeast } = bar;
  const value = of.medians[of.server]?.[figure] ?? null;
  const other = against ? theirs(scenario, bar, of.medians) : 1;
  const ratio = value !== null && other ? value / other : null;
  const met = ratio !== null && ratio <= (atMost ?? Infinity) && ratio >= (atLeast ?? -Infinity);
  return {
    server: of.server,
    figure,
    against: against ?? "itself",
    value: ratio,
    bar: atMost === undefined ? `≥ ${atLeast}` : `≤ ${atMost}`,
    met,
  };
}

function theirs(scenario: Scenario, { figure, against }: Bar, medians: Medians): number | null {
  if (against && against !== "better-peer") return medians[against]?.[figure] ?? null;
  const peers = [medians["y-websocket-server"]?.[figure], medians.hocuspocus?.[figure]];
  const known = peers.filter((value) => typeof value === "number");
  if (known.length === 0) return null;
  return scenario.lowerIsBetter ? Math.min(...known) : Math.max(...known);
}

export function printScenario(scenario: Scenario, medians: Medians, bars: readonly BarResult[]): void {
  console.log(`\n${scenario.title}`);
  const servers = Object.entries(medians);
  const figures = [...new Set(servers.flatMap(([, values]) => Object.keys(values)))];
  const lines = [
    ["", ...servers.map(([server]) => server)],
    ...figures.map((figure) => [figure, ...servers.map(([, values]) => rounded(values[figure]))]),
  ];
  for (const line of columns(lines)) console.log(`  ${line}`);
  for (const { server, figure, against, value, bar, met } of bars) {
    const what = against === "itself" ? figure : `${figure} ÷ ${against}`;
    console.log(`  ${met ? "met   " : "MISSED"}  ${server}: ${what} = ${rounded(value)} (bar ${bar})`);
  }
}

function columns(lines: readonly (readonly string[])[]): string[] {
  const widths = (lines[0] ?? []).map((_, i) => Math.max(...lines.map((line) => (line[i] ?? "").length)));
  return lines.map((line) =>
    line
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart((widths[i] ?? 0) + 2)))
      .join(""),
  );
}

function rounded(value: number | null | undefined): string {
  if (value === null || value === undefined) return "–";
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString("en");
  return value.toFixed(Math.abs(value) >= 10 ? 1 : 2);
}
