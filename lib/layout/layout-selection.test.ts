import { describe, expect, test } from "vitest";
import type { Box } from "#lib/board/model.ts";
import type { LayoutCard, LayoutEdge } from "./layout-input.ts";
import { layoutSelection } from "./layout-selection.ts";

const card = (id: string, x: number, y: number, more: Partial<LayoutCard> = {}): LayoutCard => ({
  id,
  kind: "STEP",
  laneId: "lane",
  box: { x, y, w: 184, h: 76 },
  isPinned: false,
  ...more,
});
const flow = (sourceId: string, targetId: string): LayoutEdge => ({
  id: `${sourceId}${targetId}`,
  sourceId,
  targetId,
  cls: "CONTROL",
  type: "SEQUENCE",
  labelPx: 0,
});
const places = (boxes: ReadonlyMap<string, Box>) =>
  Object.fromEntries([...boxes].map(([id, { x, y }]) => [id, [x, y]]));

describe("tidying some cards", () => {
  const edges = [flow("a", "b"), flow("b", "c"), flow("c", "d")];

  test("arranges them where they began and leaves the others", () => {
    const cards = [card("a", 900, 300), card("b", 700, 250), card("c", 800, 500), card("d", 3_000, 9)];
    const input = { cards, edges, laneIds: ["lane"] };
    const boxes = layoutSelection(input, new Set(["a", "b", "c"]));
    expect(places(boxes)).toEqual({ a: [700, 250], b: [907, 250], c: [1_114, 250] });
    const again = cards.map((each) => ({ ...each, box: boxes.get(each.id) ?? each.box }));
    expect(layoutSelection({ ...input, cards: again }, new Set(["a", "b", "c"]))).toEqual(boxes);
  });

  test("goes below cards that stay, pinned ones among them, as a whole", () => {
    const cards = [
      card("a", 0, 9),
      card("b", 50, 200),
      card("c", 207, 9, { isPinned: true }),
      card("d", 207, 103),
    ];
    const boxes = layoutSelection({ cards, edges, laneIds: ["lane"] }, new Set(["a", "b", "c"]));
    expect(places(boxes)).toEqual({ a: [0, 197], b: [207, 197] });
  });

  test("takes along what lies in a chosen group", () => {
    const cards = [
      card("g", 400, 100, { kind: "GROUP", box: { x: 400, y: 100, w: 400, h: 200 } }),
      card("a", 420, 140, { parentId: "g" }),
      card("b", 460, 150, { parentId: "g" }),
    ];
    const boxes = layoutSelection({ cards, edges, laneIds: ["lane"] }, new Set(["g"]));
    expect(places(boxes)).toEqual({ g: [400, 100], a: [418, 130], b: [625, 130] });
  });
});
