import { describe, expect, it } from "vitest";
import { checkpointSchema } from "#lib/board/model.ts";
import { describeNode } from "./describe-node.ts";

const step = { kind: "STEP", title: "Place order" } as const;

describe("what a screen reader says of a card", () => {
  it("says kind, title, owner and checkpoint", () => {
    const checkpoint = checkpointSchema.parse({
      id: "c",
      metric: "Orders created",
      baseline: { v: 93 },
      target: 99,
      unit: "%",
    });
    expect(
      describeNode({ node: step, kindWord: "Step", owner: { id: "l", name: "Lena Vogel" }, checkpoint }),
    ).toBe("Step: Place order, owned by Lena Vogel, checkpoint Orders created from 93 to 99 %");
  });

  it("says what is missing", () => {
    expect(describeNode({ node: { kind: "STEP", title: "" }, kindWord: "Step" })).toBe(
      "Step: untitled, no owner, no checkpoint",
    );
  });

  it("doesn't miss owner and checkpoint on a note", () => {
    expect(describeNode({ node: { kind: "NOTE", title: "Open since 30 Sep" }, kindWord: "Note" })).toBe(
      "Note: Open since 30 Sep",
    );
  });
});
