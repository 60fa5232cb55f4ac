import { describe, expect, it } from "vitest";
import { findGaps } from "#lib/gaps/find-gaps.ts";
import type { Gap } from "#lib/gaps/gap.ts";
import { sampleContent } from "#lib/sample/sample-content.ts";
import { buildBoard } from "#tests/support/build-board.ts";
import { circlesOf, gapMarks } from "./gap-marks.ts";

const board = buildBoard(sampleContent());
const gap = (elementId: string | null, severity: Gap["severity"], more: Partial<Gap> = {}): Gap => ({
  code: "OWN-001",
  elementId,
  severity,
  relatedIds: [],
  message: "",
  why: "",
  fixes: [],
  ...more,
});

describe("the marks of gaps", () => {
  it("count what a card lacks and show the gravest", () => {
    const marks = gapMarks(board, [
      gap("x5", "warn"),
      gap("x5", "error"),
      gap("s6", "warn"),
      gap("s6", "warn"),
    ]);
    expect(marks.get("x5")).toEqual({ severity: "error", count: 2 });
    expect(marks.get("s6")).toEqual({ severity: "warn", count: 2 });
  });

  it("stand on cards only, and not for hints", () => {
    const marks = gapMarks(board, [gap("e19", "error"), gap(null, "error"), gap("s6", "info")]);
    expect(marks.size).toBe(0);
  });

  it("are on every card of the sample that a rule finds fault with", () => {
    const gaps = findGaps({ board, today: "2026-10-10" });
    const marks = gapMarks(board, gaps);
    expect(marks.get("x5")?.severity).toBe("error");
    expect(circlesOf(gaps)).toBeUndefined();
  });

  it("name every need of a circle", () => {
    const circle = gap("a", "error", { code: "DEP-003", relatedIds: ["b", "c"] });
    expect(circlesOf([circle])).toEqual(new Set(["a", "b", "c"]));
  });
});
