/**
 * The board as the canvas draws it: cards with their absolute place and the records their face shows, edges with
 * their routes and words, in drawing order. Follows the board change by change; everything that looks the same keeps
 * its identity, so that only what changed renders again. Obstacles and the questions about edges are answered for
 * the newest scene, also when an older one is asked.
 */
import type { LaneBand } from "#lib/board/geometry.ts";
import type { Board, BoardEdge, BoardNode, Checkpoint, Person } from "#lib/board/model.ts";
import { withReplaced } from "#lib/layered-map.ts";
import { type BoardChange, boardChange } from "./board-change.ts";
import { createCardPlaces } from "./card-places.ts";
import { createDrawnEdges } from "./drawn-edges.ts";
import { createEdgeIndex } from "./edge-index.ts";
import { drawOrder, type EdgeLook } from "./edge-look.ts";
import { createEdgeRouter, type EdgeRouter, type EdgeToRoute, type PlacedCard } from "./edge-router.ts";
import { fewRects, inflate, type Point, type Rect, sameRect, unionOf } from "./geometry.ts";
import { createObstacles, type Obstacles, withLive } from "./obstacles.ts";
import { createLabelPlacer, type PlacedLabel } from "./place-labels.ts";

export interface CardScene {
  readonly id: string;
  readonly node: BoardNode;
  /** Absolute, where the card is drawn now. */
  readonly box: Rect;
  readonly owner: Person | undefined;
  readonly checkpoint: Checkpoint | undefined;
  /** Titles of what it needs across more than two lanes; the edges are folded into a tag, one name a line. */
  readonly foldedNeeds: string;
  readonly foldedNeedsCount: number;
  readonly foldedExceptions: number;
  /** An exception leaves at its bottom right, so marks there are narrow. */
  readonly raises: boolean;
  /** Its lane is collapsed: only a small mark stands in the strip. */
  readonly isTucked: boolean;
  /** Held in place: neither dragging nor tidying up moves it. */
  readonly isHeld: boolean;
  /** Its place in the stack (card-stack.ts), where somebody changed that. */
  readonly order: string | undefined;
}

export interface EdgeScene {
  readonly id: string;
  readonly edge: BoardEdge;
  readonly look: EdgeLook;
  readonly points: readonly Point[];
  /** Words on the line; "No owner" for a gap. */
  readonly label: string;
  readonly labelAt: Point | undefined;
  /** The words would cover cards: shown only for an edge under the pointer or selected. */
  readonly isLabelCrowded: boolean;
  readonly isGap: boolean;
  readonly isSoft: boolean;
}

export interface Scene {
  readonly board: Board;
  /** The same array while no lane changed. */
  readonly bands: readonly LaneBand[];
  readonly cards: ReadonlyMap<string, CardScene>;
  /** In drawing order. */
  readonly edges: ReadonlyMap<string, EdgeScene>;
  /** Where all cards stand now, for hit tests. */
  readonly obstacles: Obstacles;
  /** Around all cards and lanes; undefined on an empty board. */
  readonly bounds: Rect | undefined;
  /** Ids of the edges whose line touches a rectangle, in drawing order. */
  edgesWithin(rect: Rect): string[];
  /** The edge whose line is nearest to a point within `reach` px, the upper one of two as near. */
  edgeAt(point: Point, reach: number): string | undefined;
}

export interface SceneInput {
  board: Board;
  /** Cards being dragged, by anybody: where they are now. */
  live: ReadonlyMap<string, Rect>;
  /** Cards whose folded needs are shown: hovered or selected. */
  awake: ReadonlySet<string>;
  /** "follow": cards are moving, so on a large board careful routes and places for words wait; default "settle". */
  pace?: ScenePace;
}

export type ScenePace = "settle" | "follow";

/**
 * Builds the scene of each state of one board. With routing "later" the edges of a large board get simple routes
 * first; whoever builds hands `takeJobs` to `answerChunk` of `route-jobs.ts`, wherever that runs, and the answers
 * back to `accept`: the next build shows them.
 */
export interface SceneBuilder extends Pick<EdgeRouter, "takeJobs" | "recallJobs" | "accept" | "obstacles"> {
  (input: SceneInput): Scene;
  /** Whether the next build shows more even if nothing changes: routes that came, words without a place. */
  isUnsettled(): boolean;
}

/** Up to here all edges are routed at once. */
const smallBoardEdges = 300;
interface Effort {
  /** Edges routed carefully, first those of the cards that changed. */
  atOnce: number;
  /** Legs of routes moved apart from each other. */
  mostLegs: number;
  mostLabels: number;
}
const all = Number.POSITIVE_INFINITY;
const everything: Effort = { atOnce: all, mostLegs: all, mostLabels: all };
/** What one build may do on a larger board. */
const frugal: Effort = { atOnce: 8, mostLegs: 600, mostLabels: 80 };
/** What it may do while cards are moving. */
const least: Effort = { atOnce: 0, mostLegs: 0, mostLabels: 0 };

export function createSceneBuilder(routing: "at-once" | "later" = "at-once"): SceneBuilder {
  const places = createCardPlaces();
  const lines = createDrawnEdges();
  const router = createEdgeRouter();
  const labels = createLabelPlacer();
  const index = createEdgeIndex();
  const grounds = createObstacles(new Map());
  let last: { input: SceneInput; scene: Scene } | undefined;
  let standing: ReadonlyMap<string, CardScene> = new Map();
  let dragged = new Map<string, { from: CardScene; card: CardScene }>();
  let bounds: Rect | undefined;

  const build = (input: SceneInput): Scene => {
    const isFollowing = input.pace === "follow";
    if (last && sameInput(last.input, input) && (isFollowing || !isUnsettled())) return last.scene;
    const { board } = input;
    const { bands } = places;
    const change = boardChange(last?.input.board, board);
    const moved = places.follow(board, change);
    const { edges: redrawn, cards: retold } = lines.follow({
      board,
      change,
      moved,
      isPlaced: (id) => places.boxes.has(id),
      laneIndex: (id) => places.bands.findIndex((band) => band.laneId === board.nodes.get(id)?.laneId),
      hasOtherOrder: places.bands !== bands && !isSameOrder(places.bands, bands),
      awake: input.awake,
    });
    const isSmall = routing === "at-once" || lines.drawn.size <= smallBoardEdges;
    const effort = isSmall ? everything : isFollowing ? least : frugal;
    const rerouted = router.update({
      edges: new Map([...redrawn].map((id) => [id, edgeToRoute(id)])),
      cards: new Map([...moved.keys(), ...change.nodes].map((id) => [id, placedCard(board, id)])),
      live: input.live,
      ...effort,
    });
    if (places.bands !== bands || mayReach(bounds, moved, places.boxes))
      bounds = boundsOf(places.boxes, places.bands);
    for (const id of moved.keys()) {
      const box = places.boxes.get(id);
      if (box) grounds.set(id, box);
      else grounds.delete(id);
    }
    const touched = [...moved].flatMap(([id, before]) => [before, places.boxes.get(id)]);
    for (const rect of fewRects(touched.filter((box) => box !== undefined))) labels.touch(rect);
    standing = nextCards(board, { change, moved, retold });
    const scene: Scene = {
      board,
      bands: places.bands,
      cards: withDragged(input.live),
      edges: nextEdges(board, new Set([...redrawn, ...rerouted]), effort.mostLabels),
      obstacles: withLive(grounds, input.live),
      bounds: bounds && input.live.size > 0 ? unionOf([bounds, ...input.live.values()]) : bounds,
      edgesWithin: index.within,
      edgeAt: index.nearest,
    };
    last = { input, scene };
    return scene;
  };
  return Object.assign(build, {
    takeJobs: router.takeJobs,
    recallJobs: router.recallJobs,
    accept: router.accept,
    obstacles: router.obstacles,
    isUnsettled,
  });

  function isUnsettled(): boolean {
    return router.isUnsettled || labels.isUnsettled;
  }

  function edgeToRoute(id: string): EdgeToRoute | undefined {
    const line = lines.drawn.get(id);
    if (!line) return undefined;
    const { sourceId, targetId, sourcePort, targetPort } = line.edge;
    return {
      id,
      look: line.look,
      sourceId,
      targetId,
      ...(sourcePort && { sourcePort }),
      ...(targetPort && { targetPort }),
    };
  }

  function placedCard({ nodes }: Board, id: string): PlacedCard | undefined {
    const [node, box] = [nodes.get(id), places.boxes.get(id)];
    return node && box && { kind: node.kind, box };
  }

  // ---- cards

  interface CardsChange {
    change: BoardChange;
    moved: ReadonlyMap<string, unknown>;
    retold: ReadonlySet<string>;
  }

  function nextCards(board: Board, { change, moved, retold }: CardsChange): ReadonlyMap<string, CardScene> {
    const dirty = new Set([...change.nodes, ...moved.keys(), ...retold, ...change.views]);
    if (change.people.size + change.checkpoints.size > 0) {
      for (const { id, node } of standing.values()) {
        if (change.people.has(node.ownerId ?? "") || change.checkpoints.has(node.checkpointId ?? ""))
          dirty.add(id);
      }
    }
    return replaced({
      before: standing,
      dirty,
      order: board.nodes.keys(),
      next: (id) => cardOf(board, id),
      isSame: (a, b) => sameRect(a.box, b.box) && sameFields(a, b, "box"),
    });
  }

  function cardOf(board: Board, id: string): CardScene | undefined {
    const [node, box] = [board.nodes.get(id), places.boxes.get(id)];
    if (!node || !box) return undefined;
    const view = board.layout.views.get(id);
    const titles = lines.foldedNeeds(id).map((edgeId) => {
      const targetId = board.edges.get(edgeId)?.targetId ?? "";
      return board.nodes.get(targetId)?.title || "something without a title";
    });
    return {
      id,
      node,
      box,
      owner: node.ownerId === undefined ? undefined : board.people.get(node.ownerId),
      checkpoint: node.checkpointId === undefined ? undefined : board.checkpoints.get(node.checkpointId),
      foldedNeeds: titles.join("\n"),
      foldedNeedsCount: titles.length,
      foldedExceptions: places.foldedCounts.get(id) ?? 0,
      raises: lines.raises(id),
      isTucked: places.bandOf(node.laneId)?.collapsed ?? false,
      isHeld: view?.pinned ?? false,
      order: view?.order,
    };
  }

  function withDragged(live: ReadonlyMap<string, Rect>): ReadonlyMap<string, CardScene> {
    const known = dragged;
    dragged = new Map();
    if (live.size === 0) return standing;
    const cards = new Map<string, CardScene>();
    for (const [id, box] of live) {
      const from = standing.get(id);
      if (!from) continue;
      const old = known.get(id);
      const card = old?.from === from && sameRect(old.card.box, box) ? old.card : { ...from, box };
      dragged.set(id, { from, card });
      cards.set(id, card);
    }
    return withReplaced(standing, cards);
  }

  // ---- edges

  function nextEdges(board: Board, dirty: Set<string>, mostLabels: number): ReadonlyMap<string, EdgeScene> {
    for (const id of dirty) putLabel(id);
    for (const id of labels.settle(router.obstacles, mostLabels)) dirty.add(id);
    const edges = replaced({
      before: last?.scene.edges ?? new Map<string, EdgeScene>(),
      dirty,
      order: drawingOrder(board),
      next: edgeOf,
      isSame: (a, b) =>
        a.labelAt?.x === b.labelAt?.x && a.labelAt?.y === b.labelAt?.y && sameFields(a, b, "labelAt"),
      isAside: (a, b) => a.look !== b.look,
    });
    index.follow(edges, dirty);
    return edges;
  }

  function* drawingOrder(board: Board): Generator<string> {
    const byLook = new Map<EdgeLook, string[]>(drawOrder.map((look) => [look, []]));
    for (const id of board.edges.keys()) {
      const look = lines.drawn.get(id)?.look;
      if (look) byLook.get(look)?.push(id);
    }
    for (const ids of byLook.values()) yield* ids;
  }

  /** Words stay where they are while their edge is dragged or looks for its way. */
  function putLabel(id: string): void {
    const line = lines.drawn.get(id);
    const route = router.routeOf(id);
    if (!route || !line?.label) labels.delete(id);
    else if (route.quality === "careful" && !route.isLive)
      labels.put({ id, points: route.points, w: labelWidth(line.label, line.isGap), h: labelHeightPx });
  }

  function edgeOf(id: string): EdgeScene | undefined {
    const line = lines.drawn.get(id);
    const route = router.routeOf(id);
    if (!line || !route) return undefined;
    const { edge, look, label, isGap } = line;
    const place = label === "" ? undefined : labelPlace(id, route.points);
    return {
      id,
      edge,
      look,
      points: route.points,
      label,
      labelAt: place?.at,
      isLabelCrowded: place?.isCrowded ?? false,
      isGap,
      isSoft: edge.cls === "DEPENDENCY" && edge.strength === "SOFT",
    };
  }

  /** Where it was placed, if that was on this line; else for the time being in the middle of the line. */
  function labelPlace(id: string, points: readonly Point[]): PlacedLabel {
    const placed = labels.get(id);
    if (placed && labels.isOn(id, points)) return placed;
    return { at: middleOf(points), isCrowded: placed?.isCrowded ?? true };
  }
}

const sameInput = (a: SceneInput, b: SceneInput): boolean =>
  a.board === b.board && a.live === b.live && a.awake === b.awake;

const isSameOrder = (a: readonly LaneBand[], b: readonly LaneBand[]): boolean =>
  a.length === b.length && a.every((band, i) => band.laneId === b[i]?.laneId);

const labelHeightPx = 18;
const labelWidth = (label: string, isGap: boolean) => label.length * 6.1 + (isGap ? 28 : 12);

/** In the middle of the longest leg. */
function middleOf(points: readonly Point[]): Point {
  let [longest, middle] = [-1, points[0] ?? { x: 0, y: 0 }];
  for (let i = 1; i < points.length; i++) {
    const [from, to] = [points[i - 1], points[i]];
    if (!from || !to) continue;
    const length = Math.abs(to.x - from.x) + Math.abs(to.y - from.y);
    if (length <= longest) continue;
    longest = length;
    middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  }
  return middle;
}

function boundsOf(boxes: ReadonlyMap<string, Rect>, bands: readonly LaneBand[]): Rect | undefined {
  const around = unionOf(boxes.values());
  const last = bands.at(-1);
  if (!around || !last) return around;
  const top = Math.min(around.y, bands[0]?.top ?? around.y);
  const bottom = Math.max(around.y + around.h, last.top + last.height);
  return { x: around.x, y: top, w: around.w, h: bottom - top };
}

/** Whether cards that moved may lie beyond the bounds now, or gave them their size before. O(moved). */
function mayReach(
  bounds: Rect | undefined,
  moved: ReadonlyMap<string, Rect | undefined>,
  boxes: ReadonlyMap<string, Rect>,
): boolean {
  const isInside = (box: Rect | undefined): boolean =>
    !box || (bounds !== undefined && liesWithin(bounds, inflate(box, borderPx)));
  for (const [id, before] of moved) if (!isInside(before) || !isInside(boxes.get(id))) return true;
  return false;
}

/** Nearer to the bounds than this, a card may be what they end at. */
const borderPx = 0.5;

const liesWithin = (outer: Rect, { x, y, w, h }: Rect): boolean =>
  x >= outer.x && y >= outer.y && x + w <= outer.x + outer.w && y + h <= outer.y + outer.h;

/** All fields but one, which is compared apart. */
function sameFields<T extends object>(a: T, b: T, except: keyof T): boolean {
  for (const key in a) if (key !== except && a[key] !== b[key]) return false;
  return true;
}

interface Replacing<T> {
  before: ReadonlyMap<string, T>;
  /** Keys whose value may be another one. */
  dirty: Iterable<string>;
  /** The keys in their order, for when some came, went or changed place. */
  order: Iterable<string>;
  next: (id: string) => T | undefined;
  isSame: (a: T, b: T) => boolean;
  /** Whether the new value stands elsewhere in the order. */
  isAside?: (a: T, b: T) => boolean;
}

/** Values that are the same keep their identity, and so does the map when all do. */
function replaced<T>({ before, dirty, order, next, isSame, isAside }: Replacing<T>): ReadonlyMap<string, T> {
  const changed = new Map<string, T>();
  const gone = new Set<string>();
  let isReordered = false;
  for (const id of dirty) {
    const [old, value] = [before.get(id), next(id)];
    if (old && value) isReordered ||= isAside?.(old, value) ?? false;
    else isReordered ||= old !== value;
    if (!value) gone.add(id);
    else if (!old || !isSame(old, value)) changed.set(id, value);
  }
  if (!isReordered) return withReplaced(before, changed);
  const all = new Map<string, T>();
  for (const id of order) {
    const value = changed.get(id) ?? (gone.has(id) ? undefined : before.get(id));
    if (value) all.set(id, value);
  }
  return all;
}
