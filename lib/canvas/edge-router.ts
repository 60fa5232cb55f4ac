/**
 * Keeps the routes of all edges of a board: routes again only what a change can have touched, moves parallel
 * routes apart, and keeps the identity of routes that stay. On a large board careful routes come later, from
 * whoever asks for them; until then an edge shows its old route, moved along with both of its cards, or a simple one.
 * Cards being dragged lead their own edges along and are obstacles for the others only after the drop.
 */
import type { NodeKind } from "#lib/board/model.ts";
import { byCodeUnits } from "#lib/board/shared-string.ts";
import type { EdgeLook } from "./edge-look.ts";
import { centerOf, fewRects, type Point, type Rect, sameRect } from "./geometry.ts";
import { createObstacles, type Obstacles } from "./obstacles.ts";
import { createRectIndex } from "./rect-index.ts";
import { routeEdge, routeWindow } from "./route-edge.ts";
import type { RouteAnswer, RouteJob } from "./route-jobs.ts";
import { createRouteSeparator } from "./separate-routes.ts";
import { simpleRoute } from "./simple-route.ts";
import type { RouteRequest } from "./stub.ts";

export interface EdgeToRoute {
  id: string;
  look: EdgeLook;
  sourceId: string;
  targetId: string;
  sourcePort?: string;
  targetPort?: string;
}

/** A card as an end of edges and as an obstacle. */
export interface PlacedCard {
  kind: NodeKind;
  box: Rect;
}

export interface RoutingChange {
  /** Edges that came or changed; undefined for those that are no longer drawn. */
  edges: ReadonlyMap<string, EdgeToRoute | undefined>;
  /** Cards that came or changed, where they are in the document; undefined for those that are gone. */
  cards: ReadonlyMap<string, PlacedCard | undefined>;
  /** Where dragged cards are now, by id. */
  live: ReadonlyMap<string, Rect>;
  /**
   * So many edges of cards that changed are routed carefully at once, all others wait; without limit none waits. With 0
   * cards are moving, and what other edges have to do about it waits as well.
   */
  atOnce: number;
  /** So many legs are moved apart at once, or a line more. */
  mostLegs: number;
}

export interface EdgeRouter {
  /** Gives the ids of the edges whose route is another one now, or gone. */
  update(change: RoutingChange): Set<string>;
  routeOf(id: string): ShownRoute | undefined;
  /** The cards as they stand in the document, without the frames of groups. */
  readonly obstacles: Obstacles;
  /** Hands out edges that wait for a careful route, those nearest to a point first. */
  takeJobs(near: Point, most: number): RouteJob[];
  /** Those handed out and not answered wait again. */
  recallJobs(): void;
  /** Careful routes: shown with the next update, unless something has changed since they were asked for. */
  accept(answers: readonly RouteAnswer[]): void;
  /** Whether the next update will show something else even if nothing changes. */
  readonly isUnsettled: boolean;
}

export interface ShownRoute {
  points: readonly Point[];
  /**
   * - `careful`: around the cards and apart from other routes.
   * - `kept`: as the careful one was, while that is being looked for anew.
   * - `simple`: by its two ends alone, for the time being.
   */
  quality: "careful" | "kept" | "simple";
  /** Follows a card that is being dragged. */
  isLive: boolean;
}

interface Kept {
  edge: EdgeToRoute;
  request: RouteRequest;
  /** Steps with each change of what the careful route depends on. */
  ticket: number;
  /** Its careful route is known to the separator, and nothing has changed since. */
  isApart: boolean;
  shown: ShownRoute;
  /** The ends that the shown route leads between. */
  shownFor: RouteRequest;
}

/** While more routes than this are on their way, those that came are moved apart only as often as their number doubles. */
const fewOnTheirWay = 300;
const resortPx = 600;
/** So many edges of dragged cards are routed carefully in each frame. */
const ledAtOnce = 8;
/** About the distance between an edge's ends. */
const windowCellPx = 1024;

export function createEdgeRouter(): EdgeRouter {
  const edges = new Map<string, EdgeToRoute>();
  const cards = new Map<string, PlacedCard>();
  const atCard = new Map<string, Set<string>>();
  const between = new Map<string, Set<string>>();
  const kept = new Map<string, Kept>();
  const obstacles = createObstacles(new Map());
  const windows = createRectIndex(windowCellPx);
  const separator = createRouteSeparator();
  const waiting = new Set<string>();
  const handedOut = new Set<string>();
  /** Those that wait, by distance from where somebody looks. */
  let line: { near: Point; farthestFirst: Kept[] } | undefined;
  /** Careful routes that aren't apart from the others yet, and those of them that aren't shown yet. */
  const arrived = new Map<string, readonly Point[]>();
  const fresh = new Set<string>();
  let apartCount = 0;
  /** Where cards came or left since somebody last looked which edges run there. */
  let touched: Rect[] = [];
  let liveRoutes = new Map<string, { shown: ShownRoute; request: RouteRequest }>();

  return {
    obstacles,
    get isUnsettled() {
      return fresh.size > 0 || touched.length > 0 || separator.isUnsettled;
    },
    routeOf: (id) => liveRoutes.get(id)?.shown ?? kept.get(id)?.shown,
    update({ edges: changedEdges, cards: changedCards, live, atOnce, mostLegs }) {
      const changed = new Set<string>();
      const own = changeEdges(changedEdges);
      const near = new Set<string>();
      moveCards(changedCards, own);
      // While nothing is routed anyway, it can wait.
      if (atOnce > 0) noteNear(near);
      for (const id of own) {
        if (renew(id)) near.add(id);
        else if (forget(id)) changed.add(id);
      }
      for (const id of near) {
        const entry = kept.get(id);
        if (!entry) continue;
        entry.ticket += 1;
        entry.isApart = false;
        arrived.delete(id);
        handedOut.delete(id);
        waiting.add(id);
        line = undefined;
      }
      routeSome(own, atOnce);
      if (atOnce === Number.POSITIVE_INFINITY) routeSome(near, atOnce);
      for (const id of near) if (waiting.has(id) && showMeanwhile(id)) changed.add(id);
      for (const id of showFresh()) changed.add(id);
      for (const id of separate(mostLegs)) changed.add(id);
      for (const id of lead(live, Math.max(atOnce, ledAtOnce))) changed.add(id);
      return changed;
    },
    takeJobs(near, most) {
      const jobs = nearest(near, most).map((entry) => ({
        id: entry.edge.id,
        ticket: entry.ticket,
        request: entry.request,
      }));
      for (const { id } of jobs) {
        waiting.delete(id);
        handedOut.add(id);
      }
      return jobs;
    },
    recallJobs() {
      for (const id of handedOut) waiting.add(id);
      handedOut.clear();
      line = undefined;
    },
    accept(answers) {
      for (const { id, ticket, points } of answers) {
        if (!handedOut.has(id) || kept.get(id)?.ticket !== ticket) continue;
        handedOut.delete(id);
        arrived.set(id, points);
        fresh.add(id);
      }
    },
  };

  /** Gives the edges whose request may be another one. */
  function changeEdges(changes: RoutingChange["edges"]): Set<string> {
    const touched = new Set<string>();
    for (const [id, edge] of changes) {
      const old = edges.get(id);
      if (old) {
        edges.delete(id);
        for (const end of [old.sourceId, old.targetId]) atCard.get(end)?.delete(id);
        for (const other of leavePair(old)) touched.add(other);
      }
      if (edge) {
        edges.set(id, edge);
        for (const end of [edge.sourceId, edge.targetId]) addTo(atCard, end, id);
        for (const other of addTo(between, pairOf(edge), id)) touched.add(other);
      }
      touched.add(id);
    }
    return touched;
  }

  function leavePair(edge: EdgeToRoute): Iterable<string> {
    const pair = between.get(pairOf(edge));
    pair?.delete(edge.id);
    if (pair?.size === 0) between.delete(pairOf(edge));
    return pair ?? [];
  }

  function moveCards(changes: RoutingChange["cards"], own: Set<string>): void {
    for (const [id, card] of changes) {
      const old = cards.get(id);
      if (card) cards.set(id, card);
      else cards.delete(id);
      for (const edgeId of atCard.get(id) ?? []) own.add(edgeId);
      if (old && card && sameRect(old.box, card.box) && isFrame(old) === isFrame(card)) continue;
      // Edges run through the frame of a group, to the cards inside it.
      if (card && !isFrame(card)) obstacles.set(id, card.box);
      else obstacles.delete(id);
      for (const there of [old, card]) if (there && !isFrame(there)) touched.push(there.box);
    }
  }

  function noteNear(near: Set<string>): void {
    const note = (id: string) => void near.add(id);
    for (const rect of fewRects(touched)) windows.visit(rect, note);
    touched = [];
  }

  /** True if the edge has to be routed; false if it can't be, or stays as it is. */
  function renew(id: string): boolean {
    const edge = edges.get(id);
    const request = edge && requestOf(edge);
    if (!edge || !request) return false;
    const old = kept.get(id);
    if (old && isSameRequest(old.request, request)) {
      old.edge = edge;
      return false;
    }
    windows.set(id, [routeWindow(request)]);
    if (old) Object.assign(old, { edge, request });
    else kept.set(id, { edge, request, ticket: 0, isApart: false, ...nothingShown(request) });
    return true;
  }

  /** True if the edge was shown and is no longer. */
  function forget(id: string): boolean {
    const edge = edges.get(id);
    if (edge && requestOf(edge)) return false;
    separator.delete(id);
    windows.delete(id);
    waiting.delete(id);
    handedOut.delete(id);
    arrived.delete(id);
    return kept.delete(id);
  }

  function requestOf(edge: EdgeToRoute): RouteRequest | undefined {
    const [source, target] = [cards.get(edge.sourceId), cards.get(edge.targetId)];
    if (!source || !target) return undefined;
    const { look, sourcePort, targetPort } = edge;
    const request: RouteRequest = {
      look,
      source: { id: edge.sourceId, ...source },
      target: { id: edge.targetId, ...target },
      parallel: parallelOf(edge),
      ...(sourcePort && { sourcePort }),
      ...(targetPort && { targetPort }),
    };
    return request;
  }

  /** Its number among the edges between the same two cards, in the order of their ids. */
  function parallelOf(edge: EdgeToRoute): number {
    const pair = between.get(pairOf(edge));
    if (!pair || pair.size < 2) return 0;
    return [...pair].sort(byCodeUnits).indexOf(edge.id);
  }

  function routeSome(ids: Iterable<string>, most: number): void {
    let left = most;
    for (const id of ids) {
      if (left <= 0) return;
      const entry = kept.get(id);
      if (!entry || !waiting.delete(id)) continue;
      left -= 1;
      arrived.set(id, routeEdge(entry.request, obstacles));
      fresh.add(id);
    }
  }

  /** What stands in for the careful route; true if that is something else than before. */
  function showMeanwhile(id: string): boolean {
    const entry = kept.get(id);
    if (!entry) return false;
    const shown = meanwhile(entry, entry.request);
    const isSame = shown.points === entry.shown.points && shown.quality === entry.shown.quality;
    entry.shown = shown;
    entry.shownFor = entry.request;
    return !isSame;
  }

  /** Careful routes are shown as they come, even where others still run on the same line. */
  function* showFresh(): Generator<string> {
    const isSoonApart = mayMoveApart();
    for (const id of fresh) {
      const entry = kept.get(id);
      const points = arrived.get(id);
      if (!entry || !points || isSoonApart) continue;
      entry.shown = { points, quality: "kept", isLive: false };
      entry.shownFor = entry.request;
      yield id;
    }
    fresh.clear();
  }

  function mayMoveApart(): boolean {
    return waiting.size + handedOut.size <= fewOnTheirWay || arrived.size >= Math.max(apartCount, 1);
  }

  function* separate(mostLegs: number): Generator<string> {
    if (mayMoveApart()) {
      for (const [id, points] of arrived) {
        const entry = kept.get(id);
        if (!entry) continue;
        const { look, sourceId, targetId } = entry.edge;
        separator.put({ id, look, sourceId, targetId, points });
        entry.isApart = true;
      }
      apartCount += arrived.size;
      arrived.clear();
    }
    for (const [id, points] of separator.settle(obstacles, mostLegs)) {
      const entry = kept.get(id);
      if (!entry?.isApart) continue;
      const isSame = samePoints(entry.shown.points, points);
      if (isSame && entry.shown.quality === "careful") continue;
      entry.shown = { points: isSame ? entry.shown.points : points, quality: "careful", isLive: false };
      entry.shownFor = entry.request;
      yield id;
    }
  }

  /** The edges of dragged cards follow them; those no longer dragged come back to what they were. */
  function lead(live: ReadonlyMap<string, Rect>, atOnce: number): Set<string> {
    const changed = new Set<string>();
    const before = liveRoutes;
    liveRoutes = new Map();
    const ids = new Set<string>();
    for (const id of live.keys()) for (const edgeId of atCard.get(id) ?? []) ids.add(edgeId);
    for (const id of ids) {
      const entry = kept.get(id);
      if (!entry) continue;
      const { source, target } = entry.request;
      const request = { ...entry.request, source: liveEnd(source, live), target: liveEnd(target, live) };
      const old = before.get(id);
      if (old && isSameRequest(old.request, request)) {
        liveRoutes.set(id, old);
        continue;
      }
      const shown: ShownRoute =
        ids.size <= atOnce
          ? { points: routeEdge(request, obstacles), quality: "careful", isLive: true }
          : { ...meanwhile(entry, request), isLive: true };
      liveRoutes.set(id, { shown, request });
      changed.add(id);
    }
    for (const id of before.keys()) if (!liveRoutes.has(id)) changed.add(id);
    return changed;
  }

  /** Sorted once for a while, and again when others have come to wait or the view is elsewhere. */
  function nearest(near: Point, most: number): Kept[] {
    if (!line || Math.hypot(near.x - line.near.x, near.y - line.near.y) > resortPx) {
      const entries = [...waiting].flatMap((id) => kept.get(id) ?? []);
      const distances = new Map(entries.map((entry) => [entry, distanceTo(near, entry.request)]));
      entries.sort((a, b) => (distances.get(b) ?? 0) - (distances.get(a) ?? 0));
      line = { near, farthestFirst: entries };
    }
    const taken: Kept[] = [];
    for (let next = line.farthestFirst.pop(); next; next = line.farthestFirst.pop()) {
      if (waiting.has(next.edge.id) && kept.get(next.edge.id) === next) taken.push(next);
      if (taken.length === most) break;
    }
    return taken;
  }
}

const liveEnd = (end: RouteRequest["source"], live: ReadonlyMap<string, Rect>): RouteRequest["source"] => {
  const box = live.get(end.id);
  return box ? { ...end, box } : end;
};

/** The route that was shown, as far as it fits between the ends where they are now; else a simple one. */
function meanwhile({ shown, shownFor }: Kept, request: RouteRequest): ShownRoute {
  const by = commonShift(shownFor, request);
  if (!by || shown.points.length === 0)
    return { points: simpleRoute(request), quality: "simple", isLive: false };
  const quality = shown.quality === "careful" ? "kept" : shown.quality;
  if (by.x === 0 && by.y === 0) return { points: shown.points, quality, isLive: false };
  return { points: shown.points.map(({ x, y }) => ({ x: x + by.x, y: y + by.y })), quality, isLive: false };
}

/** By how much both ends moved, if that is the same and nothing else about them changed. */
function commonShift(before: RouteRequest, after: RouteRequest): Point | undefined {
  const by = { x: after.source.box.x - before.source.box.x, y: after.source.box.y - before.source.box.y };
  const isMovedBy = (from: Rect, to: Rect) =>
    to.x - from.x === by.x && to.y - from.y === by.y && to.w === from.w && to.h === from.h;
  const isSame =
    isMovedBy(before.source.box, after.source.box) &&
    isMovedBy(before.target.box, after.target.box) &&
    before.source.id === after.source.id &&
    before.target.id === after.target.id &&
    before.look === after.look;
  return isSame ? by : undefined;
}

const nothingShown = (request: RouteRequest): Pick<Kept, "shown" | "shownFor"> => ({
  shown: { points: [], quality: "simple", isLive: false },
  shownFor: request,
});

function addTo(sets: Map<string, Set<string>>, key: string, id: string): ReadonlySet<string> {
  const set = sets.get(key) ?? new Set();
  sets.set(key, set.add(id));
  return set;
}

const pairOf = ({ sourceId, targetId, look }: EdgeToRoute): string =>
  (sourceId < targetId ? `${sourceId}>${targetId}` : `${targetId}>${sourceId}`) +
  (look === "needs" ? " needs" : "");

const isSameRequest = (a: RouteRequest, b: RouteRequest): boolean =>
  a.look === b.look &&
  a.parallel === b.parallel &&
  a.sourcePort === b.sourcePort &&
  a.targetPort === b.targetPort &&
  isSameEnd(a.source, b.source) &&
  isSameEnd(a.target, b.target);

const isSameEnd = (a: RouteRequest["source"], b: RouteRequest["source"]): boolean =>
  a.id === b.id && a.kind === b.kind && sameRect(a.box, b.box);

function distanceTo(point: Point, { source, target }: RouteRequest): number {
  const [a, b] = [centerOf(source.box), centerOf(target.box)];
  return Math.abs((a.x + b.x) / 2 - point.x) + Math.abs((a.y + b.y) / 2 - point.y);
}

const samePoints = (a: readonly Point[], b: readonly Point[]): boolean =>
  a.length === b.length && a.every((point, i) => point.x === b[i]?.x && point.y === b[i]?.y);

const isFrame = ({ kind }: PlacedCard): boolean => kind === "GROUP";
