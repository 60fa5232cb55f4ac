import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createBoardStore } from "#lib/board/board-store.ts";
import { createCommands } from "#lib/board/commands/create-commands.ts";
import { applyContent } from "#lib/board/content.ts";
import { nodeKinds } from "#lib/board/model.ts";
import { counterScale } from "#lib/canvas/counter-scale.ts";
import { createSceneBuilder } from "#lib/canvas/scene.ts";
import { sampleContent } from "#lib/sample/sample-content.ts";
import { drawMap } from "./draw-map.ts";
import type { Drawing, Icons } from "./drawing.ts";
import { type Palette, paletteTokens } from "./palette.ts";
import type { Look, Pen, Stroke } from "./pen.ts";

/** Colours are the names of their tokens, so that a look can be read. */
const palette = Object.fromEntries(paletteTokens.map((token) => [token, token])) as Palette;
const icons = {
  kinds: Object.fromEntries(nodeKinds.map((kind) => [kind, ["M0 0"]])),
  marks: {
    goal: ["M0 0"],
    pin: ["M0 0"],
    unplug: ["M0 0"],
    zap: ["M0 0"],
    warning: ["M0 0"],
    person: ["M0 0"],
  },
} as unknown as Icons;

function recorder() {
  const words: { words: string; color: string }[] = [];
  const looks: Look[] = [];
  const lines: { count: number; stroke: Stroke }[] = [];
  let polygons = 0;
  const pen: Pen = {
    within: (_at, _scale, draw) => draw(),
    path: (_d, look) => void looks.push(look),
    route: (_points, stroke) => void looks.push({ stroke }),
    lines: (all, stroke) => void lines.push({ count: [...all].length, stroke }),
    polygons: (all) => {
      polygons += [...all].length;
    },
    box: (_box, _radius, look) => void looks.push(look),
    text: (text, _at, { color }) => void words.push({ words: text, color }),
    textsLast: (draw) => draw(),
    measure: (text, { size }) => text.length * size * 0.5,
  };
  return { pen, words, looks, lines, polygons: () => polygons };
}

function drawSample(overrides: Partial<Drawing> & { zoom: number }, change = (_doc: Y.Doc) => {}) {
  const doc = new Y.Doc();
  doc.transact(() => applyContent(doc, sampleContent()));
  change(doc);
  const board = createBoardStore(doc).getBoard();
  const scene = createSceneBuilder()({ board, live: new Map(), awake: new Set() });
  const record = recorder();
  const drawing: Drawing = {
    pen: record.pen,
    palette,
    icons,
    tier: "full",
    k: counterScale(overrides.zoom),
    colorOfPerson: () => 3,
    focus: null,
    selection: new Set(),
    rings: new Map(),
    ...overrides,
  };
  drawMap(drawing, {
    cards: [...scene.cards.values()],
    edges: [...scene.edges.values()],
    cardOf: (id) => scene.cards.get(id),
  });
  return { ...record, scene };
}

describe("drawing the map", () => {
  it("near by, says the title, the owner and the checkpoint of every card", () => {
    const { words, scene } = drawSample({ zoom: 1 });
    const said = words.map((entry) => entry.words).join(" ");
    for (const { node } of scene.cards.values()) {
      expect(said).toContain(node.title.split(" ")[0]);
    }
    expect(said).toContain("LV");
    expect(said).toContain("→");
    expect(said).toContain("No owner");
  });

  it("from further off, says short titles and nothing else", () => {
    const { words, scene } = drawSample({ zoom: 0.5, tier: "short" });
    expect(words.length).toBeGreaterThanOrEqual(scene.cards.size);
    expect(words.some((entry) => entry.words === "→" || entry.words === "LV")).toBe(false);
  });

  it("from afar, draws one silhouette per card and no words, and leaves the needs out", () => {
    const { words, polygons, lines, scene } = drawSample({ zoom: 0.1, tier: "far" });
    expect(words).toEqual([]);
    expect(polygons()).toBe(scene.cards.size);
    const flows = [...scene.edges.values()].filter(({ look }) => look !== "needs" && look !== "note");
    expect(lines.reduce((sum, { count }) => sum + count, 0)).toBe(flows.length);
  });

  it("quiets what is not on the chosen flow", () => {
    const focus = { nodes: new Set(["s1"]), path: ["s1"], edges: new Set<string>(), isEditing: false };
    const { words, scene } = drawSample({ zoom: 1, focus });
    const [first] = (scene.cards.get("s1")?.node.title ?? "").split(" ");
    expect(words.find((entry) => entry.words.startsWith(first ?? "?"))?.color).toBe("text-1");
    expect(words.filter(({ color }) => color === "text-1")).toHaveLength(1);
  });

  it("draws a ring around what is selected, and a flag with the name of who else holds a card", () => {
    const rings = new Map([["s1", { color: 7, flag: "Lena" }]]);
    const { words, looks } = drawSample({ zoom: 1, selection: new Set(["s2"]), rings });
    expect(words.at(-1)).toEqual({ words: "Lena", color: "#ffffff" });
    expect(looks.filter(({ stroke }) => stroke?.color === "select-ring")).toHaveLength(1);
    expect(looks.filter(({ stroke }) => stroke?.color === "p-7")).toHaveLength(1);
  });

  it("draws a card that was brought to front last, and one that was sent back first", () => {
    const restacked = (doc: Y.Doc) => {
      const commands = createCommands(doc, { newId: () => "new" });
      commands.setView("s1", { order: "a1" });
      commands.setView("s6", { order: "Zz" });
    };
    const titles = (sample: ReturnType<typeof drawSample>) => {
      const all = new Set([...sample.scene.cards.values()].map(({ node }) => node.title));
      return sample.words.map(({ words }) => words).filter((words) => all.has(words));
    };
    const order = titles(drawSample({ zoom: 1 }, restacked));
    expect(order.at(-1)).toBe("Open cart");
    expect(order[0]).toBe("Place order");
  });
});
