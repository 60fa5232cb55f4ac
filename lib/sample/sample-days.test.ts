import { describe, expect, it } from "vitest";
import { contentSchema } from "#lib/board/model.ts";
import { findGaps } from "#lib/gaps/find-gaps.ts";
import { buildBoard } from "#tests/support/build-board.ts";
import { sampleContent } from "./sample-content.ts";
import { movedByWeeks, weeksToMove } from "./sample-days.ts";

const on = (today: string) => movedByWeeks(sampleContent(), weeksToMove(today));

describe("the sample's days", () => {
  it.each(["2026-01-01", "2026-10-19", "2026-11-22", "2028-02-29"])(
    "made on %s, it launches on a Monday two to three weeks later",
    (today) => {
      const { launchAt = "" } = on(today).meta;
      const days = (Date.parse(launchAt) - Date.parse(today)) / 86_400_000;
      expect(days).toBeGreaterThanOrEqual(14);
      expect(days).toBeLessThan(21);
      expect(new Date(launchAt).getUTCDay()).toBe(1);
    },
  );

  it("move together and change nothing else", () => {
    const moved = on("2026-11-22");
    expect(contentSchema.parse(moved)).toEqual(moved);
    expect(movedByWeeks(moved, -weeksToMove("2026-11-22"))).toEqual(sampleContent());
    expect(moved.edges.e9?.needBy).toBe("2026-11-23");
  });

  it("leave the story its gaps, whenever it is told", () => {
    const codes = (today: string) =>
      findGaps({ board: buildBoard(on(today)), today })
        .filter(({ severity }) => severity !== "info")
        .map(({ code, elementId }) => `${code} ${elementId}`);
    expect(codes("2027-03-05")).toEqual(codes("2026-11-22"));
  });
});
