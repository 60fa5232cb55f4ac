import { expect, test } from "vitest";
import { simulate } from "./simulation.ts";

/** Seeds that once failed stay here for good. */
const pinned: number[] = [];
const seeds = [...pinned, ...Array.from({ length: 100 }, (_, i) => i + 1)];

/** FUZZ_SEEDS=5000-5999 runs others. */
function chosenSeeds(): number[] {
  const [from, to] = (process.env.FUZZ_SEEDS ?? "").split("-").map(Number);
  if (!from || !to) return seeds;
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

test.each(chosenSeeds())(
  "[S3] [S7] [S8] [S23] [S31] [S34] [S36] seed %i: everybody ends with the same board, and nothing called saved is lost",
  async (seed) => {
    const report = await simulate(seed, { commands: 220 }).catch((error) => {
      throw new Error(`seed ${seed}: ${error instanceof Error ? error.message : error}`, { cause: error });
    });
    expect(report.commands).toBeGreaterThanOrEqual(200);
    expect(report.reconnects).toBeGreaterThan(4);
    expect(report.clashes).toBeGreaterThanOrEqual(1);
    expect(report.splits).toBeGreaterThanOrEqual(1);
    expect(report.confirmed).toBeGreaterThanOrEqual(5);
  },
);

/** FUZZ_SEEDS is for these too. */
const sharedSeeds = () => (process.env.FUZZ_SEEDS ? chosenSeeds() : seeds.slice(0, 40));

test.each(sharedSeeds())(
  "[N1] [N2] [N4] [N5] seed %i: on two nodes, with the bell away now and then, it ends the same",
  async (seed) => {
    const report = await simulate(seed, { commands: 220, nodes: 2 }).catch((error) => {
      throw new Error(`seed ${seed}: ${error instanceof Error ? error.message : error}`, { cause: error });
    });
    expect(report.outages).toBeGreaterThanOrEqual(1);
    expect(report.commands).toBeGreaterThanOrEqual(200);
    expect(report.reconnects).toBeGreaterThan(4);
    expect(report.clashes).toBeGreaterThanOrEqual(1);
    expect(report.confirmed).toBeGreaterThanOrEqual(5);
  },
);
