// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { hashBoard } from "#lib/board/hash-board.ts";
import { inStack } from "#lib/canvas/card-stack.ts";
import { sampleCanvas } from "#tests/support/sample-canvas.ts";

describe("arranging the selected cards", () => {
  it("lines them up in one undo step and changes no meaning", () => {
    const { session, store, actions, arranging, boxOf } = sampleCanvas();
    const before = hashBoard(store.getBoard()).semHash;
    const [a, b] = [boxOf("s1"), boxOf("s2")];
    actions.select(["s1", "s2"]);
    arranging.align("left");
    expect(boxOf("s2").x).toBe(Math.min(a.x, b.x));
    expect(boxOf("s1").x).toBe(Math.min(a.x, b.x));
    expect(hashBoard(store.getBoard()).semHash).toBe(before);
    session.undo.undo();
    expect([boxOf("s1"), boxOf("s2")]).toEqual([a, b]);
  });

  it("passes over what is held in place, also when nudging", () => {
    const { actions, arranging, boxOf } = sampleCanvas();
    actions.select(["s1"]);
    arranging.togglePin();
    const held = boxOf("s1");
    actions.nudge(40, 0);
    expect(boxOf("s1")).toEqual(held);
    actions.select(["s1", "s2"]);
    const other = boxOf("s2");
    actions.nudge(40, 0);
    expect(boxOf("s1")).toEqual(held);
    expect(boxOf("s2").x).toBe(other.x + 40);
    arranging.togglePin();
    arranging.togglePin();
    actions.nudge(5, 0);
    expect(boxOf("s1").x).toBe(held.x + 5);
  });

  it("groups cards so that they move with their frame, and takes the group apart again", () => {
    const { session, store, actions, arranging, boxOf } = sampleCanvas();
    actions.select(["s2", "s3"]);
    arranging.group();
    const [groupId = ""] = session.view.get().selection;
    const group = store.getBoard().nodes.get(groupId);
    expect(group?.kind).toBe("GROUP");
    const [frame, inside] = [boxOf(groupId), boxOf("s2")];
    expect(frame.x).toBeLessThan(inside.x);
    expect(frame.y).toBeLessThan(inside.y);
    expect(frame.y + frame.h).toBeGreaterThan(inside.y + inside.h);
    actions.select([groupId]);
    actions.nudge(30, 0);
    expect(boxOf("s2").x).toBe(inside.x + 30);
    arranging.ungroup();
    expect(store.getBoard().nodes.has(groupId)).toBe(false);
    expect([...session.view.get().selection].sort()).toEqual(["s2", "s3"]);
    expect(boxOf("s2").x).toBe(inside.x + 30);
  });

  it("copies to where they are dropped, in one undo step", () => {
    const { session, store, actions, boxOf } = sampleCanvas();
    actions.select(["s1"]);
    const box = boxOf("s1");
    const count = store.getBoard().nodes.size;
    actions.dropCopies(new Map([["s1", { ...box, x: box.x + 600 }]]));
    const [copy = ""] = session.view.get().selection;
    expect(boxOf("s1")).toEqual(box);
    expect(boxOf(copy).x).toBe(box.x + 600);
    session.undo.undo();
    expect(store.getBoard().nodes.size).toBe(count);
  });

  it("brings cards to front and sends them back in one undo step, and changes no meaning", () => {
    const { canvas, session, store, actions, arranging } = sampleCanvas();
    const before = hashBoard(store.getBoard());
    actions.select(["s2", "s3"]);
    arranging.restack("front");
    const stack = () => inStack([...canvas.scene.flush().cards.values()]).map(({ id }) => id);
    expect(stack().slice(-2)).toEqual(["s2", "s3"]);
    expect(hashBoard(store.getBoard()).semHash).toBe(before.semHash);
    session.undo.undo();
    expect(hashBoard(store.getBoard())).toEqual(before);
    arranging.restack("back");
    expect(stack().slice(0, 2)).toEqual(["s2", "s3"]);
  });
});
