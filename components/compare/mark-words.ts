/** What became of something, in the few words that a card has room for. */
import { scopeWords } from "#components/board/domain-words.ts";
import type { MapMark, MarkedChange, MarkedMap } from "#lib/diff/map-marks.ts";
import type { DrawnMark } from "#lib/drawing/draw-differences.ts";
import { fieldLabel } from "./field-words.ts";

export const drawnMarks = ({ marks }: MarkedMap): ReadonlyMap<string, DrawnMark> =>
  new Map([...marks].map(([id, mark]) => [id, { look: mark.look, words: markWords(mark) }]));

/** "Core → Later", "condition, target"; nothing about what came or went as a whole. */
export function markWords({ look, changes }: Pick<MapMark, "look" | "changes">): string {
  const scope = changes.find(({ kind, field }) => kind === "nodes" && field?.path === "scope")?.field;
  if (scope) return [scope.before, scope.after].map((value) => scopeWord(value)).join(" → ");
  return look === "changed" ? [...new Set(changes.map(wordsOf))].join(", ") : "";
}

function wordsOf({ kind, field }: MarkedChange): string {
  const about = others[kind];
  return about ?? (field ? fieldLabel(field).toLowerCase() : "checkpoint");
}

/** Told by what they are, not by their fields. */
const others: Partial<Record<MarkedChange["kind"], string>> = { risks: "risk", assumptions: "assumption" };

/** What isn't written is in scope. */
const scopeWord = (value: unknown): string =>
  (scopeWords as Readonly<Record<string, string>>)[String(value ?? "CORE")] ?? "";
