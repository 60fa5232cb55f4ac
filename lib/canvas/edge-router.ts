/**
 * Keeps the routes of all edges of a board: routes again only what a change can have touched, moves parallel
 * routes apart, and keeps the identity of routes that stay. Cards being dragged lead their own edges along and
 * are obstacles for the others only after the drop.
 */
import type { NodeKind } from "#lib/board/model.ts";
import type { EdgeLook } from "./edge-look.ts";
import { type Point, type Rect, sameRect, touches } from "./geometry.ts";
import { createObstacles, type Obstacles } from "./obstacles.ts";
import { type RouteRequest, routeEdge, routeWindow } from "./route-edge.ts";
import { type PlainRoute, separateRoutes } from "./separate-routes.ts";

export interface EdgeToRoute {
  id: string;
  look: EdgeLook;
  sourceId: string;
  targetId: string;
  sourcePort?: string;
  targetPort?: string;
}

export interface RoutingInput {
  edges: readonly EdgeToRoute[];
  kinds: ReadonlyMap<string, NodeKind>;
  /** Where the cards are in the document: the obstacles. */
  boxes: ReadonlyMap<string, Rect>;
  /** Where dragged cards are now, by id. */
  live: ReadonlyMap<string, Rect>;
}

export type Routes = ReadonlyMap<string, readonly Point[]>;

interface Kept {
  key: string;
  window: Rect;
  plain: PlainRoute;
}

export function createEdgeRouter(): { route(input: RoutingInput): Routes } {
  let kept = new Map<string, Kept>();
  let boxes: ReadonlyMap<string, Rect> = new Map();
  let obstacles: Obstacles = createObstacles(boxes);
  let routes: Routes = new Map();

  return {
    route(input) {
      const changed = input.boxes === boxes ? [] : changedBoxes(boxes, input.boxes);
      if (input.boxes !== boxes) {
        boxes = input.boxes;
        if (changed.length > 0) obstacles = createObstacles(boxes);
      }
      const next = new Map<string, Kept>();
      for (const [edge, request] of requestsOf(input)) {
        const key = keyOf(edge, request);
        const old = kept.get(edge.id);
        const window = old?.key === key ? old.window : routeWindow(request);
        const stays = old?.key === key && !changed.some((box) => touches(box, window));
        if (old && stays) {
          next.set(edge.id, old);
          continue;
        }
        const points = routeEdge(request, obstacles);
        next.set(edge.id, { key, window, plain: { ...edge, points } });
      }
      if (sameEntries(kept, next)) return routes;
      kept = next;
      const plain = [...kept.values()].map((entry) => entry.plain);
      routes = keepingIdentity(routes, separateRoutes(plain, obstacles));
      return routes;
    },
  };
}

function* requestsOf({ edges, kinds, boxes, live }: RoutingInput): Generator<[EdgeToRoute, RouteRequest]> {
  const between = new Map<string, number>();
  for (const edge of edges) {
    const source = endOf(edge.sourceId);
    const target = endOf(edge.targetId);
    if (!source || !target) continue;
    const pair = [edge.sourceId, edge.targetId].sort().join(">") + (edge.look === "needs" ? " needs" : "");
    const parallel = between.get(pair) ?? 0;
    between.set(pair, parallel + 1);
    const { sourcePort, targetPort, look } = edge;
    yield [
      edge,
      {
        look,
        source,
        target,
        parallel,
        ...(sourcePort && { sourcePort }),
        ...(targetPort && { targetPort }),
      },
    ];
  }
  function endOf(id: string) {
    const box = live.get(id) ?? boxes.get(id);
    const kind = kinds.get(id);
    return box && kind ? { id, kind, box } : undefined;
  }
}

const rectKey = ({ x, y, w, h }: Rect) => `${x},${y},${w},${h}`;

const keyOf = (edge: EdgeToRoute, { source, target, parallel }: RouteRequest): string =>
  [
    edge.look,
    source.id,
    source.kind,
    rectKey(source.box),
    target.id,
    target.kind,
    rectKey(target.box),
    edge.sourcePort,
    edge.targetPort,
    parallel,
  ].join(" ");

/** Old and new places of boxes that came, went or changed. */
function changedBoxes(before: ReadonlyMap<string, Rect>, after: ReadonlyMap<string, Rect>): Rect[] {
  const changed: Rect[] = [];
  for (const [id, box] of after) {
    const old = before.get(id);
    if (old && sameRect(old, box)) continue;
    changed.push(box);
    if (old) changed.push(old);
  }
  for (const [id, box] of before) if (!after.has(id)) changed.push(box);
  return changed;
}

const sameEntries = <T>(a: ReadonlyMap<string, T>, b: ReadonlyMap<string, T>): boolean =>
  a.size === b.size && [...b].every(([id, entry]) => a.get(id) === entry);

function keepingIdentity(before: Routes, after: ReadonlyMap<string, readonly Point[]>): Routes {
  const kept = new Map<string, readonly Point[]>();
  for (const [id, points] of after) {
    const old = before.get(id);
    kept.set(id, old && samePoints(old, points) ? old : points);
  }
  return kept;
}

const samePoints = (a: readonly Point[], b: readonly Point[]): boolean =>
  a.length === b.length && a.every((point, i) => point.x === b[i]?.x && point.y === b[i]?.y);
