/** Routing as work that can be done elsewhere: a chunk of edges with all cards that matter to them. */
import type { Point, Rect } from "./geometry.ts";
import { createObstacles, type Obstacles } from "./obstacles.ts";
import { routeEdge, routeWindow } from "./route-edge.ts";
import type { RouteRequest } from "./stub.ts";

export interface RouteJob {
  id: string;
  /** Given back with the answer, to tell whether it still holds. */
  ticket: number;
  request: RouteRequest;
}

export interface RouteAnswer {
  id: string;
  ticket: number;
  points: readonly Point[];
}

/** Can be sent to a worker as it is. */
export interface RouteChunk {
  jobs: readonly RouteJob[];
  boxes: ReadonlyMap<string, Rect>;
}

export function routeChunk(jobs: readonly RouteJob[], obstacles: Obstacles): RouteChunk {
  const boxes = new Map<string, Rect>();
  for (const { request } of jobs) obstacles.visit(routeWindow(request), (id, box) => boxes.set(id, box));
  return { jobs, boxes };
}

export function answerChunk({ jobs, boxes }: RouteChunk): RouteAnswer[] {
  const obstacles = createObstacles(boxes);
  return jobs.map(({ id, ticket, request }) => ({ id, ticket, points: routeEdge(request, obstacles) }));
}
