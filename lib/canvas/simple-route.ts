/**
 * A route by the two ends alone, without regard to other cards: shown while the careful one is still on its way.
 * O(ports²), some microseconds.
 */
import type { Point } from "./geometry.ts";
import { simplified } from "./simplified.ts";
import { directions, type RouteRequest, type Stub, stubsFor } from "./stub.ts";

const bendPx = 30;

export function simpleRoute(request: RouteRequest): Point[] {
  const { starts, goals } = stubsFor(request);
  let best: { start: Stub; goal: Stub; price: number } | undefined;
  for (const start of starts) {
    for (const goal of goals) {
      const price =
        start.pricePx +
        goal.pricePx +
        Math.abs(goal.gate.x - start.gate.x) +
        Math.abs(goal.gate.y - start.gate.y) +
        bendPx * bendsBetween(start, goal);
      if (!best || price < best.price) best = { start, goal, price };
    }
  }
  return best ? pointsOf(best.start, best.goal) : [];
}

const isSideways = (stub: Stub): boolean => stub.direction % 2 === 0;

/** How far the goal's gate lies ahead of the start's in a direction. */
function ahead(from: Point, to: Point, direction: number): number {
  const { x, y } = directions[direction] ?? { x: 0, y: 0 };
  return (to.x - from.x) * x + (to.y - from.y) * y;
}

function bendsBetween(start: Stub, goal: Stub): number {
  const isAhead = ahead(start.gate, goal.gate, start.direction) >= 0;
  const isEntered = ahead(start.gate, goal.gate, (goal.direction + 2) % 4) >= 0;
  if (isSideways(start) !== isSideways(goal)) return isAhead && isEntered ? 1 : 3;
  if (start.direction === goal.direction) return 2;
  const isInLine = isSideways(start) ? start.gate.y === goal.gate.y : start.gate.x === goal.gate.x;
  return !isAhead ? 4 : isInLine ? 0 : 2;
}

/** At most one leg between the two gates' lines; it may run over the cards themselves where they stand badly. */
function pointsOf(start: Stub, goal: Stub): Point[] {
  return simplified([start.port, start.gate, ...cornersBetween(start, goal), goal.gate, goal.port]);
}

function cornersBetween(start: Stub, goal: Stub): Point[] {
  const { gate: a } = start;
  const { gate: b } = goal;
  if (isSideways(start) !== isSideways(goal))
    return [isSideways(start) ? { x: b.x, y: a.y } : { x: a.x, y: b.y }];
  if (start.direction !== goal.direction)
    return [isSideways(start) ? { x: a.x, y: b.y } : { x: b.x, y: a.y }];
  const isForward = start.direction < 2;
  const outermost = isForward ? Math.max : Math.min;
  if (isSideways(start)) {
    const x = outermost(a.x, b.x);
    return [
      { x, y: a.y },
      { x, y: b.y },
    ];
  }
  const y = outermost(a.y, b.y);
  return [
    { x: a.x, y },
    { x: b.x, y },
  ];
}
