import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createBoardStore } from "#lib/board/board-store.ts";
import { createCommands } from "#lib/board/commands/create-commands.ts";
import { applyContent } from "#lib/board/content.ts";
import { sampleContent } from "#lib/sample/sample-content.ts";
import { inflate, overlapArea, type Rect } from "./geometry.ts";
import { createSceneBuilder, type Scene } from "./scene.ts";

const nothing: ReadonlyMap<string, Rect> = new Map();
const nobody: ReadonlySet<string> = new Set();

function openSample() {
  const doc = new Y.Doc();
  doc.transact(() => applyContent(doc, sampleContent()));
  const store = createBoardStore(doc);
  let made = 0;
  const commands = createCommands(doc, { newId: () => `new-${made++}` });
  const build = createSceneBuilder();
  const scene = (input: { live?: ReadonlyMap<string, Rect>; awake?: ReadonlySet<string> } = {}) =>
    build({ board: store.getBoard(), live: input.live ?? nothing, awake: input.awake ?? nobody });
  return { commands, scene, store };
}

const changed = (before: Scene, after: Scene) => ({
  cards: [...after.cards].filter(([id, card]) => before.cards.get(id) !== card).map(([id]) => id),
  edges: [...after.edges].filter(([id, edge]) => before.edges.get(id) !== edge).map(([id]) => id),
});

describe("the scene of a board", () => {
  it("shows every card of the sample, and every edge that isn't folded", () => {
    const { scene, store } = openSample();
    const { cards, edges } = scene();
    expect(cards.size).toBe(store.getBoard().nodes.size);
    const folded = [...cards.values()].reduce((sum, card) => sum + card.foldedNeedsCount, 0);
    expect(edges.size + folded).toBe(store.getBoard().edges.size);
    expect(folded).toBeGreaterThan(0);
  });

  it("draws the throughline last", () => {
    const looks = [...openSample().scene().edges.values()].map((edge) => edge.look);
    expect(looks.at(-1)).toBe("happy");
    expect(looks.lastIndexOf("needs")).toBeLessThan(looks.indexOf("raises"));
    expect(looks.filter((look) => look === "happy")).toHaveLength(10);
  });

  it("routes no edge of the sample over a card", () => {
    const { cards, edges } = openSample().scene();
    for (const { edge, points } of edges.values()) {
      const legs = points.slice(1).map((to, i) => {
        const from = points[i] ?? to;
        const rect = {
          x: Math.min(from.x, to.x),
          y: Math.min(from.y, to.y),
          w: Math.abs(from.x - to.x),
          h: Math.abs(from.y - to.y),
        };
        return inflate(rect, 0.5);
      });
      for (const [id, { box }] of cards) {
        if (id === edge.sourceId || id === edge.targetId) continue;
        expect(
          legs.every((leg) => overlapArea(leg, box) === 0),
          `${edge.id} over ${id}`,
        ).toBe(true);
      }
    }
  });

  it("routes edges through the frame of a group as if it weren't there", () => {
    const { scene, commands, store } = openSample();
    const before = scene();
    const card = before.cards.get("s2");
    if (!card) throw new Error("the sample has a card s2");
    const laneId = card.node.laneId ?? "";
    const group = commands.addNode({ kind: "GROUP", title: "Prices", laneId });
    if (!group.ok) throw new Error("a group can be added");
    const top = before.bands.find((band) => band.laneId === laneId)?.top ?? 0;
    const { x, y, w, h } = inflate(card.box, 12);
    commands.resizeNode(group.value, { x, y: y - top + 9, w, h });
    const after = scene();
    expect(after.cards.has(group.value)).toBe(true);
    const touching = [...store.getBoard().edges.values()].filter(
      ({ sourceId, targetId }) => sourceId === "s2" || targetId === "s2",
    );
    expect(touching.length).toBeGreaterThan(1);
    for (const { id } of touching) expect(after.edges.get(id)?.points).toEqual(before.edges.get(id)?.points);
    expect(after.obstacles.within(card.box)).toContain(group.value);
  });

  it("changes one card and nothing else when one title changes", () => {
    const { commands, scene } = openSample();
    const before = scene();
    commands.setText("nodes", "s3", "title", "Enter voucher");
    const after = scene();
    expect(changed(before, after)).toEqual({ cards: ["s3"], edges: [] });
    expect(after.edges).toBe(before.edges);
  });

  it("is the same object while nothing changes", () => {
    const { scene } = openSample();
    expect(scene()).toBe(scene());
  });

  it("moves a dragged card with its own edges only", () => {
    const { scene } = openSample();
    const before = scene();
    const box = before.cards.get("y6")?.box;
    const after = scene({ live: new Map([["y6", { ...box!, x: box!.x + 300 }]]) });
    const { cards, edges } = changed(before, after);
    expect(cards).toEqual(["y6"]);
    expect(edges.length).toBeGreaterThan(0);
    for (const id of edges)
      expect([after.edges.get(id)?.edge.sourceId, after.edges.get(id)?.edge.targetId]).toContain("y6");
  });

  it("shows folded needs while their card is awake", () => {
    const { scene } = openSample();
    const folded = [...scene().cards.values()].find((card) => card.foldedNeedsCount > 0)!;
    const before = scene().edges.size;
    expect(scene({ awake: new Set([folded.id]) }).edges.size).toBeGreaterThanOrEqual(
      before + folded.foldedNeedsCount,
    );
  });

  it("tucks the cards of a collapsed lane into its strip, with their edges", () => {
    const { commands, scene } = openSample();
    commands.setView("cust", { collapsed: true });
    const { cards, bands, edges } = scene();
    const band = bands.find(({ laneId }) => laneId === "cust");
    const outcome = cards.get("o1");
    expect(outcome?.isTucked).toBe(true);
    expect(outcome!.box.y + outcome!.box.h).toBeLessThanOrEqual(band!.top + band!.height);
    expect([...edges.values()].some(({ edge }) => edge.targetId === "o1")).toBe(true);
  });

  it("folds the exceptions of a card with the fallbacks only they lead to", () => {
    const { commands, scene } = openSample();
    commands.setView("s5", { collapsed: true });
    const { cards } = scene();
    expect([cards.has("x4"), cards.has("f4"), cards.get("s5")?.foldedExceptions]).toEqual([false, false, 1]);
  });

  it("keeps a fallback that another exception leads to as well", () => {
    const { commands, scene } = openSample();
    commands.connect({ sourceId: "x1", targetId: "f4" });
    commands.setView("s5", { collapsed: true });
    const { cards } = scene();
    expect([cards.has("x4"), cards.has("f4")]).toEqual([false, true]);
  });

  it("marks a need without owner as a gap and never folds it", () => {
    const { commands, scene } = openSample();
    commands.setOwner("e21", null);
    expect(scene().edges.get("e21")).toMatchObject({ isGap: true, label: "No owner" });
  });
});
