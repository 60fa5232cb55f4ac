/** The map: lanes, cards and edges of a board, with everything needed to draw on it. Fills its parent. */
"use client";

import "@xyflow/react/dist/base.css";
import "./canvas.css";
import { ReactFlowProvider, useReactFlow } from "@xyflow/react";
import { useEffect, useMemo, useRef, useState } from "react";
import { useBoardSession } from "#components/board/board-session.tsx";
import { createActions } from "./canvas-actions.ts";
import { type Canvas, CanvasProvider } from "./canvas-context.tsx";
import { CanvasScreen } from "./canvas-screen.tsx";
import { initialUi } from "./canvas-ui.ts";
import { createExternalStore } from "./external-store.ts";
import { createSceneStore } from "./scene-store.ts";
import { createViewport } from "./viewport.ts";

export function BoardCanvas() {
  return (
    <ReactFlowProvider>
      <CanvasRoot />
    </ReactFlowProvider>
  );
}

function CanvasRoot() {
  const session = useBoardSession();
  const { store, commands, undo, view, connection } = session;
  const latestFlow = useReactFlow();
  const surface = useRef<HTMLDivElement>(null);
  const [ui] = useState(() => createExternalStore(initialUi));

  // The session is a new object when only the title changes; the canvas is made of its lasting parts.
  const lasting = useRef(session);
  lasting.current = session;
  // React Flow gives a new object once its camera is there; the functions on both do the same.
  const flow = useRef(latestFlow);
  flow.current = latestFlow;
  const canvas = useMemo<Canvas>(() => {
    const parts = { ...lasting.current, store, commands, undo, view, ...(connection && { connection }) };
    const scene = createSceneStore(parts, ui);
    const viewport = createViewport(
      () => flow.current,
      () => surface.current,
    );
    const base = { session: parts, ui, scene, viewport };
    return { ...base, actions: createActions(base) };
  }, [store, commands, undo, view, connection, ui]);

  useEffect(() => canvas.scene.start(), [canvas]);

  return (
    <CanvasProvider canvas={canvas}>
      <CanvasScreen surface={surface} title={session.title} />
    </CanvasProvider>
  );
}
