/** Cards as obstacles for routing and hit tests: a hash of square cells, so that a query looks only nearby. */
import { type Rect, touches } from "./geometry.ts";

export interface Obstacles {
  readonly boxes: ReadonlyMap<string, Rect>;
  /** Ids of the boxes that touch the rectangle, in the order they were given. */
  within(rect: Rect): string[];
}

const cellPx = 256;

export function createObstacles(boxes: ReadonlyMap<string, Rect>): Obstacles {
  const cells = new Map<string, string[]>();
  const rank = new Map<string, number>();
  for (const [id, box] of boxes) {
    rank.set(id, rank.size);
    for (const key of cellsOf(box)) {
      const cell = cells.get(key);
      if (cell) cell.push(id);
      else cells.set(key, [id]);
    }
  }
  return {
    boxes,
    within(rect) {
      const found = new Set<string>();
      for (const key of cellsOf(rect)) for (const id of cells.get(key) ?? []) found.add(id);
      return [...found]
        .filter((id) => {
          const box = boxes.get(id);
          return box !== undefined && touches(box, rect);
        })
        .sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0));
    },
  };
}

function* cellsOf(rect: Rect): Generator<string> {
  const right = Math.floor((rect.x + rect.w) / cellPx);
  const bottom = Math.floor((rect.y + rect.h) / cellPx);
  for (let x = Math.floor(rect.x / cellPx); x <= right; x++) {
    for (let y = Math.floor(rect.y / cellPx); y <= bottom; y++) yield `${x},${y}`;
  }
}
