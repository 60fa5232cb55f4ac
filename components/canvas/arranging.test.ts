// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import type { BoardSession } from "#components/board/board-session.tsx";
import { createViewState } from "#components/board/view-state.ts";
import { createBoardStore } from "#lib/board/board-store.ts";
import { createCommands } from "#lib/board/commands/create-commands.ts";
import { applyContent } from "#lib/board/content.ts";
import { hashBoard } from "#lib/board/hash-board.ts";
import { createUndo } from "#lib/board/undo.ts";
import { sampleContent } from "#lib/sample/sample-content.ts";
import { createArranging } from "./arranging.ts";
import { createCamera } from "./camera.ts";
import { createActions } from "./canvas-actions.ts";
import { initialUi } from "./canvas-ui.ts";
import { createExternalStore } from "./external-store.ts";
import { createSceneStore } from "./scene-store.ts";
import { createViewport } from "./viewport.ts";

function sample() {
  const doc = new Y.Doc();
  doc.transact(() => applyContent(doc, sampleContent()));
  const store = createBoardStore(doc);
  let made = 0;
  const session: BoardSession = {
    boardId: "b",
    title: "Sample",
    workspaceId: "w",
    workspaceName: "W",
    role: "OWNER",
    memberColors: {},
    me: { id: "me", name: "Ana Ruiz", color: 8, role: "OWNER" },
    store,
    commands: createCommands(doc, { newId: () => `new-${made++}` }),
    undo: createUndo(doc),
    view: createViewState(),
    connection: { doc } as NonNullable<BoardSession["connection"]>,
  };
  const ui = createExternalStore({ ...initialUi, canEdit: true });
  const scene = createSceneStore({ ...session, connection: undefined } as never, ui);
  const camera = createCamera({ x: 0, y: 0, zoom: 1 });
  const parts = { session, ui, scene, camera, viewport: createViewport(camera, () => null) };
  const actions = createActions(parts);
  const boxOf = (id: string) => {
    const box = scene.flush().cards.get(id)?.box;
    if (!box) throw new Error(`no card ${id}`);
    return box;
  };
  return { session, store, actions, arranging: createArranging(parts, actions), boxOf };
}

describe("arranging the selected cards", () => {
  it("lines them up in one undo step and changes no meaning", () => {
    const { session, store, actions, arranging, boxOf } = sample();
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
    const { actions, arranging, boxOf } = sample();
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
    const { session, store, actions, arranging, boxOf } = sample();
    actions.select(["s2", "s3"]);
    arranging.group();
    const [groupId = ""] = session.view.get().selection;
    const group = store.getBoard().nodes.get(groupId);
    expect(group?.kind).toBe("GROUP");
    const [frame, inside] = [boxOf(groupId), boxOf("s2")];
    expect(frame.x).toBeLessThan(inside.x);
    actions.select([groupId]);
    actions.nudge(30, 0);
    expect(boxOf("s2").x).toBe(inside.x + 30);
    arranging.ungroup();
    expect(store.getBoard().nodes.has(groupId)).toBe(false);
    expect([...session.view.get().selection].sort()).toEqual(["s2", "s3"]);
    expect(boxOf("s2").x).toBe(inside.x + 30);
  });

  it("copies to where they are dropped, in one undo step", () => {
    const { session, store, actions, boxOf } = sample();
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
});
