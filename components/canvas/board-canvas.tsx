/** The map: lanes, cards and edges of a board, with everything needed to draw on it. Fills its parent. */
"use client";

import "./canvas.css";
import { useEffect, useMemo, useRef, useState } from "react";
import { useBoardSession } from "#components/board/board-session.tsx";
import { createCamera } from "./camera.ts";
import { createActions } from "./canvas-actions.ts";
import { type Canvas, CanvasProvider } from "./canvas-context.tsx";
import { CanvasScreen } from "./canvas-screen.tsx";
import { initialUi } from "./canvas-ui.ts";
import { createExternalStore } from "./external-store.ts";
import { late } from "./late.ts";
import { createLayers } from "./layers.ts";
import { createSceneStore } from "./scene-store.ts";
import { restoreCamera } from "./use-camera-memory.ts";
import { createViewport, laneHeadWidth } from "./viewport.ts";

export function BoardCanvas() {
  const session = useBoardSession();
  const { boardId, store, commands, undo, view, connection } = session;
  const surface = useRef<HTMLDivElement>(null);
  const [ui] = useState(() => createExternalStore(initialUi));

  // The session is a new object when only the title changes; the canvas is made of its lasting parts.
  const lasting = useRef(session);
  lasting.current = session;
  const canvas = useMemo<Canvas>(() => {
    const parts = { ...lasting.current, store, commands, undo, view, ...(connection && { connection }) };
    const camera = createCamera(restoreCamera(boardId) ?? { x: laneHeadWidth, y: 0, zoom: 1 });
    const viewport = createViewport(camera, () => surface.current);
    const base = {
      session: parts,
      ui,
      scene: createSceneStore(parts, ui, { visible: viewport.visible, camera }),
      camera,
      viewport,
    };
    const actions = createActions(base);
    return {
      ...base,
      layers: createLayers(base),
      actions,
      workshop: late(async () => (await import("./workshop.ts")).createWorkshop(base, actions)),
    };
  }, [boardId, store, commands, undo, view, connection, ui]);

  useEffect(() => canvas.scene.start(), [canvas]);
  useEffect(() => canvas.layers.start(), [canvas]);

  return (
    <CanvasProvider canvas={canvas}>
      <CanvasScreen surface={surface} title={session.title} />
    </CanvasProvider>
  );
}
