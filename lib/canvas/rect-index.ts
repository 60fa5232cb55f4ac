/**
 * Rectangles by id in a hash of square cells, put in and taken out one by one: a query looks only nearby. One id may
 * have several rectangles, such as the legs of a route.
 */
import { type Rect, touches } from "./geometry.ts";

export interface RectIndex {
  /** Replaces what the id had. */
  set(id: string, rects: readonly Rect[]): void;
  delete(id: string): void;
  /** Each id once that has a rectangle touching this one, with the first such; in no order that may be relied on. */
  visit(rect: Rect, found: (id: string, rect: Rect) => void): void;
}

interface Entry {
  readonly id: string;
  readonly rects: readonly Rect[];
  readonly cells: readonly number[];
  /** Number of the query that met it last. */
  seen: number;
}

/** Cells of one row are numbered apart from those of the next; no board is this many cells wide. */
const rowStride = 1_000_003;

/** `cellPx` should be about the size of what is asked for. */
export function createRectIndex(cellPx = 256): RectIndex {
  const entries = new Map<string, Entry>();
  const cells = new Map<number, Entry[]>();
  let query = 0;

  function remove(id: string): void {
    const entry = entries.get(id);
    if (!entry) return;
    entries.delete(id);
    for (const key of entry.cells) {
      const cell = cells.get(key);
      if (!cell) continue;
      if (cell.length === 1) cells.delete(key);
      else cell.splice(cell.indexOf(entry), 1);
    }
  }

  return {
    set(id, rects) {
      remove(id);
      const keys = new Set<number>();
      for (const rect of rects) forEachCell(rect, cellPx, (key) => keys.add(key));
      const entry: Entry = { id, rects, cells: [...keys], seen: 0 };
      entries.set(id, entry);
      for (const key of keys) {
        const cell = cells.get(key);
        if (cell) cell.push(entry);
        else cells.set(key, [entry]);
      }
    },
    delete: remove,
    visit(rect, found) {
      query += 1;
      const number = query;
      const look = (entry: Entry) => {
        if (entry.seen === number) return;
        entry.seen = number;
        for (const own of entry.rects) {
          if (!touches(own, rect)) continue;
          found(entry.id, own);
          return;
        }
      };
      // Nearly everything is asked for: no use in going through the cells.
      if ((rect.w / cellPx) * (rect.h / cellPx) > cells.size) {
        for (const entry of entries.values()) look(entry);
        return;
      }
      forEachCell(rect, cellPx, (key) => {
        const cell = cells.get(key);
        if (cell) for (const entry of cell) look(entry);
      });
    },
  };
}

function forEachCell(rect: Rect, cellPx: number, visit: (key: number) => void): void {
  const right = Math.floor((rect.x + rect.w) / cellPx);
  const bottom = Math.floor((rect.y + rect.h) / cellPx);
  for (let y = Math.floor(rect.y / cellPx); y <= bottom; y++) {
    for (let x = Math.floor(rect.x / cellPx); x <= right; x++) visit(y * rowStride + x);
  }
}
