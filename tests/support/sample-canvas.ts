/** The sample board with the parts of a canvas on it but no page, for tests of what people can do on the map. */
import * as Y from "yjs";
import type { BoardSession } from "#components/board/board-session.tsx";
import { createViewState } from "#components/board/view-state.ts";
import { createCamera } from "#components/canvas/camera.ts";
import { createActions } from "#components/canvas/canvas-actions.ts";
import type { Canvas } from "#components/canvas/canvas-context.tsx";
import { initialUi } from "#components/canvas/canvas-ui.ts";
import { createExternalStore } from "#components/canvas/external-store.ts";
import { late } from "#components/canvas/late.ts";
import { createLayers } from "#components/canvas/layers.ts";
import { createSceneStore } from "#components/canvas/scene-store.ts";
import { createViewport } from "#components/canvas/viewport.ts";
import { createWorkshop } from "#components/canvas/workshop.ts";
import { createBoardStore } from "#lib/board/board-store.ts";
import { createCommands } from "#lib/board/commands/create-commands.ts";
import { applyContent } from "#lib/board/content.ts";
import { createUndo } from "#lib/board/undo.ts";
import { sampleContent } from "#lib/sample/sample-content.ts";
import { createLive } from "#lib/sync/live.ts";
import type { RemotePresence } from "#lib/sync/presence.ts";

const alone = createLive<readonly RemotePresence[]>([]);

export function sampleCanvas() {
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
    lockedForRound: null,
    memberColors: {},
    me: { id: "me", name: "Ana Ruiz", color: 8, role: "OWNER" },
    store,
    commands: createCommands(doc, { newId: () => `new-${made++}` }),
    undo: createUndo(doc),
    view: createViewState(),
    connection: { doc, others: alone } as unknown as NonNullable<BoardSession["connection"]>,
  };
  const ui = createExternalStore({ ...initialUi, canEdit: true });
  const scene = createSceneStore(session, ui);
  const camera = createCamera({ x: 0, y: 0, zoom: 1 });
  const parts = { session, ui, scene, camera, viewport: createViewport(camera, () => null) };
  const actions = createActions(parts);
  const workshop = createWorkshop(parts, actions);
  const canvas: Canvas = {
    ...parts,
    layers: createLayers(parts),
    actions,
    workshop: late(async () => workshop),
  };
  const boxOf = (id: string) => {
    const box = scene.flush().cards.get(id)?.box;
    if (!box) throw new Error(`no card ${id}`);
    return box;
  };
  const { arranging, pasting } = workshop;
  return { canvas, session, store, actions, arranging, pasting, boxOf };
}
