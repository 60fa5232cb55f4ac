import { describe, expect, it } from "vitest";
import { checkpointSchema } from "#lib/board/model.ts";
import { checkpointLabel } from "./checkpoint-label.ts";

const label = (fields: object) => {
  const { baseline, target, unit } = checkpointLabel(checkpointSchema.parse({ id: "cp", ...fields }));
  return `${baseline} → ${target}${unit}`;
};

describe("checkpoint label", () => {
  it("shows baseline, target and unit", () => {
    expect(label({ baseline: { v: 93 }, target: 99, unit: "%" })).toBe("93 → 99 %");
    expect(label({ baseline: { v: 190 }, target: 30, unit: "min" })).toBe("190 → 30 min");
  });

  it("shortens 'per n' and marks what is missing", () => {
    expect(label({ baseline: { v: 42 }, target: 15, unit: "per 10k" })).toBe("42 → 15 /10k");
    expect(label({ target: 15 })).toBe("– → 15");
  });

  it("keeps a number free of floating-point noise", () => {
    expect(label({ baseline: { v: 0.1 + 0.2 }, target: 99.95 })).toBe("0.3 → 99.95");
  });
});
