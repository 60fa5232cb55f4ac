/**
 * The order in which risks are shown (domain §6). Where the ranges of two overlap, their scores don't tell them apart:
 * then the one nearer to the customer comes first, then the graver one.
 */
import type { Range } from "./score-risk.ts";

export interface Ranked<T> {
  readonly item: T;
  /** 1, 2, 3 …; those that can't be told apart share one. */
  readonly rank: number;
  /** Whether another one has the same rank. */
  readonly isTied: boolean;
}

/** How far from the customer, and how grave for one of them; what breaks a tie. */
export interface TieBreak {
  readonly proximity: number | null;
  readonly harm: number;
}

/** @param items by falling score. A rank is named after its highest score: who overlaps with that one shares it. */
export function rankRisk<T extends Range>(items: readonly T[], tieBreak: (item: T) => TieBreak): Ranked<T>[] {
  const groups: T[][] = [];
  for (const item of items) {
    const leader = groups.at(-1)?.[0];
    if (leader && overlap(leader, item)) groups.at(-1)?.push(item);
    else groups.push([item]);
  }
  return groups.flatMap((group, at) =>
    group
      .map((item) => ({ item, ...tieBreak(item) }))
      .sort((a, b) => distance(a) - distance(b) || b.harm - a.harm || b.item.score - a.item.score)
      .map(({ item }) => ({ item, rank: at + 1, isTied: group.length > 1 })),
  );
}

/** Two that are certain to do nothing are alike, too. */
const overlap = (a: Range, b: Range): boolean => a.low <= b.high && b.low <= a.high;

const distance = ({ proximity }: TieBreak): number => proximity ?? Number.POSITIVE_INFINITY;
