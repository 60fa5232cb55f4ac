/** Cards as obstacles for routing and hit tests: where they stand, and which of them lie near. */
import { byCodeUnits } from "#lib/board/shared-string.ts";
import { withReplaced } from "#lib/layered-map.ts";
import { type Rect, touches } from "./geometry.ts";
import { createRectIndex } from "./rect-index.ts";

export interface Obstacles {
  readonly boxes: ReadonlyMap<string, Rect>;
  /** Ids of the boxes that touch the rectangle, each once, in the order of the ids: the topmost card comes last. */
  within(rect: Rect): string[];
  /** The same in no order, for whoever looks at all of them. */
  visit(rect: Rect, found: (id: string, box: Rect) => void): void;
}

/** Obstacles that follow the cards one by one. */
export interface StandingObstacles extends Obstacles {
  set(id: string, box: Rect): void;
  delete(id: string): void;
}

export function createObstacles(boxes: ReadonlyMap<string, Rect>): StandingObstacles {
  const standing = new Map(boxes);
  const index = createRectIndex();
  for (const [id, box] of standing) index.set(id, [box]);
  return {
    boxes: standing,
    within: (rect) => sortedWithin(rect, index.visit),
    visit: index.visit,
    set(id, box) {
      standing.set(id, box);
      index.set(id, [box]);
    },
    delete(id) {
      standing.delete(id);
      index.delete(id);
    },
  };
}

/** The same cards, some of them somewhere else at the moment. */
export function withLive(standing: Obstacles, live: ReadonlyMap<string, Rect>): Obstacles {
  if (live.size === 0) return standing;
  let boxes: ReadonlyMap<string, Rect> | undefined;
  const visit: Obstacles["visit"] = (rect, found) => {
    standing.visit(rect, (id, box) => {
      if (!live.has(id)) found(id, box);
    });
    for (const [id, box] of live) if (standing.boxes.has(id) && touches(box, rect)) found(id, box);
  };
  return {
    // Asked for rarely, and dear while hundreds of cards are dragged.
    get boxes() {
      boxes ??= withReplaced(standing.boxes, live);
      return boxes;
    },
    within: (rect) => sortedWithin(rect, visit),
    visit,
  };
}

function sortedWithin(rect: Rect, visit: Obstacles["visit"]): string[] {
  const found: string[] = [];
  visit(rect, (id) => found.push(id));
  return found.sort(byCodeUnits);
}
