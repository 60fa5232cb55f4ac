/** The lanes of a map that only shows: tints and lines across the whole width, and names that stay at the left. */
import type { LaneBand } from "#lib/board/geometry.ts";
import type { Board } from "#lib/board/model.ts";
import { clamp, type Point } from "#lib/canvas/geometry.ts";
import { laneWords } from "#lib/canvas/lane-words.ts";
import type { MarkLook } from "#lib/diff/map-marks.ts";
import { type ChangeIcons, drawBadge, markColor } from "./draw-differences.ts";
import type { Drawing } from "./drawing.ts";
import type { Type } from "./pen.ts";
import { wrapWords } from "./wrap-words.ts";

export interface BandsView {
  readonly bands: readonly LaneBand[];
  /** Where the top of the board is in the view, and how large it is drawn. */
  readonly y: number;
  readonly zoom: number;
  /** Of the view, in px of the screen, as everything drawn here. */
  readonly width: number;
  readonly height: number;
}

export function drawBands({ pen, palette }: Pick<Drawing, "pen" | "palette">, view: BandsView): void {
  const line = { color: palette["lane-line"], width: 1 };
  view.bands.forEach((band, i) => {
    const { top, bottom } = placeOf(view, band);
    if (bottom < 0 || top > view.height) return;
    if (i % 2 === 1)
      pen.box({ x: 0, y: top, w: view.width, h: bottom - top }, 0, { fill: palette["surface-lane-alt"] });
    pen.lines([[at(0, bottom), at(view.width, bottom)]], line);
  });
}

export interface BandHeads {
  readonly board: Board;
  readonly headWidth: number;
  /** By lane. */
  readonly marks: ReadonlyMap<string, { readonly look: MarkLook }>;
  readonly icons: ChangeIcons;
}

/** Where a lane is too low for its name it has none. */
export function drawBandHeads(drawing: Drawing, view: BandsView, told: BandHeads): void {
  const { pen, palette } = drawing;
  const { headWidth } = told;
  pen.box({ x: 0, y: 0, w: headWidth, h: view.height }, 0, { fill: palette["surface-canvas"] });
  drawBands(drawing, { ...view, width: headWidth });
  for (const band of view.bands) {
    const place = placeOf(view, band);
    if (place.bottom > 0 && place.top < view.height) drawHead(drawing, { ...told, band, place, view });
  }
  pen.lines([[at(headWidth, 0), at(headWidth, view.height)]], { color: palette["lane-line"], width: 1 });
}

const placeOf = ({ y, zoom }: BandsView, { top, height }: LaneBand) => ({
  top: y + top * zoom,
  bottom: y + (top + height) * zoom,
});

const at = (x: number, y: number): Point => ({ x, y });

const nameType: Type = { size: 11, weight: 600, spacing: -0.01 };
const lineHeight = 14;
const padding = 7;

interface Head extends BandHeads {
  readonly band: LaneBand;
  readonly place: { readonly top: number; readonly bottom: number };
  readonly view: BandsView;
}

/** The name stays in sight while any of its lane is. */
function drawHead(drawing: Drawing, { board, band, place, view, headWidth, marks, icons }: Head): void {
  const { pen, palette } = drawing;
  const lane = board.lanes.get(band.laneId);
  const { name } = lane ? laneWords(lane) : { name: "No lane" };
  const mark = marks.get(band.laneId);
  const top = clamp(place.top, 0, Math.max(place.bottom - lineHeight - 6, place.top));
  const room = Math.min(place.bottom, view.height) - top;
  if (room < lineHeight) return;
  const lines = wrapWords({
    words: name,
    width: headWidth - 2 * padding,
    mostLines: clamp(Math.floor((room - 6) / lineHeight), 1, 3),
    measure: (words) => pen.measure(words, nameType),
  });
  const color = mark?.look === "removed" ? palette["text-2"] : palette["text-1"];
  const from = room < lineHeight + 14 ? top + (room - lineHeight) / 2 : top + 8;
  lines.forEach((line, i) => {
    const y = from + i * lineHeight + 11;
    pen.text(line, at(padding, y), { ...nameType, color });
    if (mark?.look === "removed")
      pen.lines([[at(padding, y - 4), at(padding + pen.measure(line, nameType), y - 4)]], {
        color: markColor(palette, "removed"),
        width: 1.25,
      });
  });
  if (!mark) return;
  const y = Math.min(from + lines.length * lineHeight + 12, place.bottom - 10);
  drawBadge({ ...drawing, tier: "full", k: 1 }, at(padding + 9, y), { look: mark.look, icons });
}
