/** The parts of one mounted canvas, handed to everything drawn on it. */
"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { ViewValues } from "#components/board/view-state.ts";
import type { Scene } from "#lib/canvas/scene.ts";
import type { CameraStore } from "./camera.ts";
import type { CanvasActions, CanvasParts } from "./canvas-actions.ts";
import type { CanvasUi } from "./canvas-ui.ts";
import { useStoreValue } from "./external-store.ts";
import type { Late } from "./late.ts";
import type { Layers, LayersStore } from "./layers.ts";
import type { Workshop } from "./workshop.ts";

export interface Canvas extends CanvasParts {
  camera: CameraStore;
  layers: LayersStore;
  actions: CanvasActions;
  workshop: Late<Workshop>;
}

const CanvasContext = createContext<Canvas | null>(null);

export function CanvasProvider({ canvas, children }: { canvas: Canvas; children: ReactNode }) {
  return <CanvasContext value={canvas}>{children}</CanvasContext>;
}

export function useCanvas(): Canvas {
  const canvas = useContext(CanvasContext);
  if (!canvas) throw new Error("useCanvas needs a CanvasProvider above it");
  return canvas;
}

/** A part of the scene; re-renders when that part changes. */
export function useScene<T>(selector: (scene: Scene) => T, isEqual?: (a: T, b: T) => boolean): T {
  return useStoreValue(useCanvas().scene, selector, isEqual);
}

/** A part of what the canvas is doing. */
export function useUi<T>(selector: (ui: CanvasUi) => T, isEqual?: (a: T, b: T) => boolean): T {
  return useStoreValue(useCanvas().ui, selector, isEqual);
}

/** A part of the person's view. */
export function useView<T>(selector: (view: ViewValues) => T, isEqual?: (a: T, b: T) => boolean): T {
  return useStoreValue(useCanvas().session.view, selector, isEqual);
}

/** Which elements are mounted, and whether the canvas paints. */
export function useLayers<T>(selector: (layers: Layers) => T): T {
  return useStoreValue(useCanvas().layers, selector);
}
