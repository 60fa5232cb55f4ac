import { describe, expect, it } from "vitest";
import { logAxis, tickWords } from "./log-axis.ts";

describe("a logarithmic axis", () => {
  it("reaches from the tick below the least value to the tick above the greatest", () => {
    const axis = logAxis([0.23, 7.2]);
    expect([axis.min, axis.max]).toEqual([0.2, 10]);
    expect(axis.ticks.map(tickWords)).toEqual(["0.2", "0.5", "1", "2", "5", "10"]);
  });

  it("places equal ratios at equal distances, and what lies outside at its end", () => {
    const axis = logAxis([1.5, 80]);
    expect(axis.at(10) - axis.at(5)).toBeCloseTo(axis.at(20) - axis.at(10), 12);
    expect([axis.at(0), axis.at(1e9)]).toEqual([0, 1]);
  });

  it("has a width for one value, and for none", () => {
    expect(logAxis([1]).max).toBeGreaterThan(logAxis([1]).min);
    expect(logAxis([]).ticks.length).toBeGreaterThan(1);
  });
});
