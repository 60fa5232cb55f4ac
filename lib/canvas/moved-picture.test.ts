import { describe, expect, it } from "vitest";
import { emptyStrips, pictureMove } from "./moved-picture.ts";

const size = { width: 60, height: 30, density: 2 };
const at = (x: number, y: number, zoom = 1) => ({ x, y, zoom });

describe("a picture moved along with the camera", () => {
  it("moves by whole px of the device", () => {
    expect(pictureMove(at(0.25, 0), at(10.75, -4), size)).toEqual({ x: 21, y: -8 });
    expect(pictureMove(at(0, 0), at(0.2, 0), size)).toBeUndefined();
  });

  it("is drawn anew at another zoom, and where nothing of it is left", () => {
    expect(pictureMove(at(0, 0), at(1, 0, 1.1), size)).toBeUndefined();
    expect(pictureMove(at(0, 0), at(30, 0), size)).toBeUndefined();
    expect(pictureMove(at(0, 0), at(0, -15), size)).toBeUndefined();
  });

  it.each([
    [21, -8],
    [-21, 8],
    [0, 8],
    [-21, 0],
    [0, 0],
  ])("moved by %i and %i lacks exactly what it doesn't cover", (x, y) => {
    const strips = emptyStrips({ x, y }, size);
    const isIn = (px: number, py: number) =>
      strips.filter(
        (strip) => px >= strip.x && px < strip.x + strip.w && py >= strip.y && py < strip.y + strip.h,
      ).length;
    for (let px = 0.5; px < size.width; px++) {
      for (let py = 0.5; py < size.height; py++) {
        const isCovered = px - x > 0 && px - x < size.width && py - y > 0 && py - y < size.height;
        expect(isIn(px, py)).toBe(isCovered ? 0 : 1);
      }
    }
  });
});
