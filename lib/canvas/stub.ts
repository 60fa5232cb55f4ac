/** The places where a route between two cards may begin and end: each port with its gate in the gutter before it. */
import type { EdgeLook } from "./edge-look.ts";
import type { Point } from "./geometry.ts";
import { fixedPort, outward, type Port, portPoint, portsFor, type RouteEnd } from "./port.ts";

export interface RouteRequest {
  look: EdgeLook;
  source: RouteEnd;
  target: RouteEnd;
  sourcePort?: string;
  targetPort?: string;
  /** 0 for the only or first edge between the two, 1, 2, … for those beside it. */
  parallel: number;
}

export interface Stub {
  /** On the outline. */
  port: Point;
  /** In the gutter before it, where the search begins or ends. */
  gate: Point;
  /** Index into `directions`: away from the card. */
  direction: number;
  pricePx: number;
}

/** Half of the standard gutters, 23 px between columns and 18 px between rows. */
export const gutter = { x: 11.5, y: 9 };

export const directions: readonly Point[] = [
  { x: 1, y: 0 },
  { x: 0, y: 1 },
  { x: -1, y: 0 },
  { x: 0, y: -1 },
];

export function stubsFor(request: RouteRequest): { starts: Stub[]; goals: Stub[] } {
  const { source, target, parallel } = request;
  const ports = portsFor(request.look, { source: source.kind, target: target.kind });
  return {
    starts: stubsOf(source, withShift(fixed(request.sourcePort) ?? ports.out, parallel)),
    goals: stubsOf(target, withShift(fixed(request.targetPort) ?? ports.in, parallel)),
  };
}

const fixed = (name: string | undefined): Port[] | undefined => {
  const named = fixedPort(name);
  return named && [named];
};

/** Edges beside the first one between the same two cards leave a little further along the side. */
function withShift(ports: readonly Port[], parallel: number): readonly Port[] {
  if (parallel === 0) return ports;
  const step = Math.ceil(parallel / 2) * 0.13 * (parallel % 2 === 0 ? 1 : -1);
  return ports.map((port) => ({ ...port, fraction: Math.min(0.9, Math.max(0.1, port.fraction + step)) }));
}

function stubsOf(end: RouteEnd, ports: readonly Port[]): Stub[] {
  const { x, y, w, h } = end.box;
  return ports.map((port) => {
    const away = outward[port.side];
    const at = portPoint(end, port);
    const gate = {
      x: away.x === 0 ? at.x : away.x < 0 ? x - gutter.x : x + w + gutter.x,
      y: away.y === 0 ? at.y : away.y < 0 ? y - gutter.y : y + h + gutter.y,
    };
    return { port: at, gate, direction: directionOf[port.side], pricePx: port.pricePx };
  });
}

const directionOf = { right: 0, bottom: 1, left: 2, top: 3 } as const;
