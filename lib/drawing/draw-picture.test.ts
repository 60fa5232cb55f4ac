import { Window } from "happy-dom";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createBoardStore } from "#lib/board/board-store.ts";
import { applyContent } from "#lib/board/content.ts";
import { type BoardContent, nodeKinds } from "#lib/board/model.ts";
import { createSceneBuilder } from "#lib/canvas/scene.ts";
import { blankContent, sampleContent } from "#lib/sample/sample-content.ts";
import { type PictureWish, planPicture } from "./draw-picture.ts";
import type { Icons } from "./drawing.ts";
import { type Palette, paletteTokens } from "./palette.ts";
import type { Pen } from "./pen.ts";
import { createSvgPen, svgDocument } from "./svg-pen.ts";

const palette = Object.fromEntries(paletteTokens.map((token) => [token, token])) as Palette;
const shape = ["M3 3L21 21"];
const icons = {
  kinds: Object.fromEntries(nodeKinds.map((kind) => [kind, shape])),
  marks: { goal: shape, unplug: shape, zap: shape, warning: shape, person: shape },
} as unknown as Icons;
const measure: Pen["measure"] = (words, { size }) => words.length * size * 0.5;
const tools = { palette, icons, colorOfPerson: () => 3 };
const hostile = `<script>&"' ]]> Ä 🚀`;
const words = { title: "Autumn checkout", date: "22 November 2026" };

function sceneOf(content: BoardContent) {
  const doc = new Y.Doc();
  doc.transact(() => applyContent(doc, content));
  return createSceneBuilder()({
    board: createBoardStore(doc).getBoard(),
    live: new Map(),
    awake: new Set(),
  });
}

function draw(wish: Partial<PictureWish> = {}) {
  const scene = wish.scene ?? sceneOf(sampleContent());
  const full: PictureWish = { area: { kind: "board" }, words, background: "plain", ...wish, scene };
  const picture = planPicture(full, measure);
  if (!picture) throw new Error("Nothing to draw");
  const pen = createSvgPen({ measure });
  picture.draw({ ...tools, pen });
  const { width, height } = picture;
  const svg = svgDocument({ elements: pen.elements(), width, height, title: "", family: "Inter" });
  return { svg, elements: pen.elements(), scene, picture };
}

describe("a picture of a board", () => {
  it("is well-formed whatever people wrote, with every title, lane and person's words as text", () => {
    const content = sampleContent();
    for (const node of Object.values(content.nodes)) node.title = `${hostile} ${node.title}`;
    for (const lane of Object.values(content.lanes)) lane.name = `${hostile} ${lane.name}`;
    const { svg } = draw({ scene: sceneOf(content), words: { ...words, title: hostile } });
    const parsed = new new Window().DOMParser().parseFromString(svg, "image/svg+xml");
    expect(parsed.querySelector("parsererror")).toBeNull();
    expect(parsed.querySelector("script")).toBeNull();
    expect(tagsOf(svg)).toEqual([]);
    expect(svg).toContain("&lt;script&gt;&amp;&quot;&#39;");
  });

  it("has the title of every card, in lines", () => {
    const { elements, scene } = draw();
    const said = textOf(elements);
    for (const { node } of scene.cards.values())
      for (const word of node.title.split(" ").slice(0, 2)) expect(said).toContain(word);
    expect(said).toContain("Autumn checkout");
    expect(said).toContain("22 November 2026");
    expect(said).toContain("Throughline");
  });

  it("draws nothing outside its view box", () => {
    for (const area of [
      { kind: "board" },
      { kind: "lane", laneId: sceneOf(sampleContent()).bands[1]?.laneId ?? "" },
      { kind: "selection", ids: new Set(["s1", "s2"]) },
    ] as const) {
      const { elements, picture } = draw({ area });
      const around = extentOf(elements);
      expect(around.left).toBeGreaterThanOrEqual(0);
      expect(around.top).toBeGreaterThanOrEqual(0);
      expect(around.right).toBeLessThanOrEqual(picture.width);
      expect(around.bottom).toBeLessThanOrEqual(picture.height);
    }
  });

  it("of one lane has that lane's cards and no others", () => {
    const scene = sceneOf(sampleContent());
    const [, band] = scene.bands;
    const { elements, picture } = draw({ scene, area: { kind: "lane", laneId: band?.laneId ?? "" } });
    const said = textOf(elements);
    const titles = (isInside: boolean) =>
      [...scene.cards.values()].filter(({ node }) => (node.laneId === band?.laneId) === isInside);
    for (const { node } of titles(true)) expect(said).toContain(node.title.split(" ")[0]);
    expect(elements.match(/fill="shadow-color"/g)).toHaveLength(titles(true).length);
    expect(picture.height).toBeLessThan((band?.height ?? 0) + 200);
  });

  it("of a selection has the chosen cards with the edges between them, and no lanes", () => {
    const { elements, picture, scene } = draw({ area: { kind: "selection", ids: new Set(["s1", "s2"]) } });
    const boxes = ["s1", "s2"].map((id) => scene.cards.get(id)?.box ?? { x: 0, w: 0, y: 0, h: 0 });
    const span = Math.max(...boxes.map(({ x, w }) => x + w)) - Math.min(...boxes.map(({ x }) => x));
    expect(elements.match(/fill="shadow-color"/g)).toHaveLength(2);
    expect(elements).not.toContain("lane-line");
    expect(picture.width).toBeGreaterThan(span);
    expect(picture.width).toBeLessThan(span + 120);
  });

  it("shows nobody's selection, cursor or hover", () => {
    const { elements } = draw();
    expect(elements).not.toMatch(/select-ring|accent|focus-ring/);
  });

  it("leaves the page out when its background is transparent", () => {
    const { elements } = draw({ background: "transparent" });
    expect(elements).not.toMatch(/surface-app|surface-canvas|surface-lane-alt/);
  });

  it("of an empty board there is none; of empty lanes there is", () => {
    const wish = { area: { kind: "board" }, words, background: "plain" } as const;
    const doc = new Y.Doc();
    const scene = () =>
      createSceneBuilder()({ board: createBoardStore(doc).getBoard(), live: new Map(), awake: new Set() });
    expect(planPicture({ ...wish, scene: scene() }, measure)).toBeUndefined();
    doc.transact(() => applyContent(doc, blankContent()));
    expect(planPicture({ ...wish, scene: scene() }, measure)?.width).toBeGreaterThan(400);
  });

  it("is drawn by the same calls on a canvas as in SVG", () => {
    const scene = sceneOf(sampleContent());
    const calls = (pen: Pen): string[] => {
      const made: string[] = [];
      const told = new Proxy(pen, {
        get: (target, name: keyof Pen) =>
          name === "measure"
            ? target.measure
            : (...args: never[]) => {
                made.push(name);
                return (target[name] as (...all: never[]) => unknown)(...args);
              },
      });
      planPicture({ scene, area: { kind: "board" }, words, background: "plain" }, measure)?.draw({
        ...tools,
        pen: told,
      });
      return made;
    };
    const silent: Pen = {
      within: (_at, _scale, draw) => draw(),
      path: () => {},
      route: () => {},
      lines: () => {},
      polygons: () => {},
      box: () => {},
      text: () => {},
      textsLast: (draw) => draw(),
      measure,
    };
    expect(calls(createSvgPen({ measure }))).toEqual(calls(silent));
  });
});

const textOf = (elements: string): string =>
  [...elements.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, words]) => words).join(" ");

/** What is left open or closed without having been opened. */
function tagsOf(svg: string): string[] {
  const open: string[] = [];
  for (const [, close, name = "", self] of svg.matchAll(/<(\/?)([a-z]+)(?:\s[a-z-]+="[^"<]*")*(\/?)>/gi)) {
    if (self) continue;
    if (!close) open.push(name);
    else if (open.pop() !== name) return [`</${name}>`];
  }
  return open;
}

/** Around all rectangles, absolute corners of paths and texts, through the groups they are in. */
function extentOf(elements: string) {
  const around = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  const groups = [{ x: 0, y: 0, scale: 1 }];
  const see = (x: number, y: number) => {
    const at = groups.at(-1) ?? { x: 0, y: 0, scale: 1 };
    around.left = Math.min(around.left, at.x + x * at.scale);
    around.right = Math.max(around.right, at.x + x * at.scale);
    around.top = Math.min(around.top, at.y + y * at.scale);
    around.bottom = Math.max(around.bottom, at.y + y * at.scale);
  };
  for (const line of elements.split("\n")) {
    const n = (name: string) => Number(new RegExp(` ${name}="(-?[\\d.]+)"`).exec(line)?.[1] ?? 0);
    const group = /translate\((-?[\d.]+) (-?[\d.]+)\)(?: scale\(([\d.]+)\))?/.exec(line);
    const outer = groups.at(-1) ?? { x: 0, y: 0, scale: 1 };
    if (group) {
      const [, x, y, scale] = group;
      groups.push({
        x: outer.x + Number(x) * outer.scale,
        y: outer.y + Number(y) * outer.scale,
        scale: outer.scale * Number(scale ?? 1),
      });
    } else if (line === "</g>") groups.pop();
    else if (line.startsWith("<rect")) {
      see(n("x"), n("y"));
      see(n("x") + n("width"), n("y") + n("height"));
    } else if (line.startsWith("<text")) {
      see(n("x"), n("y"));
      see(n("x") + measure(textOf(line), { size: n("font-size"), weight: 400, spacing: 0 }), n("y"));
    } else for (const [, x, y] of line.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)) see(Number(x), Number(y));
  }
  return around;
}
