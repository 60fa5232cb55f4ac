/**
 * How much of the scope of one state is still what it was in another (docs/domain.md, decision 018):
 * `Σ w(u)·s(u) / Σ w(u)` over the units of both. `s` is what share of a unit's fields, by weight, stayed the same;
 * 0 for a unit that came or went. Metric 2 of six; its guardrail is how much that was approved changed again.
 */
import { equalityDeep } from "lib0/function";
import { elementOf, isCovered } from "./difference-address.ts";

/** One weighed field of a unit; `parts` are the values behind it, by their addresses. Absent values are left out. */
export interface UnitField {
  readonly name: string;
  readonly weight: number;
  readonly parts: Readonly<Record<string, unknown>>;
}

/** One unit of scope in both states: address, weight (the larger of the two), and what became of it. */
export type UnitPair = {
  readonly address: string;
  readonly weight: number;
} & (
  | { readonly kind: "same" | "added" | "removed" }
  | { readonly kind: "changed"; readonly before: readonly UnitField[]; readonly after: readonly UnitField[] }
);

export interface StabilityOptions {
  /** Addresses of what an applied change request covers: elements, or single fields of them. */
  readonly explained?: ReadonlySet<string>;
  /** Ids of the elements whose approval was valid in the first state. */
  readonly approved?: ReadonlySet<string>;
}

export interface UnitShare {
  readonly address: string;
  readonly change: "added" | "removed" | "changed";
  readonly weight: number;
  /** 0–1: what stayed of it. */
  readonly stability: number;
  /** 0–1: what it takes from the whole figure. */
  readonly share: number;
  /** The part of that share which no applied change request covers. */
  readonly unexplainedShare: number;
  /** The fields that changed; empty for a unit that came or went. */
  readonly fields: readonly string[];
}

export interface ScopeStability {
  /** 0–1; null when neither state has a unit. */
  readonly value: number | null;
  /** The same with only those differences that no applied change request covers: 1 when all are explained. */
  readonly unexplained: number | null;
  /** Shares of all weight, 0–1; with `value` they sum to 1. */
  readonly churn: { readonly added: number; readonly removed: number; readonly changed: number };
  /** Share of the approved units that changed or went since; null when nothing was approved. */
  readonly reopenedApproved: number | null;
  readonly unitCount: number;
  /** Those that took something from the figure, the largest share first. */
  readonly units: readonly UnitShare[];
}

export function scopeStability(
  pairs: readonly UnitPair[],
  { explained = new Set(), approved = new Set() }: StabilityOptions = {},
): ScopeStability {
  const total = pairs.reduce((sum, { weight }) => sum + weight, 0);
  const units = pairs
    .flatMap((pair) => shareOf(pair, { total, explained }) ?? [])
    .sort((a, b) => b.share - a.share || (a.address < b.address ? -1 : 1));
  const churnOf = (change: UnitShare["change"]) =>
    sumOf(
      units.filter((unit) => unit.change === change),
      "share",
    );
  return {
    value: total === 0 ? null : 1 - sumOf(units, "share"),
    unexplained: total === 0 ? null : 1 - sumOf(units, "unexplainedShare"),
    churn: { added: churnOf("added"), removed: churnOf("removed"), changed: churnOf("changed") },
    reopenedApproved: reopenedShare(pairs, units, approved),
    unitCount: pairs.length,
    units,
  };
}

/** Of shares, which together would exceed 1 only by what rounding leaves. */
const sumOf = (units: readonly UnitShare[], key: "share" | "unexplainedShare"): number =>
  Math.min(
    1,
    units.reduce((sum, unit) => sum + unit[key], 0),
  );

interface Whole {
  readonly total: number;
  readonly explained: ReadonlySet<string>;
}

/** Undefined for a unit that stayed what it was. */
function shareOf(pair: UnitPair, { total, explained }: Whole): UnitShare | undefined {
  const { address, weight } = pair;
  if (pair.kind === "same") return undefined;
  const toShare = (lost: number) => (weight * lost) / total;
  if (pair.kind !== "changed") {
    const isExplained = isCovered(explained, address);
    return {
      address,
      change: pair.kind,
      weight,
      stability: 0,
      share: toShare(1),
      unexplainedShare: isExplained ? 0 : toShare(1),
      fields: [],
    };
  }
  const { changed, unexplained, all } = compareFields(pair.before, pair.after, explained);
  if (changed.length === 0) return undefined;
  const lost = weightOf(changed) / all;
  return {
    address,
    change: "changed",
    weight,
    stability: 1 - lost,
    share: toShare(lost),
    unexplainedShare: toShare(weightOf(unexplained) / all),
    fields: changed.map(({ name }) => name),
  };
}

/** The sum runs over the fields that either state has. */
function compareFields(
  before: readonly UnitField[],
  after: readonly UnitField[],
  explained: ReadonlySet<string>,
): { changed: UnitField[]; unexplained: UnitField[]; all: number } {
  const was = new Map(before.map((field) => [field.name, field]));
  const is = new Map(after.map((field) => [field.name, field]));
  const fields = [...before, ...after.filter(({ name }) => !was.has(name))];
  const changed: UnitField[] = [];
  const unexplained: UnitField[] = [];
  for (const field of fields) {
    const parts = changedParts(was.get(field.name)?.parts ?? {}, is.get(field.name)?.parts ?? {});
    if (parts.length === 0) continue;
    changed.push(field);
    if (!parts.every((address) => isCovered(explained, address))) unexplained.push(field);
  }
  return { changed, unexplained, all: weightOf(fields) };
}

const weightOf = (fields: readonly UnitField[]): number =>
  fields.reduce((sum, { weight }) => sum + weight, 0);

const changedParts = (before: UnitField["parts"], after: UnitField["parts"]): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (address) => !equalityDeep(before[address], after[address]),
  );

function reopenedShare(
  pairs: readonly UnitPair[],
  units: readonly UnitShare[],
  approved: ReadonlySet<string>,
): number | null {
  const wasApproved = ({ address }: { address: string }) => approved.has(elementOf(address));
  const count = pairs.filter((pair) => pair.kind !== "added" && wasApproved(pair)).length;
  const reopened = units.filter((unit) => unit.change !== "added" && wasApproved(unit)).length;
  return count === 0 ? null : reopened / count;
}
