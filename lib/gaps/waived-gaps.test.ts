import { expect, it } from "vitest";
import { waiverOf } from "./waived-gaps.ts";

const waiver = { id: "w", code: "OWN-001", elementId: "x5", until: "2026-10-10" };

it("a waiver is of one rule at one element, until its day has passed", () => {
  const gap = { code: "OWN-001", elementId: "x5" } as const;
  expect(waiverOf(gap, [waiver], "2026-10-10")).toBe(waiver);
  expect(waiverOf(gap, [waiver], "2026-10-11")).toBeUndefined();
  expect(waiverOf({ ...gap, elementId: "x4" }, [waiver], "2026-10-01")).toBeUndefined();
  expect(waiverOf({ ...gap, code: "CHK-001" }, [waiver], "2026-10-01")).toBeUndefined();
  const longer = { ...waiver, id: "longer", until: "2026-12-01" };
  expect(waiverOf(gap, [waiver, longer], "2026-10-01")).toBe(longer);
});
