/**
 * One orthogonal route between two cards around the others: A* over the lines through the gutters beside every
 * card nearby and through the ports. A bend costs as much as a detour of 30 px; running over a card is possible
 * but dear, so there is always a route. The result depends only on the two ends and the cards in the window
 * around them, never on earlier routes. O(n² log n) for n cards in the window.
 */
import { inflate, type Point, type Rect, rectBetween, unionOf } from "./geometry.ts";
import type { Obstacles } from "./obstacles.ts";
import { simpleRoute } from "./simple-route.ts";
import { simplified } from "./simplified.ts";
import { directions, gutter, type RouteRequest, type Stub, stubsFor } from "./stub.ts";

/** How near a line may pass a card. */
const clearance = { x: 8, y: 6 };
const bendPx = 30;
/** Running over a card: a toll, and each px several times. */
const tollPx = 260;
const overCardFactor = 6;
const windowPx = 230;
/** Cards this near beside the searched area still narrow the corridor of a leg at its rim. */
const neighbourPx = 64;
/** Between ends farther apart than this only a corridor around the plain route is searched. */
const longPx = 2_600;

/** Where the cards lie that a route depends on: a change anywhere else leaves it as it is. */
export const routeWindow = (request: RouteRequest): Rect =>
  inflate(unionOf(areaOf(request)) ?? request.source.box, neighbourPx);

export function routeEdge(request: RouteRequest, obstacles: Obstacles): Point[] {
  const { starts, goals } = stubsFor(request);
  const area = areaOf(request);
  const boxes = nearbyBoxes(request, area, obstacles);
  const path = search({ starts, goals, boxes, area, ...linesOf(boxes, [...starts, ...goals], area) });
  return simplified(path);
}

/** The cards around both ends, or around the plain way between two that are far apart. */
function areaOf(request: RouteRequest): Rect[] {
  const whole = unionOf([request.source.box, request.target.box]) ?? request.source.box;
  if (whole.w + whole.h <= longPx) return [inflate(whole, windowPx)];
  const points = simpleRoute(request);
  const legs = points.slice(1).map((point, i) => inflate(rectBetween(points[i] ?? point, point), windowPx));
  return [inflate(request.source.box, windowPx), ...legs, inflate(request.target.box, windowPx)];
}

function nearbyBoxes(request: RouteRequest, area: readonly Rect[], obstacles: Obstacles): Rect[] {
  const found = new Set([request.source.box, request.target.box]);
  for (const rect of area) {
    obstacles.visit(rect, (id, box) => {
      if (id !== request.source.id && id !== request.target.id) found.add(box);
    });
  }
  return [...found];
}

interface Lines {
  xs: number[];
  ys: number[];
}

function linesOf(boxes: readonly Rect[], stubs: readonly Stub[], area: readonly Rect[]): Lines {
  const rim = unionOf(area) ?? { x: 0, y: 0, w: 0, h: 0 };
  const xs: number[] = [];
  const ys: number[] = [];
  const addX = (x: number) => x >= rim.x && x <= rim.x + rim.w && xs.push(x);
  const addY = (y: number) => y >= rim.y && y <= rim.y + rim.h && ys.push(y);
  for (const box of boxes) {
    addX(box.x - gutter.x);
    addX(box.x + box.w + gutter.x);
    addY(box.y - gutter.y);
    addY(box.y + box.h + gutter.y);
  }
  for (const { gate } of stubs) {
    xs.push(gate.x);
    ys.push(gate.y);
  }
  return { xs: distinct(xs), ys: distinct(ys) };
}

function distinct(values: number[]): number[] {
  values.sort((a, b) => a - b);
  return values.filter((value, i) => value !== values[i - 1]);
}

interface Search extends Lines {
  starts: readonly Stub[];
  goals: readonly Stub[];
  boxes: readonly Rect[];
  /** Outside of these rectangles nothing is known of the cards. */
  area: readonly Rect[];
}

/** A* over (x line, y line, direction of travel); gives the points from port to port. */
function search(task: Search): Point[] {
  const { starts, goals, xs, ys } = task;
  const rows = ys.length;
  const stateAt = (point: Point, direction: number) =>
    (xs.indexOf(point.x) * rows + ys.indexOf(point.y)) * 4 + direction;
  const known = scratchFor(xs.length * rows * 4);
  const { costs, cameFrom } = known;
  const startOf = new Map<number, Stub>();
  const open = createHeap();
  const isDear = dearStretches(task);
  const estimate = (x: number, y: number) => {
    let least = Number.POSITIVE_INFINITY;
    for (const { gate, pricePx } of goals)
      least = Math.min(least, Math.abs(gate.x - x) + Math.abs(gate.y - y) + pricePx);
    return least;
  };

  for (const stub of starts) {
    const state = stateAt(stub.gate, stub.direction);
    if (known.has(state) && stub.pricePx >= (costs[state] ?? 0)) continue;
    known.put(state, stub.pricePx, -1);
    startOf.set(state, stub);
    open.push(state, stub.pricePx, stub.pricePx + estimate(stub.gate.x, stub.gate.y));
  }

  let best: { goal: Stub; state: number; cost: number } | undefined;
  while (open.pop()) {
    const { state: at, cost: soFar } = open.top;
    if (best && open.top.estimate >= best.cost) break;
    if (soFar > (costs[at] ?? 0)) continue;
    const direction = at % 4;
    const cell = (at - direction) / 4;
    const yi = cell % rows;
    const xi = (cell - yi) / rows;
    const [x, y] = [xs[xi] ?? 0, ys[yi] ?? 0];

    for (const goal of goals) {
      if (goal.gate.x !== x || goal.gate.y !== y) continue;
      const inward = (goal.direction + 2) % 4;
      if ((direction + 2) % 4 === inward) continue;
      const cost = soFar + goal.pricePx + (direction === inward ? 0 : bendPx);
      if (!best || cost < best.cost) best = { goal, state: at, cost };
    }
    for (let turn = 0; turn < 4; turn++) {
      if ((turn + 2) % 4 === direction) continue;
      const nextX = xi + (directions[turn]?.x ?? 0);
      const nextY = yi + (directions[turn]?.y ?? 0);
      if (nextX < 0 || nextY < 0 || nextX >= xs.length || nextY >= rows) continue;
      const [toX, toY] = [xs[nextX] ?? 0, ys[nextY] ?? 0];
      const length = Math.abs(toX - x) + Math.abs(toY - y);
      const isOver =
        turn % 2 === 0 ? isDear.alongX(Math.min(xi, nextX), yi) : isDear.alongY(xi, Math.min(yi, nextY));
      const price = isOver ? length * overCardFactor + tollPx : length;
      const cost = soFar + price + (turn === direction ? 0 : bendPx);
      const state = (nextX * rows + nextY) * 4 + turn;
      if (known.has(state) && cost >= (costs[state] ?? 0)) continue;
      known.put(state, cost, at);
      open.push(state, cost, cost + estimate(toX, toY));
    }
  }
  if (!best) return [starts[0]?.port, goals[0]?.port].filter((point) => point !== undefined);

  const points: Point[] = [best.goal.port];
  let state = best.state;
  let first = state;
  while (state !== -1) {
    const cell = Math.floor(state / 4);
    points.push({ x: xs[Math.floor(cell / rows)] ?? 0, y: ys[cell % rows] ?? 0 });
    first = state;
    state = cameFrom[state] ?? -1;
  }
  points.push(startOf.get(first)?.port ?? best.goal.port);
  return points.reverse();
}

/** Memory of the search, used again by the next one: what an earlier search wrote is told by its number. */
let scratch = newScratch(0);
let searches = 0;

function newScratch(size: number) {
  return {
    costs: new Float64Array(size),
    cameFrom: new Int32Array(size),
    writtenBy: new Uint32Array(size),
  };
}

function scratchFor(size: number) {
  if (scratch.costs.length < size) scratch = newScratch(size * 2);
  const { costs, cameFrom, writtenBy } = scratch;
  searches += 1;
  const number = searches;
  return {
    costs,
    cameFrom,
    has: (state: number) => writtenBy[state] === number,
    put(state: number, cost: number, from: number) {
      costs[state] = cost;
      cameFrom[state] = from;
      writtenBy[state] = number;
    },
  };
}

/**
 * Whether the stretch between two neighbouring lines runs over a card, or where no cards are known; each line is
 * looked through once.
 */
function dearStretches({ xs, ys, boxes, area }: Search) {
  const alongRow = new Map<number, Uint8Array>();
  const alongColumn = new Map<number, Uint8Array>();
  return {
    alongX(xi: number, yi: number): boolean {
      let cells = alongRow.get(yi);
      if (!cells) {
        const y = ys[yi] ?? 0;
        cells = new Uint8Array(xs.length);
        if (area.length > 1) {
          cells.fill(1);
          for (const { x, y: top, w, h } of area)
            if (y >= top && y <= top + h) mark(cells, xs, [x, x + w], 0);
        }
        for (const box of boxes) {
          if (y <= box.y - clearance.y || y >= box.y + box.h + clearance.y) continue;
          mark(cells, xs, [box.x - clearance.x, box.x + box.w + clearance.x], 1);
        }
        alongRow.set(yi, cells);
      }
      return cells[xi] === 1;
    },
    alongY(xi: number, yi: number): boolean {
      let cells = alongColumn.get(xi);
      if (!cells) {
        const x = xs[xi] ?? 0;
        cells = new Uint8Array(ys.length);
        if (area.length > 1) {
          cells.fill(1);
          for (const { x: left, y, w, h } of area)
            if (x >= left && x <= left + w) mark(cells, ys, [y, y + h], 0);
        }
        for (const box of boxes) {
          if (x <= box.x - clearance.x || x >= box.x + box.w + clearance.x) continue;
          mark(cells, ys, [box.y - clearance.y, box.y + box.h + clearance.y], 1);
        }
        alongColumn.set(xi, cells);
      }
      return cells[yi] === 1;
    },
  };
}

/** Marks the stretches that overlap a span; stretch i lies between lines i and i + 1. */
function mark(
  cells: Uint8Array,
  lines: readonly number[],
  [low, high]: readonly [number, number],
  value: number,
) {
  // The first line beyond the lower end, by halving.
  let from = 0;
  for (let to = lines.length; from < to; ) {
    const middle = (from + to) >> 1;
    if ((lines[middle] ?? 0) > low) to = middle;
    else from = middle + 1;
  }
  for (let i = Math.max(0, from - 1); i + 1 < lines.length && (lines[i] ?? 0) < high; i++) cells[i] = value;
}

/** A binary heap by estimate; of equal ones the dearer cost first, which is nearer to the goal. */
function createHeap() {
  const states: number[] = [];
  const costs: number[] = [];
  const estimates: number[] = [];
  const top = { state: 0, cost: 0, estimate: 0 };
  const isBefore = (i: number, j: number) => {
    const [a, b] = [estimates[i] ?? 0, estimates[j] ?? 0];
    return a < b || (a === b && (costs[i] ?? 0) > (costs[j] ?? 0));
  };
  const swapIn = (list: number[], i: number, j: number) => {
    const kept = list[i] ?? 0;
    list[i] = list[j] ?? 0;
    list[j] = kept;
  };
  const swap = (i: number, j: number) => {
    swapIn(states, i, j);
    swapIn(costs, i, j);
    swapIn(estimates, i, j);
  };
  return {
    /** What `pop` took out last. */
    top,
    push(state: number, cost: number, estimate: number) {
      states.push(state);
      costs.push(cost);
      estimates.push(estimate);
      for (let i = states.length - 1; i > 0; ) {
        const parent = (i - 1) >> 1;
        if (!isBefore(i, parent)) break;
        swap(i, parent);
        i = parent;
      }
    },
    /** False when nothing is left. */
    pop(): boolean {
      const last = states.length - 1;
      if (last < 0) return false;
      swap(0, last);
      top.state = states.pop() ?? 0;
      top.cost = costs.pop() ?? 0;
      top.estimate = estimates.pop() ?? 0;
      for (let i = 0; ; ) {
        let least = i;
        const [left, right] = [2 * i + 1, 2 * i + 2];
        if (left < last && isBefore(left, least)) least = left;
        if (right < last && isBefore(right, least)) least = right;
        if (least === i) break;
        swap(i, least);
        i = least;
      }
      return true;
    },
  };
}
