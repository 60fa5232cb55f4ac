/**
 * One orthogonal route between two cards around the others: A* over the lines through the gutters beside every
 * card nearby and through the ports. A bend costs as much as a detour of 30 px; running over a card is possible
 * but dear, so there is always a route. The result depends only on the two ends and the cards in the window
 * around them, never on earlier routes. O(n² log n) for n cards in the window.
 */
import type { EdgeLook } from "./edge-look.ts";
import { inflate, type Point, type Rect, unionOf } from "./geometry.ts";
import type { Obstacles } from "./obstacles.ts";
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

/** Half of the standard gutters, 23 px between columns and 18 px between rows. */
const gutter = { x: 11.5, y: 9 };
/** How near a line may pass a card. */
const clearance = { x: 8, y: 6 };
const bendPx = 30;
/** Running over a card: a toll, and each px several times. */
const tollPx = 260;
const overCardFactor = 6;
const windowPx = 230;

export const routeWindow = (request: RouteRequest): Rect =>
  inflate(unionOf([request.source.box, request.target.box]) ?? request.source.box, windowPx);

export function routeEdge(request: RouteRequest, obstacles: Obstacles): Point[] {
  const { source, target } = request;
  const ports = portsFor(request.look, { source: source.kind, target: target.kind });
  const starts = stubsOf(source, withShift(fixed(request.sourcePort) ?? ports.out, request.parallel));
  const goals = stubsOf(target, withShift(fixed(request.targetPort) ?? ports.in, request.parallel));
  const boxes = nearbyBoxes(request, obstacles);
  const path = search(starts, goals, linesOf(boxes, [...starts, ...goals]), boxes);
  return simplified(path);
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

interface Stub {
  /** On the outline. */
  port: Point;
  /** In the gutter before it, where the search begins or ends. */
  gate: Point;
  direction: number;
  pricePx: number;
}

const directions: readonly Point[] = [
  { x: 1, y: 0 },
  { x: 0, y: 1 },
  { x: -1, y: 0 },
  { x: 0, y: -1 },
];

function stubsOf(end: RouteEnd, ports: readonly Port[]): Stub[] {
  return ports.map((port) => {
    const away = outward[port.side];
    const at = portPoint(end, port);
    const { x, y, w, h } = end.box;
    const gate = {
      x: away.x === 0 ? at.x : away.x < 0 ? x - gutter.x : x + w + gutter.x,
      y: away.y === 0 ? at.y : away.y < 0 ? y - gutter.y : y + h + gutter.y,
    };
    const direction = directions.findIndex((d) => d.x === away.x && d.y === away.y);
    return { port: at, gate, direction, pricePx: port.pricePx };
  });
}

function nearbyBoxes(request: RouteRequest, obstacles: Obstacles): Rect[] {
  const boxes = [request.source.box, request.target.box];
  for (const id of obstacles.within(routeWindow(request))) {
    if (id === request.source.id || id === request.target.id) continue;
    const box = obstacles.boxes.get(id);
    if (box) boxes.push(box);
  }
  return boxes;
}

interface Lines {
  xs: number[];
  ys: number[];
}

function linesOf(boxes: readonly Rect[], stubs: readonly Stub[]): Lines {
  const xs = stubs.map((stub) => stub.gate.x);
  const ys = stubs.map((stub) => stub.gate.y);
  for (const box of boxes) {
    xs.push(box.x - gutter.x, box.x + box.w + gutter.x);
    ys.push(box.y - gutter.y, box.y + box.h + gutter.y);
  }
  return { xs: distinct(xs), ys: distinct(ys) };
}

const distinct = (values: number[]): number[] => [...new Set(values)].sort((a, b) => a - b);

interface Step {
  state: number;
  cost: number;
  estimate: number;
}

/** A* over (x line, y line, direction of travel); gives the points from port to port. */
function search(
  starts: readonly Stub[],
  goals: readonly Stub[],
  { xs, ys }: Lines,
  boxes: readonly Rect[],
): Point[] {
  const stateAt = (point: Point, direction: number) =>
    (xs.indexOf(point.x) * ys.length + ys.indexOf(point.y)) * 4 + direction;
  const size = xs.length * ys.length * 4;
  const costs = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  const cameFrom = new Int32Array(size).fill(-1);
  const startOf = new Map<number, Stub>();
  const open = createHeap();
  const toll = tollCounter({ xs, ys }, boxes);
  const estimate = (x: number, y: number) =>
    Math.min(...goals.map((goal) => Math.abs(goal.gate.x - x) + Math.abs(goal.gate.y - y) + goal.pricePx));

  for (const stub of starts) {
    const state = stateAt(stub.gate, stub.direction);
    if (stub.pricePx >= (costs[state] ?? 0)) continue;
    costs[state] = stub.pricePx;
    startOf.set(state, stub);
    open.push({ state, cost: stub.pricePx, estimate: stub.pricePx + estimate(stub.gate.x, stub.gate.y) });
  }

  let best: { goal: Stub; state: number; cost: number } | undefined;
  for (let step = open.pop(); step; step = open.pop()) {
    if (best && step.estimate >= best.cost) break;
    if (step.cost > (costs[step.state] ?? 0)) continue;
    const direction = step.state % 4;
    const cell = (step.state - direction) / 4;
    const yi = cell % ys.length;
    const xi = (cell - yi) / ys.length;
    const [x, y] = [xs[xi] ?? 0, ys[yi] ?? 0];

    for (const goal of goals) {
      if (goal.gate.x !== x || goal.gate.y !== y) continue;
      const inward = (goal.direction + 2) % 4;
      if ((direction + 2) % 4 === inward) continue;
      const cost = step.cost + goal.pricePx + (direction === inward ? 0 : bendPx);
      if (!best || cost < best.cost) best = { goal, state: step.state, cost };
    }
    for (let turn = 0; turn < 4; turn++) {
      if ((turn + 2) % 4 === direction) continue;
      const nextX = xi + (directions[turn]?.x ?? 0);
      const nextY = yi + (directions[turn]?.y ?? 0);
      if (nextX < 0 || nextY < 0 || nextX >= xs.length || nextY >= ys.length) continue;
      const [toX, toY] = [xs[nextX] ?? 0, ys[nextY] ?? 0];
      const length = Math.abs(toX - x) + Math.abs(toY - y);
      const over =
        turn % 2 === 0 ? toll.alongX(Math.min(xi, nextX), yi) : toll.alongY(xi, Math.min(yi, nextY));
      const price = over ? length * overCardFactor + tollPx : length;
      const cost = step.cost + price + (turn === direction ? 0 : bendPx);
      const state = (nextX * ys.length + nextY) * 4 + turn;
      if (cost >= (costs[state] ?? 0)) continue;
      costs[state] = cost;
      cameFrom[state] = step.state;
      open.push({ state, cost, estimate: cost + estimate(toX, toY) });
    }
  }
  if (!best) return [starts[0]?.port, goals[0]?.port].filter((point) => point !== undefined);

  const points: Point[] = [best.goal.port];
  let state = best.state;
  let first = state;
  while (state !== -1) {
    const cell = Math.floor(state / 4);
    points.push({ x: xs[Math.floor(cell / ys.length)] ?? 0, y: ys[cell % ys.length] ?? 0 });
    first = state;
    state = cameFrom[state] ?? -1;
  }
  points.push(startOf.get(first)?.port ?? best.goal.port);
  return points.reverse();
}

/** Whether the stretch between two neighbouring lines runs over a card; each line is looked through once. */
function tollCounter({ xs, ys }: Lines, boxes: readonly Rect[]) {
  const rows = new Map<number, Uint8Array>();
  const columns = new Map<number, Uint8Array>();
  const blocked = (values: readonly number[], spans: readonly (readonly [number, number])[]): Uint8Array => {
    const cells = new Uint8Array(values.length);
    for (let i = 0; i + 1 < values.length; i++) {
      const [from, to] = [values[i] ?? 0, values[i + 1] ?? 0];
      if (spans.some(([low, high]) => from < high && to > low)) cells[i] = 1;
    }
    return cells;
  };
  return {
    alongX(xi: number, yi: number): boolean {
      let cells = rows.get(yi);
      if (!cells) {
        const y = ys[yi] ?? 0;
        const hit = boxes.filter((box) => y > box.y - clearance.y && y < box.y + box.h + clearance.y);
        cells = blocked(
          xs,
          hit.map((box) => [box.x - clearance.x, box.x + box.w + clearance.x] as const),
        );
        rows.set(yi, cells);
      }
      return cells[xi] === 1;
    },
    alongY(xi: number, yi: number): boolean {
      let cells = columns.get(xi);
      if (!cells) {
        const x = xs[xi] ?? 0;
        const hit = boxes.filter((box) => x > box.x - clearance.x && x < box.x + box.w + clearance.x);
        cells = blocked(
          ys,
          hit.map((box) => [box.y - clearance.y, box.y + box.h + clearance.y] as const),
        );
        columns.set(xi, cells);
      }
      return cells[yi] === 1;
    },
  };
}

/** A binary heap by estimate; of equal ones the dearer cost first, which is nearer to the goal. */
function createHeap() {
  const items: Step[] = [];
  const before = (a: Step, b: Step) =>
    a.estimate < b.estimate || (a.estimate === b.estimate && a.cost > b.cost);
  const swap = (i: number, j: number) => {
    const [a, b] = [items[i], items[j]];
    if (a && b) [items[i], items[j]] = [b, a];
  };
  const isBefore = (i: number, j: number) => {
    const [a, b] = [items[i], items[j]];
    return a !== undefined && b !== undefined && before(a, b);
  };
  return {
    push(step: Step) {
      items.push(step);
      for (let i = items.length - 1; i > 0; ) {
        const parent = (i - 1) >> 1;
        if (!isBefore(i, parent)) break;
        swap(i, parent);
        i = parent;
      }
    },
    pop(): Step | undefined {
      const top = items[0];
      const last = items.pop();
      if (items.length === 0 || !last) return top;
      items[0] = last;
      for (let i = 0; ; ) {
        let least = i;
        for (const child of [2 * i + 1, 2 * i + 2]) if (isBefore(child, least)) least = child;
        if (least === i) break;
        swap(i, least);
        i = least;
      }
      return top;
    },
  };
}

/** Without points on a straight line and without doubled points. */
export function simplified(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const [last, beforeLast] = [kept.at(-1), kept.at(-2)];
    if (last && last.x === point.x && last.y === point.y) continue;
    const onLine =
      last &&
      beforeLast &&
      ((beforeLast.x === last.x && last.x === point.x) || (beforeLast.y === last.y && last.y === point.y));
    if (onLine) kept.pop();
    kept.push(point);
  }
  return kept;
}
