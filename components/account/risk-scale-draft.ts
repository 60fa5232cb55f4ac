/** The numbers of the risk scale as they are typed: shares as percent, one text for each figure. */
import { ok, type Result, refuse } from "#lib/result.ts";
import type { RiskScale } from "#lib/risk/risk-scale.ts";
import { scaleProblem } from "#lib/risk/scale-problem.ts";

/** By path: "likelihood.RARE.low", "harm.FRICTION". */
export type Draft = Readonly<Record<string, string>>;

const inPercent = new Set(["likelihood", "extent", "residual", "transmission"]);
const factorOf = (path: string): number => (inPercent.has(path.split(".")[0] ?? "") ? 100 : 1);

export function draftOf(scale: RiskScale): Draft {
  const draft: Record<string, string> = {};
  const walk = (value: unknown, path: string) => {
    if (typeof value === "number") draft[path] = `${Number((value * factorOf(path)).toFixed(4))}`;
    else
      for (const [key, part] of Object.entries(value as object))
        walk(part, path === "" ? key : `${path}.${key}`);
  };
  walk(scale, "");
  return draft;
}

/** Refused in words when a figure is none, or doesn't fit the others. */
export function scaleFrom(draft: Draft): Result<RiskScale> {
  const scale: Record<string, unknown> = {};
  for (const [path, text] of Object.entries(draft)) {
    const figure = Number(text.trim().replace(",", "."));
    if (text.trim() === "" || !Number.isFinite(figure))
      return refuse("not-a-number", `“${text}” isn't a number. Enter one in every field.`);
    put(scale, path.split("."), Number((figure / factorOf(path)).toFixed(8)));
  }
  // A draft has the fields of the scale it was made from.
  const typed = scale as unknown as RiskScale;
  const problem = scaleProblem(typed);
  return problem === undefined ? ok(typed) : refuse("no-scale", problem);
}

function put(into: Record<string, unknown>, [key = "", ...rest]: string[], value: number): void {
  if (rest.length === 0) {
    into[key] = value;
    return;
  }
  into[key] ??= {};
  put(into[key] as Record<string, unknown>, rest, value);
}
