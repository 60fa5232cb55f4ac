import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { NodeKind } from "#lib/board/model.ts";
import { createEdgeRouter, type EdgeRouter, type EdgeToRoute } from "./edge-router.ts";
import type { Point, Rect } from "./geometry.ts";

const card = (column: number, row: number): Rect => ({ x: 8 + column * 207, y: 9 + row * 94, w: 184, h: 76 });
const nothing: ReadonlyMap<string, Rect> = new Map();

function grid(columns: number, rows: number) {
  const boxes = new Map<string, Rect>();
  const kinds = new Map<string, NodeKind>();
  for (let c = 0; c < columns; c++) {
    for (let r = 0; r < rows; r++) {
      boxes.set(`${c}.${r}`, card(c, r));
      kinds.set(`${c}.${r}`, "STEP");
    }
  }
  return { boxes, kinds };
}

const edge = (sourceId: string, targetId: string, look: EdgeToRoute["look"] = "flow"): EdgeToRoute => ({
  id: `${look} ${sourceId}-${targetId}`,
  look,
  sourceId,
  targetId,
});

interface Situation {
  edges: readonly EdgeToRoute[];
  kinds: ReadonlyMap<string, NodeKind>;
  boxes: ReadonlyMap<string, Rect>;
  live: ReadonlyMap<string, Rect>;
}

/** Tells the router what is different from one situation to the next. */
function following(router: EdgeRouter = createEdgeRouter(), atOnce = Number.POSITIVE_INFINITY) {
  let edges = new Map<string, EdgeToRoute>();
  let boxes: ReadonlyMap<string, Rect> = new Map();
  const routes = () =>
    new Map(
      [...edges.keys()].flatMap((id): [string, readonly Point[]][] => {
        const shown = router.routeOf(id);
        return shown ? [[id, shown.points]] : [];
      }),
    );
  return {
    router,
    routes,
    route(now: Situation) {
      const next = new Map(now.edges.map((each) => [each.id, each]));
      router.update({
        edges: new Map(
          [...new Set([...edges.keys(), ...next.keys()])]
            .filter((id) => edges.get(id) !== next.get(id))
            .map((id) => [id, next.get(id)]),
        ),
        cards: new Map(
          [...new Set([...boxes.keys(), ...now.boxes.keys()])]
            .filter((id) => boxes.get(id) !== now.boxes.get(id))
            .map((id) => {
              const [kind, box] = [now.kinds.get(id), now.boxes.get(id)];
              return [id, kind && box && { kind, box }];
            }),
        ),
        live: now.live,
        atOnce,
        mostLegs: Number.POSITIVE_INFINITY,
      });
      edges = next;
      boxes = now.boxes;
      return routes();
    },
  };
}

describe("the router of a board", () => {
  it("moves edges that share a gutter apart", () => {
    const { boxes, kinds } = grid(2, 4);
    const edges = [edge("0.0", "1.3"), edge("0.1", "1.2"), edge("0.3", "1.0")];
    const routes = following().route({ edges, kinds, boxes, live: nothing });
    const columns = edges.map(({ id }) => routes.get(id)?.[1]?.x);
    expect(new Set(columns).size).toBe(3);
    for (const x of columns) {
      expect(x).toBeGreaterThan(192);
      expect(x).toBeLessThan(215);
    }
  });

  it("keeps edges of one look into the same card together", () => {
    const { boxes, kinds } = grid(2, 4);
    const edges = [edge("0.0", "1.3", "needs"), edge("0.1", "1.3", "needs")];
    const routes = following().route({ edges, kinds, boxes, live: nothing });
    expect(routes.get("needs 0.0-1.3")?.[1]?.x).toBe(routes.get("needs 0.1-1.3")?.[1]?.x);
  });

  it("keeps the identity of routes a change doesn't touch", () => {
    const { boxes, kinds } = grid(12, 2);
    const edges = [edge("0.0", "1.0"), edge("10.0", "11.0")];
    const router = following();
    const before = router.route({ edges, kinds, boxes, live: nothing });
    const after = router.route({
      edges,
      kinds,
      boxes: new Map(boxes).set("11.0", card(11, 5)),
      live: nothing,
    });
    expect(after.get("flow 0.0-1.0")).toBe(before.get("flow 0.0-1.0"));
    expect(after.get("flow 10.0-11.0")).not.toBe(before.get("flow 10.0-11.0"));
  });

  it("leads only its own edges along while a card is dragged", () => {
    const { boxes, kinds } = grid(3, 1);
    const edges = [edge("0.0", "1.0"), edge("1.0", "2.0"), edge("0.0", "2.0")];
    const router = following();
    const before = router.route({ edges, kinds, boxes, live: nothing });
    const during = router.route({ edges, kinds, boxes, live: new Map([["2.0", card(2, 3)]]) });
    expect(during.get("flow 0.0-1.0")).toBe(before.get("flow 0.0-1.0"));
    expect(during.get("flow 1.0-2.0")?.at(-1)?.y).toBeGreaterThan(280);
  });

  it("leaves out an edge whose end has no place", () => {
    const { boxes, kinds } = grid(1, 1);
    expect(following().route({ edges: [edge("0.0", "gone")], kinds, boxes, live: nothing }).size).toBe(0);
  });

  it("gives the same routes whatever moves led to a layout", () => {
    const spot = fc.record({ x: fc.integer({ min: 0, max: 900 }), y: fc.integer({ min: 0, max: 500 }) });
    fc.assert(
      fc.property(fc.array(spot, { minLength: 1, maxLength: 5 }), (spots) => {
        const { boxes, kinds } = grid(4, 3);
        const edges = [
          edge("0.0", "3.2"),
          edge("1.1", "2.0", "needs"),
          edge("3.0", "0.2", "falls-back"),
          edge("2.2", "1.0"),
        ];
        const router = following();
        router.route({ edges, kinds, boxes, live: nothing });
        let moved = boxes;
        for (const at of spots) {
          moved = new Map(moved).set("1.1", { ...card(0, 0), ...at });
          router.route({ edges, kinds, boxes: moved, live: nothing });
        }
        const afresh = following().route({ edges, kinds, boxes: moved, live: nothing });
        expect(router.route({ edges, kinds, boxes: moved, live: nothing })).toEqual(afresh);
      }),
      { numRuns: 40 },
    );
  });
});
