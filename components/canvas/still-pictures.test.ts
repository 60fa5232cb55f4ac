import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Scene } from "#lib/canvas/scene.ts";
import type { MapPart } from "#lib/drawing/draw-map.ts";
import { withReplaced } from "#lib/layered-map.ts";
import { createStillPictures } from "./still-pictures.ts";

const like = { width: 300, height: 200 } as HTMLCanvasElement;
const view = ["camera"];
const sceneOf = (cards: ReadonlyMap<string, unknown>, edges: ReadonlyMap<string, unknown>) =>
  ({ cards, edges }) as unknown as Scene;

const cards = new Map(["a", "b", "c", "d"].map((id) => [id, {}] as const));
const edges = new Map(["ab", "cd"].map((id) => [id, {}] as const));
const moved = (id: string) => withReplaced<object>(cards, new Map([[id, {}]]));

describe("still pictures", () => {
  beforeEach(() => {
    const createElement = () => {
      const canvas = { width: 0, height: 0, getContext: () => ({ canvas }) };
      return canvas;
    };
    vi.stubGlobal("document", { createElement });
    vi.stubGlobal("getComputedStyle", () => ({ fontFamily: "Inter" }));
  });
  afterEach(() => void vi.unstubAllGlobals());

  it("aren't there before everything was painted once, nor for another view", () => {
    const stills = createStillPictures(like);
    expect(stills.of(view, sceneOf(cards, edges))).toBeUndefined();
    stills.begin(view, sceneOf(cards, edges));
    expect(stills.of(["another"], sceneOf(cards, edges))).toBeUndefined();
  });

  it("are drawn once while the same cards move, without them", () => {
    const stills = createStillPictures(like);
    stills.begin(view, sceneOf(cards, edges));
    const first = stills.of(view, sceneOf(moved("a"), edges));
    expect(first?.isEmpty).toBe(true);
    const part = { cards: [{ id: "a" }, { id: "b" }], edges: [], cardOf: () => undefined };
    expect(first?.standing(part as unknown as MapPart).cards).toEqual([{ id: "b" }]);
    expect(first?.lines.context.canvas.width).toBe(300);
    expect(stills.of(view, sceneOf(moved("a"), edges))?.isEmpty).toBe(false);
  });

  it("are drawn anew when another card begins to move, and are no use when most do", () => {
    const stills = createStillPictures(like);
    stills.begin(view, sceneOf(cards, edges));
    stills.of(view, sceneOf(moved("a"), edges));
    expect(stills.of(view, sceneOf(moved("b"), edges))).toBeUndefined();
    const many = new Map([...Array(10).keys()].map((n) => [`${n}`, {}]));
    stills.begin(view, sceneOf(many, edges));
    stills.of(view, sceneOf(withReplaced<object>(many, new Map([["1", {}]])), edges));
    const both = new Map([
      ["1", {}],
      ["2", {}],
    ]);
    expect(stills.of(view, sceneOf(withReplaced<object>(many, both), edges))?.isEmpty).toBe(true);
  });

  it("aren't made for edges that find their routes one after the other", () => {
    const stills = createStillPictures(like);
    stills.begin(view, sceneOf(cards, edges));
    const routed = withReplaced<object>(edges, new Map([["ab", {}]]));
    expect(stills.of(view, sceneOf(cards, routed))).toBeUndefined();
  });

  it("stay without anything left out while only rings change, and say at the end whether something was", () => {
    const stills = createStillPictures(like);
    stills.begin(view, sceneOf(cards, edges));
    const still = stills.of(view, sceneOf(cards, edges));
    expect(still?.isMoving).toBe(false);
    expect(stills.drop()).toBe(false);
    expect(still?.lines.context.canvas.width).toBe(0);
    stills.of(view, sceneOf(moved("c"), edges));
    expect(stills.drop()).toBe(true);
  });
});
