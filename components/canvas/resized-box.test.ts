import { describe, expect, it } from "vitest";
import { resizedBox } from "./resized-box.ts";

const card = { x: 100, y: 100, w: 184, h: 76 };

describe("a card being resized", () => {
  it("follows the corner in width and grows by lines in height", () => {
    expect(resizedBox(card, "se", { x: 320, y: 195 })).toEqual({ x: 100, y: 100, w: 220, h: 92 });
  });

  it("keeps the opposite corner where it is", () => {
    const box = resizedBox(card, "nw", { x: 60, y: 68 });
    expect([box.x + box.w, box.y + box.h]).toEqual([284, 176]);
    expect(box.h).toBe(108);
  });

  it("never gets smaller than can be read", () => {
    expect(resizedBox(card, "se", { x: 0, y: 0 })).toMatchObject({ w: 96, h: 28 });
  });
});
