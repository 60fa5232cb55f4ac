import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { snapshotsToThin } from "./snapshots-to-thin.ts";

const now = Date.UTC(2026, 9, 12, 12);
const minutesAgo = (minutes: number) => ({ createdAt: new Date(now - minutes * 60_000) });
const every10 = (days: number) => Array.from({ length: days * 144 }, (_, n) => minutesAgo(n * 10));
const staying = (all: { createdAt: Date }[], at = now) => {
  const gone = new Set(snapshotsToThin(all, at));
  return all.filter((one) => !gone.has(one));
};

describe("automatic snapshots", () => {
  it("all stay for two hours", () => {
    expect(staying(every10(1).slice(0, 12))).toHaveLength(12);
  });

  it("of a day of work one an hour stays, of a month one a day, after that one a week", () => {
    expect(staying(every10(1)).length).toBeLessThan(12 + 24);
    expect(staying(every10(30)).length).toBeLessThan(12 + 24 + 31);
    expect(staying(every10(100)).length).toBeLessThan(12 + 24 + 31 + 12);
    const old = staying(every10(100)).filter(({ createdAt }) => now - createdAt.getTime() > 31 * 86_400_000);
    expect(old.length).toBeGreaterThan(8);
  });

  it("keeps the newest however old it is, and thinned twice is thinned once", () => {
    expect(staying([minutesAgo(400_000), minutesAgo(400_001)])).toEqual([minutesAgo(400_000)]);
    fc.assert(
      fc.property(fc.array(fc.nat(100_000), { minLength: 1, maxLength: 60 }), (ages) => {
        const all = ages.map(minutesAgo);
        const once = staying(all);
        expect(once.length).toBeGreaterThan(0);
        expect(staying(once)).toEqual(once);
        expect(Math.max(...once.map(({ createdAt }) => createdAt.getTime()))).toBe(
          Math.max(...all.map(({ createdAt }) => createdAt.getTime())),
        );
      }),
    );
  });

  it("leaves no gap that wasn't there: each hour of the last day with a snapshot keeps one", () => {
    const kept = staying(every10(1)).map(({ createdAt }) => Math.floor(createdAt.getTime() / 3_600_000));
    expect(new Set(kept).size).toBeGreaterThanOrEqual(24);
  });
});
