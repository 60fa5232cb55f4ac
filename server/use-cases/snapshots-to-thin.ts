/**
 * Which automatic snapshots go as they age: all of the last two hours stay, then the newest of each hour for a day, of
 * each day for thirty days, of each week after that. The newest always stays.
 */
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const tiers: readonly { untilAgeMs: number; everyMs: number }[] = [
  { untilAgeMs: DAY_MS, everyMs: HOUR_MS },
  { untilAgeMs: 30 * DAY_MS, everyMs: DAY_MS },
  { untilAgeMs: Number.POSITIVE_INFINITY, everyMs: 7 * DAY_MS },
];
const allStayMs = 2 * HOUR_MS;

/** Those to be deleted; in any order. Asked again later, what stayed goes on thinning. */
export function snapshotsToThin<T extends { createdAt: Date }>(snapshots: readonly T[], nowMs: number): T[] {
  const newestFirst = snapshots.toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
  const taken = new Set<string>();
  return newestFirst.filter(({ createdAt }) => {
    const slot = slotOf(createdAt.getTime(), nowMs);
    if (slot === undefined) return false;
    if (taken.has(slot)) return true;
    taken.add(slot);
    return false;
  });
}

/** Undefined: it is young enough to stay whatever else there is. */
function slotOf(atMs: number, nowMs: number): string | undefined {
  const ageMs = nowMs - atMs;
  if (ageMs < allStayMs) return undefined;
  const everyMs = tiers.find(({ untilAgeMs }) => ageMs < untilAgeMs)?.everyMs ?? HOUR_MS;
  return `${everyMs}:${Math.floor(atMs / everyMs)}`;
}
