/** What lies under the pointer: a mounted card or edge by its element, a painted one by its place. */
import { cardAt } from "#lib/canvas/card-at.ts";
import type { Point } from "#lib/canvas/geometry.ts";
import type { Canvas } from "./canvas-context.tsx";

export interface PointerTarget {
  readonly cardId?: string | undefined;
  readonly edgeId?: string | undefined;
  /** The side of the card whose handle this is. */
  readonly handle?: string | undefined;
  /** The corner of the card that resizes it. */
  readonly corner?: string | undefined;
  /** The end of the edge that can be moved. */
  readonly edgeEnd?: string | undefined;
  /** A field or button that takes the pointer itself. */
  readonly isOwn: boolean;
}

/** Half of 24 px: as far beside its line an edge can be hit. */
const edgeReachPx = 12;

type Place = Pick<MouseEvent, "clientX" | "clientY" | "target">;

export function pointerTarget({ scene, viewport, layers, ui }: Canvas, event: Place): PointerTarget {
  const closest = (selector: string) =>
    event.target instanceof Element ? event.target.closest<HTMLElement | SVGElement>(selector) : null;
  const isOwn = closest("textarea,[data-tag]") !== null;
  const cardId = closest("[data-card]")?.dataset.card;
  const edgeId = closest("[data-edge]")?.dataset.edge;
  if (cardId !== undefined || edgeId !== undefined) {
    return {
      cardId,
      edgeId,
      handle: closest("[data-handle]")?.dataset.handle,
      corner: closest("[data-resize]")?.dataset.resize,
      edgeEnd: closest("[data-edge-end]")?.dataset.edgeEnd,
      isOwn,
    };
  }
  if (isOwn || !layers.get().isPainting) return { isOwn };
  return { ...paintedAt(viewport.toBoard({ x: event.clientX, y: event.clientY })), isOwn };

  function paintedAt(point: Point) {
    const card = cardAt(scene.get(), point);
    if (card !== undefined) return { cardId: card };
    const drawn = scene.get();
    const edgeId = drawn.edgeAt(point, edgeReachPx / viewport.get().zoom);
    const look = edgeId === undefined ? undefined : drawn.edges.get(edgeId)?.look;
    return look && !(ui.get().tier === "far" && isHiddenFar(look)) ? { edgeId } : {};
  }
}

const isHiddenFar = (look: string) => look === "needs" || look === "note";
