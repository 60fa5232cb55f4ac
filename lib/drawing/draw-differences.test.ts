import { describe, expect, it } from "vitest";
import { nodeKinds } from "#lib/board/model.ts";
import { createSceneBuilder } from "#lib/canvas/scene.ts";
import { buildBoard } from "#tests/support/build-board.ts";
import { type DrawnMark, drawDifferences } from "./draw-differences.ts";
import type { Drawing, Icons } from "./drawing.ts";
import { type Palette, paletteTokens } from "./palette.ts";
import type { Look, Pen, Stroke } from "./pen.ts";

/** Colours are the names of their tokens, so that a look can be read. */
const palette = Object.fromEntries(paletteTokens.map((token) => [token, token])) as Palette;
const shape = ["M0 0"];
const icons = {
  kinds: Object.fromEntries(nodeKinds.map((kind) => [kind, shape])),
  marks: {},
} as unknown as Icons;
const changeIcons = { added: ["plus"], removed: ["minus"], changed: ["pencil"], moved: ["move"] };

const board = buildBoard({
  lanes: { shop: { name: "Storefront" } },
  nodes: {
    cart: { kind: "STEP", title: "Cart", laneId: "shop" },
    gift: { kind: "STEP", title: "Gift wrap", laneId: "shop" },
    pay: { kind: "DECISION", title: "Pay", laneId: "shop" },
  },
  edges: {
    a: { cls: "CONTROL", type: "CONDITION", sourceId: "cart", targetId: "pay", guard: "paid" },
  },
  layout: {
    cart: { x: 0, y: 9, w: 184, h: 76 },
    gift: { x: 300, y: 9, w: 184, h: 76 },
    pay: { x: 600, y: 9, w: 184, h: 76 },
  },
});
const scene = createSceneBuilder()({ board, live: new Map(), awake: new Set() });

function drawn(marks: Record<string, DrawnMark>, overrides: Partial<Drawing> = {}) {
  const words: string[] = [];
  const strokes: Stroke[] = [];
  const shapes: string[] = [];
  const note = ({ stroke }: Look) => stroke && strokes.push(stroke);
  let struck = 0;
  const pen: Pen = {
    within: (_at, _scale, draw) => draw(),
    path: (d, look) => {
      shapes.push(d);
      note(look);
    },
    route: (_points, stroke) => void strokes.push(stroke),
    lines: (all) => {
      struck += [...all].length;
    },
    polygons: (_all, look) => note(look),
    box: (_box, _radius, look) => note(look),
    text: (text) => void words.push(text),
    textsLast: (draw) => draw(),
    measure: (text, { size }) => text.length * size * 0.5,
  };
  const drawing: Drawing = {
    ...{ pen, palette, icons, tier: "full", k: 1, colorOfPerson: () => 1, focus: null },
    ...{ selection: new Set(), rings: new Map() },
    ...overrides,
  };
  const part = {
    cards: [...scene.cards.values()],
    edges: [...scene.edges.values()],
    cardOf: (id: string) => scene.cards.get(id),
  };
  drawDifferences(drawing, part, { marks: new Map(Object.entries(marks)), icons: changeIcons });
  return { words, strokes, shapes, struck: () => struck };
}

describe("differences drawn on a map", () => {
  it("leave what didn't change alone", () => {
    const { words, shapes } = drawn({});
    expect([words, shapes]).toEqual([[], []]);
  });

  it("say by form as well as colour what came, went, changed and moved", () => {
    const looks = (["added", "removed", "changed", "moved"] as const).map((look) => {
      const { strokes, shapes, struck } = drawn({ gift: { look, words: "" } });
      const [outline] = strokes;
      const icon = Object.values(changeIcons).flat();
      return [
        outline?.color,
        outline?.dash !== undefined,
        struck() > 0,
        shapes.find((d) => icon.includes(d)),
      ];
    });
    expect(looks).toEqual([
      ["diff-added", false, false, "plus"],
      ["diff-removed", true, true, "minus"],
      ["diff-changed", false, false, "pencil"],
      ["text-3", true, false, "move"],
    ]);
  });

  it("name the fields on a card near by, and on the line of a link", () => {
    const { words } = drawn({
      pay: { look: "changed", words: "title, target" },
      a: { look: "changed", words: "condition" },
    });
    expect(words).toContain("title, target");
    expect(words).toContain("paid · condition");
  });

  it("need no words from afar", () => {
    const { words, strokes } = drawn({ gift: { look: "added", words: "" } }, { tier: "far", k: 4 });
    expect(words).toEqual([]);
    expect(strokes[0]?.color).toBe("diff-added");
  });
});
