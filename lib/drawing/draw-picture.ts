/**
 * A picture of a board to keep, send or print: lanes with their names, edges, cards in full detail, the title above
 * and a line below that says where it is from. Of selections only the elements, with a margin.
 */
import type { LaneBand } from "#lib/board/geometry.ts";
import type { Point, Rect } from "#lib/canvas/geometry.ts";
import { laneWords } from "#lib/canvas/lane-words.ts";
import type { Scene } from "#lib/canvas/scene.ts";
import { drawMap } from "./draw-map.ts";
import type { Drawing } from "./drawing.ts";
import type { PaletteToken } from "./palette.ts";
import type { Pen, Type } from "./pen.ts";
import { type PictureArea, type PicturePart, picturePart } from "./picture-part.ts";
import { wrapWords } from "./wrap-words.ts";

export interface PictureWords {
  readonly title: string;
  /** As it is to be read. */
  readonly date: string;
}

export interface PictureWish {
  readonly scene: Scene;
  readonly area: PictureArea;
  /** Absent: nothing but the elements. */
  readonly words?: PictureWords | undefined;
  readonly background: "plain" | "transparent";
}

/** What is needed to draw it, besides what every picture has in common. */
export type PictureTools = Pick<Drawing, "pen" | "palette" | "icons" | "colorOfPerson">;

export interface Picture {
  /** In px at 100 %. */
  readonly width: number;
  readonly height: number;
  /** Of what is around it. */
  readonly pageColor: PaletteToken;
  draw(tools: PictureTools): void;
}

const pageMargin = 28;
const bodyMargin = 24;
const headerWidth = 120;
const titleHeight = 46;
const footerHeight = 30;
const leastWidth = 360;

/** Undefined when there is nothing to show. `measure` is that of the pen that will draw. */
export function planPicture(wish: PictureWish, measure: Pen["measure"]): Picture | undefined {
  const part = picturePart(wish.scene, wish.area, measure);
  if (!part) return undefined;
  const place = placeOf(wish, part);
  const { width, height } = place;
  return {
    width,
    height,
    pageColor: pageColorOf(place),
    draw(tools) {
      drawPage(tools, wish, place);
      tools.pen.within({ x: place.body.x - part.box.x, y: place.body.y - part.box.y }, 1, () => {
        if (place.hasLanes) drawLanes(tools, wish, { part, place });
        drawElements(tools, wish, part);
      });
      drawWords(tools, wish, place);
    },
  };
}

interface Place {
  width: number;
  height: number;
  /** Where the elements are: its corner is that of the part's box. */
  body: Rect;
  hasLanes: boolean;
}

function placeOf({ area, words }: PictureWish, { box, bands }: PicturePart): Place {
  const hasLanes = bands.length > 0;
  const hasTitle = words !== undefined && area.kind !== "selection";
  const left = pageMargin + (hasLanes ? headerWidth + bodyMargin : 0);
  const right = pageMargin + (hasLanes ? bodyMargin : 0);
  const top = pageMargin + (hasTitle ? titleHeight : 0);
  const bottom = pageMargin + (words ? footerHeight : 0);
  const width = Math.max(left + box.w + right, words ? leastWidth : 0);
  // A small selection stands in the middle of the line below it.
  const x = hasLanes ? left : (width - box.w) / 2;
  return {
    width: Math.ceil(width),
    height: Math.ceil(top + box.h + bottom),
    body: { x: Math.round(x), y: top, w: box.w, h: box.h },
    hasLanes,
  };
}

function drawPage({ pen, palette }: PictureTools, { background }: PictureWish, place: Place): void {
  if (background === "transparent") return;
  pen.box({ x: 0, y: 0, w: place.width, h: place.height }, 0, { fill: palette[pageColorOf(place)] });
}

/** Elements alone stand on the colour that their lines are set off with. */
const pageColorOf = ({ hasLanes }: Place): PaletteToken => (hasLanes ? "surface-app" : "surface-canvas");

const quietNow = { tier: "full", k: 1, focus: null, selection: new Set<string>(), rings: new Map() } as const;

function drawElements(tools: PictureTools, { scene, background }: PictureWish, part: PicturePart): void {
  const { palette } = tools;
  // Lines keep a little distance where they cross, and words stand out from the line they are on.
  const under = background === "transparent" ? palette["surface-card"] : palette["surface-canvas"];
  drawMap(
    { ...quietNow, ...tools, palette: { ...palette, "surface-canvas": under } },
    { cards: part.cards, edges: part.edges, cardOf: (id) => scene.cards.get(id) },
  );
}

// ---- lanes

interface Lanes {
  part: PicturePart;
  place: Place;
}

function drawLanes(tools: PictureTools, wish: PictureWish, { part, place }: Lanes): void {
  const { pen, palette } = tools;
  const { box, bands } = part;
  const x = box.x - bodyMargin - headerWidth;
  const w = place.width - 2 * pageMargin;
  const whole = { x, y: box.y, w, h: box.h };
  const line = { color: palette["lane-line"], width: 1 };
  const isFilled = wish.background === "plain";
  if (isFilled) pen.box(whole, 0, { fill: palette["surface-canvas"] });
  const alternate = new Set(wish.scene.bands.filter((_, i) => i % 2 === 1).map(({ laneId }) => laneId));
  for (const [i, { laneId, top, height }] of bands.entries()) {
    // What stands out above the first lane and below the last belongs to them.
    const y = i === 0 ? box.y : top;
    const bottom = i === bands.length - 1 ? box.y + box.h : top + height;
    const isTinted = isFilled && wish.area.kind === "board" && alternate.has(laneId);
    if (isTinted) pen.box({ x, y, w, h: bottom - y }, 0, { fill: palette["surface-lane-alt"] });
    if (i > 0) pen.lines([[at(x, top), at(x + w, top)]], line);
  }
  const split = x + headerWidth;
  pen.lines([[at(split, box.y), at(split, box.y + box.h)]], line);
  pen.box(whole, 0, { stroke: line });
  for (const band of bands) drawLaneName(tools, wish.scene, { band, x });
}

const at = (x: number, y: number): Point => ({ x, y });

const nameType: Type = { size: 12, weight: 600, spacing: -0.01 };
const subType: Type = { size: 11, weight: 400, spacing: -0.01 };
const namePadding = 12;

interface NamePlace {
  band: LaneBand;
  x: number;
}

function drawLaneName({ pen, palette }: PictureTools, { board }: Scene, { band, x }: NamePlace): void {
  const lane = board.lanes.get(band.laneId);
  const { name, sub } = lane ? laneWords(lane) : { name: "No lane", sub: "" };
  const lines = (words: string, mostLines: number, type: Type) =>
    wrapWords({
      words,
      width: headerWidth - 2 * namePadding,
      mostLines,
      measure: (part) => pen.measure(part, type),
    });
  const left = x + namePadding;
  if (band.collapsed) {
    const [line = ""] = lines(name, 1, nameType);
    pen.text(
      line,
      { x: left, y: band.top + band.height / 2 + 4.5 },
      { ...nameType, color: palette["text-1"] },
    );
    return;
  }
  let y = band.top + 22;
  for (const line of lines(name, band.height < 80 ? 1 : 3, nameType)) {
    pen.text(line, { x: left, y }, { ...nameType, color: palette["text-1"] });
    y += 16;
  }
  if (sub === "" || band.height < 56) return;
  for (const line of lines(sub, band.height < 110 ? 1 : 3, subType)) {
    pen.text(line, { x: left, y }, { ...subType, color: palette["text-3"] });
    y += 14;
  }
}

// ---- words around it

const titleType: Type = { size: 20, weight: 600, spacing: -0.012 };
const footerType: Type = { size: 11, weight: 400, spacing: 0 };

function drawWords({ pen, palette }: PictureTools, { words, area, scene }: PictureWish, place: Place): void {
  if (!words) return;
  const { width, height } = place;
  const title = words.title.trim() || "Untitled board";
  const room = width - 2 * pageMargin;
  const clip = (text: string, most: number, type: Type) =>
    wrapWords({ words: text, width: most, mostLines: 1, measure: (part) => pen.measure(part, type) })[0] ??
    "";
  if (area.kind !== "selection") {
    const lane = area.kind === "lane" ? scene.board.lanes.get(area.laneId) : undefined;
    const full = lane ? `${title} · ${laneWords(lane).name}` : title;
    const color = palette["text-1"];
    pen.text(clip(full, room, titleType), { x: pageMargin, y: pageMargin + 19 }, { ...titleType, color });
  }
  const y = height - pageMargin + 4;
  const color = palette["text-3"];
  const mark = "Throughline";
  const markWidth = pen.measure(mark, footerType);
  const told = area.kind === "selection" ? `${title} · ${words.date}` : words.date;
  pen.text(clip(told, room - markWidth - 24, footerType), { x: pageMargin, y }, { ...footerType, color });
  pen.text(mark, { x: width - pageMargin - markWidth, y }, { ...footerType, color });
}
