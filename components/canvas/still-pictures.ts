/**
 * Pictures of what stands still while a few cards and edges move, or only rings change: lines below, cards above, so
 * that what moves is drawn between and over them. They are made when a view is painted a second time. This code comes
 * after the first drawing.
 */
import { sameItems } from "#components/inspector/same-items.ts";
import { type Point, type Rect, touches, unionOf } from "#lib/canvas/geometry.ts";
import type { Scene } from "#lib/canvas/scene.ts";
import type { MapPart } from "#lib/drawing/draw-map.ts";
import { changedKeys } from "#lib/layered-map.ts";
import { type CanvasPen, createCanvasPen } from "./canvas-pen.ts";

export interface Tools {
  readonly context: CanvasRenderingContext2D;
  readonly pen: CanvasPen;
}

/** What has moved since the pictures' view was first painted; it isn't in them. */
interface Left {
  readonly cards: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
}

export interface Still {
  /** Something moves. */
  readonly isMoving: boolean;
  /** What of a part stands. */
  standing(part: MapPart): MapPart;
  /** What moves, as far as it may be in view. */
  moving(scene: Scene, seen: Rect): Pick<MapPart, "cards" | "edges">;
  readonly lines: Tools;
  readonly cards: Tools;
  /** The pictures have to be drawn. */
  readonly isEmpty: boolean;
}

export interface StillPictures {
  /** Everything has just been painted so; `view` is all but the scene that this depends on. */
  begin(view: readonly unknown[], scene: Scene): void;
  /** Undefined when the view is another one, when most cards move, and while no card does but edges find their routes. */
  of(view: readonly unknown[], scene: Scene): Still | undefined;
  /** Gives their memory back; true if something had been left out of them. */
  drop(): boolean;
}

const nothing: Left = { cards: new Set(), edges: new Set() };
/** With more than this part of the cards moving it is no less work. */
const mostMoving = 0.4;

export function createStillPictures(like: HTMLCanvasElement): StillPictures {
  const [lines, cards] = [toolsLike(like), toolsLike(like)];
  let known: { view: readonly unknown[]; scene: Scene; left: Left; isMade: boolean } | undefined;
  let last: Scene | undefined;

  return {
    begin(view, scene) {
      known = { view, scene, left: nothing, isMade: false };
      last = scene;
    },
    of(view, scene) {
      if (!lines || !cards || !known || !sameItems(known.view, view)) return undefined;
      // Edges by themselves change when their careful routes come: each time others.
      const isRouting = last?.cards === scene.cards && last.edges !== scene.edges;
      last = scene;
      const left = withChanged(known.left, known.scene, scene);
      if (isRouting || left.cards.size > scene.cards.size * mostMoving) return undefined;
      const isEmpty = !known.isMade || left !== known.left;
      known = { ...known, left, isMade: true };
      if (isEmpty) for (const { context } of [lines, cards]) resize(context.canvas, like);
      return {
        isMoving: left.cards.size + left.edges.size > 0,
        standing: (part) => without(part, left),
        moving: (now, seen) => moving(now, left, seen),
        lines,
        cards,
        isEmpty,
      };
    },
    drop() {
      const hadLeft = known?.isMade === true && known.left.cards.size + known.left.edges.size > 0;
      if (known) known = { ...known, isMade: false };
      for (const tools of [lines, cards]) if (tools) resize(tools.context.canvas, { width: 0, height: 0 });
      return hadLeft;
    },
  };
}

function toolsLike(like: HTMLCanvasElement): Tools | undefined {
  const context = document.createElement("canvas").getContext("2d");
  return context ? { context, pen: createCanvasPen(context, getComputedStyle(like).fontFamily) } : undefined;
}

function resize(canvas: HTMLCanvasElement, { width, height }: { width: number; height: number }): void {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}

/** The same object while nothing else changed than what is left out already. */
function withChanged(left: Left, before: Scene, after: Scene): Left {
  const cards = added(left.cards, changedKeys(before.cards, after.cards));
  const edges = added(left.edges, changedKeys(before.edges, after.edges));
  return cards === left.cards && edges === left.edges ? left : { cards, edges };
}

function added(known: ReadonlySet<string>, more: ReadonlySet<string>): ReadonlySet<string> {
  for (const id of more) if (!known.has(id)) return new Set([...known, ...more]);
  return known;
}

/** A part without what moves. */
const without = ({ cards, edges, cardOf }: MapPart, left: Left): MapPart => ({
  cards: left.cards.size === 0 ? cards : cards.filter(({ id }) => !left.cards.has(id)),
  edges: left.edges.size === 0 ? edges : edges.filter(({ id }) => !left.edges.has(id)),
  cardOf,
});

/** What was left out of the pictures, as far as it is in view. */
function moving({ cards, edges }: Scene, left: Left, seen: Rect) {
  return {
    cards: [...left.cards].flatMap((id) => cards.get(id) ?? []).filter(({ box }) => touches(box, seen)),
    edges: [...left.edges]
      .flatMap((id) => edges.get(id) ?? [])
      .filter(({ points }) => mayTouch(points, seen)),
  };
}

function mayTouch(points: readonly Point[], rect: Rect): boolean {
  const around = unionOf(points.map(({ x, y }) => ({ x, y, w: 0, h: 0 })));
  return around !== undefined && touches(around, rect);
}
