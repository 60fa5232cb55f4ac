/**
 * Where edges may leave and enter a card, by the look of the edge (design: edges): flow at the middle of the
 * sides, exceptions from the bottom at 72 %, needs from the lower third or the bottom at 25 %. Each port has a
 * price in px, so that the router picks the natural one unless another spares a detour.
 */
import type { NodeKind } from "#lib/board/model.ts";
import type { EdgeLook } from "./edge-look.ts";
import type { Point, Rect } from "./geometry.ts";
import { insetAt } from "./silhouette.ts";

export type Side = "left" | "right" | "top" | "bottom";

export interface Port {
  side: Side;
  /** 0–1 along the side, from its left or top end. */
  fraction: number;
  pricePx: number;
}

export interface RouteEnd {
  id: string;
  kind: NodeKind;
  box: Rect;
}

const port = (side: Side, fraction: number, pricePx: number): Port => ({ side, fraction, pricePx });

const flowOut = [
  port("right", 0.5, 0),
  port("bottom", 0.5, 30),
  port("top", 0.5, 30),
  port("left", 0.5, 130),
];
const flowIn = [port("left", 0.5, 0), port("top", 0.5, 30), port("bottom", 0.5, 30), port("right", 0.5, 130)];
const raisesOut = [
  port("bottom", 0.72, 0),
  port("right", 0.74, 30),
  port("left", 0.74, 30),
  port("top", 0.72, 50),
];
const raisesIn = [
  port("top", 0.72, 0),
  port("left", 0.5, 14),
  port("right", 0.5, 14),
  port("left", 0.74, 16),
  port("right", 0.74, 16),
  port("bottom", 0.72, 40),
];
const fallsBackOut = [
  port("right", 0.5, 0),
  port("top", 0.5, 20),
  port("bottom", 0.5, 20),
  port("left", 0.5, 60),
];
const fallsBackIn = [
  port("left", 0.28, 0),
  port("left", 0.5, 8),
  port("bottom", 0.5, 12),
  port("top", 0.72, 30),
  port("top", 0.5, 34),
  port("right", 0.28, 70),
];
const needsOut = [
  port("right", 0.74, 0),
  port("left", 0.74, 0),
  port("bottom", 0.25, 4),
  port("top", 0.25, 12),
];
const needsIn = [
  port("left", 0.74, 0),
  port("right", 0.74, 0),
  port("bottom", 0.62, 4),
  port("top", 0.62, 8),
  port("bottom", 0.25, 6),
  port("top", 0.25, 10),
];
/** Between things that carry no flow the middle of the sides is free. */
const needsAside = [
  port("left", 0.5, 0),
  port("right", 0.5, 0),
  port("bottom", 0.25, 4),
  port("top", 0.25, 8),
];
const withoutFlow: ReadonlySet<NodeKind> = new Set(["SYSTEM", "DATA_ASSET", "WORK"]);

export function portsFor(
  look: EdgeLook,
  ends: { source: NodeKind; target: NodeKind },
): { out: Port[]; in: Port[] } {
  switch (look) {
    case "raises":
      return { out: raisesOut, in: raisesIn };
    case "falls-back":
      return { out: fallsBackOut, in: fallsBackIn };
    case "needs":
    case "note":
      if (withoutFlow.has(ends.source) && withoutFlow.has(ends.target))
        return { out: needsAside, in: needsAside };
      return { out: needsOut, in: needsIn };
    default:
      return { out: flowOut, in: flowIn };
  }
}

/** A port named by a person ("left", "top", …) on the edge itself; undefined for any other text. */
export function fixedPort(name: string | undefined): Port | undefined {
  if (name === "left" || name === "right" || name === "top" || name === "bottom") return port(name, 0.5, 0);
  return undefined;
}

/** The point of the outline where an edge touches, `shift` px along the side. */
export function portPoint(end: RouteEnd, { side, fraction }: Port): Point {
  const { x, y, w, h } = end.box;
  const vertical = side === "left" || side === "right";
  const inset = insetAt(end.kind, { w, h }, { vertical, fraction });
  if (side === "left") return { x: x + inset, y: y + h * fraction };
  if (side === "right") return { x: x + w - inset, y: y + h * fraction };
  if (side === "top") return { x: x + w * fraction, y: y + inset };
  return { x: x + w * fraction, y: y + h - inset };
}

export const outward: Record<Side, Point> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  top: { x: 0, y: -1 },
  bottom: { x: 0, y: 1 },
};
