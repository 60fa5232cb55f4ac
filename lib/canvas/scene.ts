/**
 * The board as the canvas draws it: cards with their absolute place and the records their face shows, edges with
 * their routes and words, in drawing order. Built anew on each change, but everything that looks the same keeps
 * its identity, so that only what changed renders again.
 */
import { absoluteBox, type LaneBand, laneBands } from "#lib/board/geometry.ts";
import type { Board, BoardEdge, BoardNode, Checkpoint, Person } from "#lib/board/model.ts";
import { byDrawOrder, type EdgeLook, edgeLabel, edgeLook, lacksOwner } from "./edge-look.ts";
import { createEdgeRouter } from "./edge-router.ts";
import { happyEdges } from "./flow-edges.ts";
import { foldedExceptions, isFoldedNeed } from "./folding.ts";
import { type Point, type Rect, unionOf } from "./geometry.ts";
import { createObstacles, type Obstacles } from "./obstacles.ts";
import { createLabelPlacer, type LabelPlacer } from "./place-labels.ts";

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
  readonly bands: readonly LaneBand[];
  readonly cards: ReadonlyMap<string, CardScene>;
  /** In drawing order. */
  readonly edges: ReadonlyMap<string, EdgeScene>;
  /** Cards that are drawn in full, as obstacles and for hit tests. */
  readonly obstacles: Obstacles;
  /** Around all cards and lanes; undefined on an empty board. */
  readonly bounds: Rect | undefined;
}

export interface SceneInput {
  board: Board;
  /** Cards being dragged, by anybody: where they are now. */
  live: ReadonlyMap<string, Rect>;
  /** Cards whose folded needs are shown: hovered or selected. */
  awake: ReadonlySet<string>;
}

const tuckedSize = 20;
const tuckedTop = 5;

export function createSceneBuilder(): (input: SceneInput) => Scene {
  const router = createEdgeRouter();
  const labels = createLabelPlacer();
  let last:
    | { input: SceneInput; scene: Scene; boxes: ReadonlyMap<string, Rect>; standing: Obstacles }
    | undefined;

  return (input) => {
    if (last && sameInput(last.input, input)) return last.scene;
    const { board } = input;
    const bands =
      last?.input.board.layout === board.layout &&
      last.input.board.lanes === board.lanes &&
      last.input.board.nodes === board.nodes
        ? last.scene.bands
        : laneBands(board);
    const folded = foldedExceptions(board);
    const boxes = keepSame(last?.boxes, placesOf(board, bands, folded.hidden));
    const happy = happyEdges(board.flows, board.edges);
    const laneIndex = laneIndexOf(board, bands);
    const { drawn, needs } = splitNeeds(board, { awake: input.awake, boxes, laneIndex });
    const routes = router.route({
      edges: drawn.map((edge) => ({ ...ends(edge), id: edge.id, look: edgeLook(edge, happy) })),
      kinds: new Map([...board.nodes].map(([id, node]) => [id, node.kind])),
      boxes,
      live: input.live,
    });
    const tucked = tuckedIn(board, bands);
    const cards = keepCards(
      last?.scene.cards,
      cardsOf({ input, boxes, needs, counts: folded.counts, tucked }),
    );
    // Words are placed around the cards as they stand in the document: those of a dragged card's edges follow it,
    // all others stay where they are until the drop.
    const standing = boxes === last?.boxes ? last.standing : createObstacles(boxes);
    const edges = keepEdges(last?.scene.edges, edgesOf({ drawn, happy, routes, labels, standing }));
    const obstacles = input.live.size === 0 ? standing : createObstacles(boxesOf(cards));
    const scene: Scene = { board, bands, cards, edges, obstacles, bounds: boundsOf(cards, bands) };
    last = { input, scene, boxes, standing };
    return scene;
  };
}

const sameInput = (a: SceneInput, b: SceneInput): boolean =>
  a.board === b.board && a.live === b.live && a.awake === b.awake;

function placesOf(board: Board, bands: readonly LaneBand[], hidden: ReadonlySet<string>): Map<string, Rect> {
  const byLane = new Map(bands.map((band) => [band.laneId, band]));
  const boxes = new Map<string, Rect>();
  for (const [id, node] of board.nodes) {
    if (hidden.has(id)) continue;
    const box = absoluteBox(board, id, bands);
    if (!box) continue;
    const band = node.laneId === undefined ? undefined : byLane.get(node.laneId);
    boxes.set(id, band?.collapsed ? tuckedBox(box, band) : box);
  }
  return boxes;
}

const tuckedBox = (box: Rect, band: LaneBand): Rect => ({
  x: box.x + box.w / 2 - tuckedSize / 2,
  y: band.top + tuckedTop,
  w: tuckedSize,
  h: tuckedSize,
});

function tuckedIn(board: Board, bands: readonly LaneBand[]): ReadonlySet<string> {
  const collapsed = new Set(bands.filter((band) => band.collapsed).map((band) => band.laneId));
  const ids = [...board.nodes].filter(([, node]) => node.laneId !== undefined && collapsed.has(node.laneId));
  return new Set(ids.map(([id]) => id));
}

function laneIndexOf(board: Board, bands: readonly LaneBand[]) {
  const places = new Map(bands.map((band, i) => [band.laneId, i]));
  return (nodeId: string): number | undefined => {
    const laneId = board.nodes.get(nodeId)?.laneId;
    return laneId === undefined ? undefined : places.get(laneId);
  };
}

interface NeedsContext {
  awake: ReadonlySet<string>;
  boxes: ReadonlyMap<string, Rect>;
  laneIndex: (nodeId: string) => number | undefined;
}

/** Edges to draw, and by card the titles of what it needs far away. */
function splitNeeds(board: Board, { awake, boxes, laneIndex }: NeedsContext) {
  const drawn: BoardEdge[] = [];
  const needs = new Map<string, string[]>();
  for (const edge of board.edges.values()) {
    if (!boxes.has(edge.sourceId) || !boxes.has(edge.targetId)) continue;
    const isFolded = isFoldedNeed(edge, laneIndex);
    if (isFolded) {
      const titles = needs.get(edge.sourceId) ?? [];
      titles.push(board.nodes.get(edge.targetId)?.title || "something without a title");
      needs.set(edge.sourceId, titles);
    }
    const isAwake = awake.has(edge.sourceId) || awake.has(edge.targetId) || awake.has(edge.id);
    if (!isFolded || isAwake) drawn.push(edge);
  }
  return { drawn, needs };
}

function ends({ sourceId, targetId, sourcePort, targetPort }: BoardEdge) {
  return { sourceId, targetId, ...(sourcePort && { sourcePort }), ...(targetPort && { targetPort }) };
}

interface CardsContext {
  input: SceneInput;
  boxes: ReadonlyMap<string, Rect>;
  needs: ReadonlyMap<string, string[]>;
  counts: ReadonlyMap<string, number>;
  tucked: ReadonlySet<string>;
}

function cardsOf({ input, boxes, needs, counts, tucked }: CardsContext): Map<string, CardScene> {
  const { board, live } = input;
  const cards = new Map<string, CardScene>();
  const raisers = new Set(
    [...board.edges.values()].filter((edge) => edge.type === "RAISES").map((edge) => edge.sourceId),
  );
  for (const [id, box] of boxes) {
    const node = board.nodes.get(id);
    if (!node) continue;
    const titles = needs.get(id) ?? [];
    cards.set(id, {
      id,
      node,
      box: live.get(id) ?? box,
      owner: node.ownerId === undefined ? undefined : board.people.get(node.ownerId),
      checkpoint: node.checkpointId === undefined ? undefined : board.checkpoints.get(node.checkpointId),
      foldedNeeds: titles.join("\n"),
      foldedNeedsCount: titles.length,
      foldedExceptions: counts.get(id) ?? 0,
      raises: raisers.has(id),
      isTucked: tucked.has(id),
    });
  }
  return cards;
}

interface EdgesContext {
  drawn: readonly BoardEdge[];
  happy: ReadonlySet<string>;
  routes: ReadonlyMap<string, readonly Point[]>;
  labels: LabelPlacer;
  standing: Obstacles;
}

const labelHeightPx = 18;
const labelWidth = (label: string, isGap: boolean) => label.length * 6.1 + (isGap ? 28 : 12);

function edgesOf({ drawn, happy, routes, labels, standing }: EdgesContext): Map<string, EdgeScene> {
  const routed = drawn.flatMap((edge) => {
    const points = routes.get(edge.id);
    if (!points) return [];
    const isGap = lacksOwner(edge);
    const label = isGap ? "No owner" : edgeLabel(edge);
    return [{ edge, points, isGap, label, look: edgeLook(edge, happy) }];
  });
  routed.sort((a, b) => byDrawOrder(a.look, b.look));
  const worded = routed.filter(({ label }) => label !== "");
  const places = labels.place(
    worded.map(({ edge, points, label, isGap }) => ({
      id: edge.id,
      points,
      w: labelWidth(label, isGap),
      h: labelHeightPx,
    })),
    standing,
  );
  return new Map(
    routed.map(({ edge, points, isGap, label, look }) => [
      edge.id,
      {
        id: edge.id,
        edge,
        look,
        points,
        label,
        labelAt: places.get(edge.id)?.at,
        isLabelCrowded: places.get(edge.id)?.isCrowded ?? false,
        isGap,
        isSoft: edge.cls === "DEPENDENCY" && edge.strength === "SOFT",
      },
    ]),
  );
}

const boxesOf = (cards: ReadonlyMap<string, CardScene>): Map<string, Rect> =>
  new Map([...cards].map(([id, card]) => [id, card.box]));

function boundsOf(cards: ReadonlyMap<string, CardScene>, bands: readonly LaneBand[]): Rect | undefined {
  const around = unionOf([...cards.values()].map((card) => card.box));
  const last = bands.at(-1);
  if (!around || !last) return around;
  const top = Math.min(around.y, bands[0]?.top ?? around.y);
  const bottom = Math.max(around.y + around.h, last.top + last.height);
  return { x: around.x, y: top, w: around.w, h: bottom - top };
}

const sameBox = (a: Rect, b: Rect) => a.x === b.x && a.y === b.y && a.w === b.w && a.h === b.h;

function keepSame(
  before: ReadonlyMap<string, Rect> | undefined,
  after: Map<string, Rect>,
): ReadonlyMap<string, Rect> {
  if (!before) return after;
  let isSame = before.size === after.size;
  for (const [id, box] of after) {
    const old = before.get(id);
    if (old && sameBox(old, box)) after.set(id, old);
    else isSame = false;
  }
  return isSame ? before : after;
}

const keepCards = (before: Scene["cards"] | undefined, after: Map<string, CardScene>): Scene["cards"] =>
  keepEntries(before, after, (a, b) => sameBox(a.box, b.box) && sameFields(a, b, "box"));

const keepEdges = (before: Scene["edges"] | undefined, after: Map<string, EdgeScene>): Scene["edges"] =>
  keepEntries(
    before,
    after,
    (a, b) => a.labelAt?.x === b.labelAt?.x && a.labelAt?.y === b.labelAt?.y && sameFields(a, b, "labelAt"),
  );

/** All fields but one, which is compared apart. */
function sameFields<T extends object>(a: T, b: T, except: keyof T): boolean {
  for (const key in a) if (key !== except && a[key] !== b[key]) return false;
  return true;
}

/** Entries that are the same keep their identity, and so does the map when all do, in the same order. */
function keepEntries<T>(
  before: ReadonlyMap<string, T> | undefined,
  after: Map<string, T>,
  isSame: (a: T, b: T) => boolean,
): ReadonlyMap<string, T> {
  if (!before) return after;
  const order = before.keys();
  let isAllSame = before.size === after.size;
  for (const [id, value] of after) {
    const old = before.get(id);
    if (old && isSame(old, value)) after.set(id, old);
    else isAllSame = false;
    if (order.next().value !== id) isAllSame = false;
  }
  return isAllSame ? before : after;
}
