/** What is asked of ours, and the table that is printed. */
import { type Figures, frameScenarios } from "./figures.ts";
import type { SubjectName } from "./subject.ts";

/** By number of cards, what each round found. */
export type Runs = Map<number, Partial<Record<SubjectName, Figures[]>>>;

export interface BarResult {
  cards: number;
  figure: string;
  /** Ours. */
  value: number | null;
  against?: SubjectName;
  ratio?: number | null;
  atMost: number;
  isMet: boolean;
}

const largest = 5_000;
const nearScenarios: readonly string[] = ["pan at 100 %", "drag one", "20 remote cards"];
/** A frame of a screen with 60 Hz, as the clock of the page counts it. */
const frameMs = 16.8;

export function barsOf(runs: Runs): BarResult[] {
  return [...runs.keys()].flatMap((cards) => {
    const judge = judgeAt(runs, cards);
    return [
      judge("ready ms", { against: "react flow", atMost: 0.2 }),
      ...(cards === 1_000 ? [judge("ready ms", { against: "tldraw", atMost: 0.1 })] : []),
      ...(cards === largest ? [judge("ready ms", { atMost: 3_000 })] : []),
      ...frameScenarios.map((name) => judge(`${name}: main ms`, { against: "raw canvas", atMost: 1.5 })),
      ...frameScenarios.map((name) =>
        nearScenarios.includes(name)
          ? judge(`${name}: p95`, { atMost: 34 })
          : judge(`${name}: p50`, { atMost: frameMs }),
      ),
      judge("crossing: longest task ms", { atMost: 50 }),
      ...["fit", "60 %", "100 %"].map((zoom) => judge(`elements at ${zoom}`, { atMost: 3_000 })),
      ...(cards === largest ? [judge("heap MB", { against: "react flow", atMost: 0.3 })] : []),
      judge("script kB", { atMost: 300 }),
    ];
  });
}

const judgeAt =
  (runs: Runs, cards: number) =>
  (figure: string, { against, atMost }: { against?: SubjectName; atMost: number }): BarResult => {
    const value = medianOf(runs, { cards, name: "throughline", figure });
    if (!against) return { cards, figure, value, atMost, isMet: value !== null && value <= atMost };
    const theirs = medianOf(runs, { cards, name: against, figure });
    const ratio = value === null || !theirs ? null : Math.round((value / theirs) * 100) / 100;
    return { cards, figure, value, against, ratio, atMost, isMet: ratio !== null && ratio <= atMost };
  };

interface Wanted {
  cards: number;
  name: SubjectName;
  figure: string;
}

function medianOf(runs: Runs, { cards, name, figure }: Wanted): number | null {
  const values = (runs.get(cards)?.[name] ?? []).flatMap((run) => run[figure] ?? []);
  values.sort((a, b) => a - b);
  return values[Math.floor(values.length / 2)] ?? null;
}

export function tableOf(runs: Runs, bars: readonly BarResult[]): string[] {
  const lines: string[] = [];
  for (const [cards, found] of runs) {
    const names = Object.keys(found) as SubjectName[];
    const figures = [...new Set(names.flatMap((name) => Object.keys(found[name]?.[0] ?? {})))];
    const row = (head: string, cells: readonly string[]) =>
      `  ${head.padEnd(38)}${cells.map((cell) => cell.padStart(13)).join("")}`;
    lines.push(`\n${cards.toLocaleString("en")} cards`, row("", names));
    for (const figure of figures)
      lines.push(
        row(
          figure,
          names.map((name) => rounded(medianOf(runs, { cards, name, figure }))),
        ),
      );
    lines.push("");
    for (const bar of bars.filter((one) => one.cards === cards)) lines.push(`  ${sentence(bar)}`);
  }
  const met = bars.filter(({ isMet }) => isMet).length;
  return [...lines, `\n${met} bars met, ${bars.length - met} missed`];
}

function sentence({ figure, value, against, ratio, atMost, isMet }: BarResult): string {
  const what = against
    ? `${figure} ÷ ${against} = ${rounded(ratio ?? null)}`
    : `${figure} = ${rounded(value)}`;
  return `${isMet ? "met   " : "MISSED"}  ${what} (bar ≤ ${atMost.toLocaleString("en")})`;
}

function rounded(value: number | null): string {
  if (value === null) return "–";
  return value.toLocaleString("en", { maximumFractionDigits: value >= 100 ? 0 : value >= 10 ? 1 : 2 });
}
