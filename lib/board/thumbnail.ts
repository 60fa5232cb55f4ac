/** A board in miniature, as data: lanes, cards by kind and the happy path, in a picture of fixed size. For home cards. */
import type { Point } from "./free-place.ts";
import { absoluteBox, laneBands } from "./geometry.ts";
import type { Board, Box, NodeKind } from "./model.ts";

export const thumbnailSize = { w: 372, h: 168 };
const margin = 14;
const mostCards = 400;

export interface Thumbnail {
  /** Upper edge and height of every second lane, tinted. */
  readonly lanes: readonly { y: number; h: number }[];
  readonly cards: readonly (Box & { kind: NodeKind })[];
  /** The happy paths as corners of orthogonal lines. */
  readonly happy: readonly (readonly [x: number, y: number])[][];
}

/** Fits the whole board into the picture, never enlarged beyond a sixth of its width; notes and groups are left out. */
export function thumbnailOf(board: Board): Thumbnail {
  const bands = laneBands(board);
  const boxes = new Map<string, Box>();
  for (const [id, node] of board.nodes) {
    const box = node.kind === "NOTE" || node.kind === "GROUP" ? undefined : absoluteBox(board, id, bands);
    if (box) boxes.set(id, box);
  }
  const fit = fitter(
    boxes,
    bands.reduce((sum, band) => sum + band.height, 0),
  );
  return {
    lanes: bands
      .filter((_, at) => at % 2 === 1)
      .map(({ top, height }) => ({ y: round(fit.y(top)), h: round(height * fit.scaleY) })),
    cards: [...boxes].slice(0, mostCards).map(([id, box]) => ({
      x: round(fit.x(box.x)),
      y: round(fit.y(box.y)),
      w: round(box.w * fit.scaleX),
      h: round(box.h * fit.scaleY),
      kind: board.nodes.get(id)?.kind ?? "STEP",
    })),
    happy: [...board.flows.values()]
      .filter((flow) => flow.kind === "HAPPY")
      .map((flow) =>
        corners(flow.path.flatMap((id) => boxes.get(id) ?? [])).map(
          ({ x, y }) => [round(fit.x(x)), round(fit.y(y))] as const,
        ),
      ),
  };
}

function fitter(boxes: ReadonlyMap<string, Box>, lanesHeight: number) {
  const all = [...boxes.values()];
  const left = Math.min(...all.map((box) => box.x), Number.MAX_SAFE_INTEGER);
  const right = Math.max(...all.map((box) => box.x + box.w), 0);
  const bottom = Math.max(lanesHeight, ...all.map((box) => box.y + box.h), 1);
  const scaleX = Math.min((thumbnailSize.w - 2 * margin) / Math.max(1, right - left), 1 / 6);
  const scaleY = Math.min(thumbnailSize.h / bottom, 1 / 5);
  const top = Math.min(...all.map((box) => box.y), bottom);
  const lowest = Math.max(...all.map((box) => box.y + box.h), top);
  // A board lower than the picture has its cards in the middle, as far as its lanes stay inside.
  const room = thumbnailSize.h - bottom * scaleY;
  const drop = Math.min(room, Math.max(0, (thumbnailSize.h - (top + lowest) * scaleY) / 2));
  const indent = (thumbnailSize.w - (right - left) * scaleX) / 2;
  return {
    scaleX,
    scaleY,
    x: (x: number) => indent + (x - left) * scaleX,
    y: (y: number) => drop + y * scaleY,
  };
}

/** From card to card in the middle of their height; down or up in the gap before the next card. */
function corners(path: readonly Box[]): Point[] {
  return path.flatMap((box, at) => {
    const before = path[at - 1];
    const end = { x: box.x + box.w / 2, y: box.y + box.h / 2 };
    if (before === undefined) return [end];
    const from = before.y + before.h / 2;
    if (from === end.y || box.x === before.x) return [end];
    const turn = box.x > before.x ? box.x - 11 : before.x - 11;
    return [{ x: turn, y: from }, { x: turn, y: end.y }, end];
  });
}

const round = (px: number): number => Math.round(px * 10) / 10;
