import { expect, it } from "vitest";
import { type Mounted, mountPlan, nothingMounted } from "./mount-plan.ts";

const boxOf = (id: string) => ({ x: Number(id) * 100, y: 0, w: 10, h: 10 });
const plan = (before: Mounted, wanted: string[], slice = 2) =>
  mountPlan({ wanted: new Set(wanted), before, slice, boxOf, around: { x: 305, y: 5 } });

it("mounts in slices, nearest to the middle first, in the order wanted, and says when all are there", () => {
  const first = plan(nothingMounted, ["0", "1", "2", "3", "9"]);
  expect([...first.ids]).toEqual(["2", "3"]);
  expect(first.isWhole).toBe(false);
  const second = plan(first, ["0", "1", "2", "3", "9"]);
  expect([...second.ids]).toEqual(["0", "1", "2", "3"]);
  const third = plan(second, ["0", "1", "2", "3", "9"]);
  expect(third.ids.size).toBe(5);
  expect(third.isWhole).toBe(true);
});

it("lets go of what is no longer wanted at once, and of nothing else", () => {
  const whole = { ids: new Set(["1", "2", "3"]), isWhole: true };
  const next = plan(whole, ["2", "4"]);
  expect([...next.ids]).toEqual(["2", "4"]);
  expect(next.isWhole).toBe(true);
});

it("keeps its identity while nothing changes, so that nothing renders", () => {
  const whole = { ids: new Set(["1", "2"]), isWhole: true };
  expect(plan(whole, ["2", "1"])).toBe(whole);
});
