import { expect, it } from "vitest";
import { backOffMs } from "./back-off.ts";

it("waits half a second, doubles to ten, and spreads each wait over its upper half", () => {
  expect([0, 1, 2, 3, 4, 5, 50].map((failures) => backOffMs(failures, 1))).toEqual([
    500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000,
  ]);
  expect(backOffMs(3, 0)).toBe(2_000);
  expect(backOffMs(3, 0.5)).toBe(3_000);
});
