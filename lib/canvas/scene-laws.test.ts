import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createBoardStore } from "#lib/board/board-store.ts";
import { createCommands } from "#lib/board/commands/create-commands.ts";
import { applyContent, parseContent } from "#lib/board/content.ts";
import { inflate, overlapArea, type Rect, rectBetween } from "./geometry.ts";
import { answerChunk, routeChunk } from "./route-jobs.ts";
import {
  createSceneBuilder,
  type EdgeScene,
  type Scene,
  type SceneBuilder,
  type ScenePace,
} from "./scene.ts";

const nothing: ReadonlyMap<string, Rect> = new Map();
const nobody: ReadonlySet<string> = new Set();
const [columns, rows] = [8, 5];

interface Drawn {
  /** Places of the cards on the pitch. */
  spots: readonly number[];
  /** Indexes of two cards. */
  joins: readonly (readonly [number, number])[];
  width: number;
}

/** Cards on the pitch of the board, so that between any two there is a gutter to run through. */
function open({ spots, joins, width }: Drawn) {
  const entries = <T extends { id: string }>(list: readonly T[]) =>
    Object.fromEntries(list.map((each) => [each.id, each]));
  const idOf = (spot: number) => `n${String(spot).padStart(4, "0")}`;
  const edges = joins.flatMap(([a, b], i) => {
    const [sourceId, targetId] = [spots[a % spots.length], spots[b % spots.length]];
    if (sourceId === undefined || targetId === undefined || sourceId === targetId) return [];
    const ends = { id: `e${String(i).padStart(4, "0")}`, sourceId: idOf(sourceId), targetId: idOf(targetId) };
    return i % 3 === 0
      ? [{ ...ends, cls: "DEPENDENCY", type: "SERVICE" }]
      : [
          {
            ...ends,
            cls: "CONTROL",
            type: "CONDITION",
            guard: ["valid", "timeout", "over the limit"][i % 3],
          },
        ];
  });
  const content = parseContent({
    schema: 1,
    lanes: { lane: { id: "lane", name: "Lane" } },
    nodes: entries(spots.map((spot) => ({ id: idOf(spot), kind: "STEP", title: "Step", laneId: "lane" }))),
    edges: entries(edges),
    layout: Object.fromEntries(
      spots.map((spot) => [
        idOf(spot),
        { x: 8 + (spot % width) * 207, y: 9 + Math.floor(spot / width) * 94, w: 184, h: 76 },
      ]),
    ),
  });
  if (!content.ok) throw new Error(JSON.stringify(content.error));
  const doc = new Y.Doc();
  doc.transact(() => applyContent(doc, content.value));
  const store = createBoardStore(doc);
  let made = 0;
  const commands = createCommands(doc, { newId: () => `new-${made++}` });
  const show = (build: SceneBuilder, pace: ScenePace = "settle"): Scene =>
    build({ board: store.getBoard(), live: nothing, awake: nobody, pace });
  return { commands, show };
}

const drawn = fc.record({
  spots: fc.uniqueArray(fc.nat(columns * rows - 1), { minLength: 2, maxLength: 26 }),
  joins: fc.array(fc.tuple(fc.nat(25), fc.nat(25)), { minLength: 1, maxLength: 30 }),
  width: fc.constant(columns),
});

/** A board large enough that its careful routes come later; the same each time. */
const large: Drawn = {
  spots: Array.from({ length: 240 }, (_, i) => i),
  joins: Array.from({ length: 420 }, (_, i) => [i, i + 1 + ((i * 7) % 43)] as const),
  width: 24,
};

/** Does what a worker would until nothing is left. */
function settle(build: SceneBuilder, show: () => Scene): Scene {
  for (;;) {
    const jobs = build.takeJobs({ x: 0, y: 0 }, 50);
    build.accept(answerChunk(structuredClone(routeChunk(jobs, build.obstacles))));
    const scene = show();
    if (jobs.length === 0 && !build.isUnsettled()) return scene;
  }
}

const runsOver = ({ points }: EdgeScene, box: Rect): boolean =>
  points
    .slice(1)
    .some((point, i) => overlapArea(inflate(rectBetween(points[i] ?? point, point), 0.5), box) > 0);
const routesOf = (scene: Scene) => [...scene.edges].map(([id, { points }]) => [id, points]);

describe("routes and words of any board", () => {
  it("run over no card but their ends, along horizontal and vertical legs", () => {
    fc.assert(
      fc.property(drawn, (board) => {
        const { cards, edges } = open(board).show(createSceneBuilder());
        for (const edge of edges.values()) {
          for (const [i, point] of edge.points.slice(1).entries())
            expect(edge.points[i]?.x === point.x || edge.points[i]?.y === point.y).toBe(true);
          for (const [id, { box }] of cards) {
            if (id === edge.edge.sourceId || id === edge.edge.targetId) continue;
            expect(runsOver(edge, box), `${edge.id} over ${id}`).toBe(false);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("never have two words over each other unless they are marked as crowded", () => {
    fc.assert(
      fc.property(drawn, (board) => {
        const { edges } = open(board).show(createSceneBuilder());
        // Narrower than what is kept free for them: a rounding must not count as an overlap.
        const rects = [...edges.values()].flatMap(({ label, labelAt, isLabelCrowded }) =>
          labelAt && !isLabelCrowded
            ? [{ x: labelAt.x - label.length * 3, y: labelAt.y - 8.9, w: label.length * 6, h: 17.8 }]
            : [],
        );
        for (const [i, a] of rects.entries())
          for (const b of rects.slice(i + 1)) expect(overlapArea(a, b)).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it("are the same each time", () => {
    fc.assert(
      fc.property(drawn, (board) => {
        const [once, again] = [open(board), open(board)].map(({ show }) => show(createSceneBuilder()));
        expect([...(once?.edges ?? [])]).toEqual([...(again?.edges ?? [])]);
      }),
      { numRuns: 20 },
    );
  });
});

describe("a large board", () => {
  it("is drawn at once by simple routes, and settles to the routes that a careful look gives", () => {
    const { show } = open(large);
    const build = createSceneBuilder("later");
    const first = show(build);
    const carefully = show(createSceneBuilder());
    expect(first.edges.size).toBe(carefully.edges.size);
    expect(routesOf(first)).not.toEqual(routesOf(carefully));
    expect(routesOf(settle(build, () => show(build)))).toEqual(routesOf(carefully));
    expect([...show(build).edges.values()].filter((edge) => !edge.isLabelCrowded).length).toBeGreaterThan(
      200,
    );
  });

  it("settles to the same routes whatever was moved meanwhile", () => {
    const paces = fc.constantFrom("wait", "settle", "follow");
    const moves = fc.array(fc.tuple(fc.nat(239), fc.nat(4_000), fc.nat(700), paces), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(moves, (steps) => {
        const { show, commands } = open(large);
        const build = createSceneBuilder("later");
        show(build);
        for (const [card, x, y, pace] of steps) {
          if (pace === "wait") settle(build, () => show(build));
          commands.moveNodes([{ id: `n${String(card).padStart(4, "0")}`, x, y }]);
          show(build, pace === "follow" ? "follow" : "settle");
        }
        expect(routesOf(settle(build, () => show(build)))).toEqual(routesOf(show(createSceneBuilder())));
      }),
      { numRuns: 4 },
    );
  });

  it("takes both ends' routes along while cards are dragged together, and leaves the others alone", () => {
    const { show } = open(large);
    const build = createSceneBuilder("later");
    const before = settle(build, () => show(build));
    const live = new Map(
      [...before.cards].slice(0, 60).map(([id, { box }]) => [id, { ...box, x: box.x + 40 }]),
    );
    const during = build({ board: before.board, live, awake: nobody });
    for (const [id, edge] of during.edges) {
      const old = before.edges.get(id);
      const ends = [edge.edge.sourceId, edge.edge.targetId].filter((end) => live.has(end)).length;
      if (ends === 0) expect(edge).toBe(old);
      if (ends === 2) expect(edge.points).toEqual(old?.points.map(({ x, y }) => ({ x: x + 40, y })));
    }
    expect(routesOf(build({ board: before.board, live: nothing, awake: nobody }))).toEqual(routesOf(before));
  });

  it("only follows cards that keep moving: no edge is looked after but those that have to", () => {
    const { show, commands } = open(large);
    const build = createSceneBuilder("later");
    const before = settle(build, () => show(build));
    commands.moveNodes([{ id: "n0040", x: 900, y: 300 }]);
    const during = show(build, "follow");
    const changed = [...during.edges.values()].filter(
      (edge) => edge.points !== before.edges.get(edge.id)?.points,
    );
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.every(({ edge }) => [edge.sourceId, edge.targetId].includes("n0040"))).toBe(true);
    expect(show(build, "follow")).toBe(during);
    expect(routesOf(settle(build, () => show(build)))).toEqual(routesOf(show(createSceneBuilder())));
  });

  it("forgets no edge whose worker was stopped", () => {
    const { show } = open(large);
    const build = createSceneBuilder("later");
    show(build);
    build.takeJobs({ x: 0, y: 0 }, 300);
    build.recallJobs();
    expect(routesOf(settle(build, () => show(build)))).toEqual(routesOf(show(createSceneBuilder())));
  });
});
