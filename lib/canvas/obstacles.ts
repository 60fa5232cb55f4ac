/** Cards as obstacles for routing and hit tests: a hash of square cells, so that a query looks only nearby. */
import { type Rect, touches } from "./geometry.ts";

export interface Obstacles {
  readonly boxes: ReadonlyMap<string, Rect>;
  /** Ids of the boxes that touch the rectangle, each once, in an order that depends on the boxes only. */
  within(rect: Rect): string[];
}

/** Rectangles that are put in one by one, to be asked for what lies near. */
export interface RectGrid {
  add(rect: Rect): void;
  /** Those that touch, each once. */
  near(rect: Rect): Iterable<Rect>;
}

export function createRectGrid(): RectGrid {
  const cells = new Map<number, Rect[]>();
  return {
    add(rect) {
      forEachCell(rect, (key) => {
        const cell = cells.get(key);
        if (cell) cell.push(rect);
        else cells.set(key, [rect]);
      });
    },
    near(rect) {
      const found = new Set<Rect>();
      forEachCell(rect, (key) => {
        for (const other of cells.get(key) ?? []) if (touches(other, rect)) found.add(other);
      });
      return found;
    },
  };
}

const cellPx = 256;
/** Cells of one row are numbered apart from those of the next; no board is this many cells wide. */
const rowStride = 1_000_003;

export function createObstacles(boxes: ReadonlyMap<string, Rect>): Obstacles {
  const cells = new Map<number, string[]>();
  for (const [id, box] of boxes) {
    forEachCell(box, (key) => {
      const cell = cells.get(key);
      if (cell) cell.push(id);
      else cells.set(key, [id]);
    });
  }
  return {
    boxes,
    within(rect) {
      const found = new Set<string>();
      forEachCell(rect, (key) => {
        for (const id of cells.get(key) ?? []) {
          const box = boxes.get(id);
          if (box && touches(box, rect)) found.add(id);
        }
      });
      return [...found];
    },
  };
}

function forEachCell(rect: Rect, visit: (key: number) => void): void {
  const right = Math.floor((rect.x + rect.w) / cellPx);
  const bottom = Math.floor((rect.y + rect.h) / cellPx);
  for (let y = Math.floor(rect.y / cellPx); y <= bottom; y++) {
    for (let x = Math.floor(rect.x / cellPx); x <= right; x++) visit(y * rowStride + x);
  }
}
