/**
 * React Flow as camera and mount of the cards near the view. Its own edges, handles, selection, dragging, minimap
 * and keys are off: they subscribe every card to every change.
 */
"use client";

import { type Edge as FlowEdge, type NodeTypes, ReactFlow, useStoreApi, ViewportPortal } from "@xyflow/react";
import { useEffect, useMemo, useRef, useState } from "react";
import { detailTier } from "#lib/canvas/detail-tier.ts";
import { inflate, type Rect, sameRect } from "#lib/canvas/geometry.ts";
import { useCanvas, useScene, useUi, useView } from "./canvas-context.tsx";
import { Card } from "./card.tsx";
import { EdgeLabels, EdgeLayer } from "./edge-layer.tsx";
import { createFlowNodes } from "./flow-nodes.ts";
import { GestureLayer } from "./gesture-layer.tsx";
import { restoreCamera, useCameraMemory } from "./use-camera-memory.ts";
import { laneHeadWidth, maxZoom, minZoom } from "./viewport.ts";

const nodeTypes: NodeTypes = { card: Card };
const noEdges: FlowEdge[] = [];
/** The credit stands under the list of keys. */
const attribution = { hideAttribution: true };
const panWithMiddle = [1];
const panWithAny = [0, 1];
/** Cards are mounted this far beyond the view, and the part in view is looked at in steps of as much. */
const marginPx = 480;

export function FlowSurface() {
  const { session } = useCanvas();
  const nodes = useFlowNodes();
  const isPanning = useUi((ui) => ui.isPanning);
  const isHand = useView((view) => view.tool === "hand");
  const camera = useMemo(
    () => restoreCamera(session.boardId) ?? { x: laneHeadWidth, y: 0, zoom: 1 },
    [session.boardId],
  );
  useCameraMemory(session.boardId);
  useFirstLook();
  return (
    <ReactFlow
      nodes={nodes}
      edges={noEdges}
      nodeTypes={nodeTypes}
      defaultViewport={camera}
      minZoom={minZoom}
      maxZoom={maxZoom}
      panOnScroll
      panOnScrollSpeed={1}
      panOnDrag={isPanning || isHand ? panWithAny : panWithMiddle}
      zoomOnScroll={false}
      zoomOnPinch
      zoomOnDoubleClick={false}
      panActivationKeyCode={null}
      zoomActivationKeyCode={null}
      selectionKeyCode={null}
      multiSelectionKeyCode={null}
      deleteKeyCode={null}
      disableKeyboardA11y
      nodesDraggable={false}
      nodesConnectable={false}
      nodesFocusable={false}
      edgesFocusable={false}
      elementsSelectable={false}
      elevateNodesOnSelect={false}
      proOptions={attribution}
    >
      <ViewportPortal>
        <EdgeLayer />
        <EdgeLabels />
        <GestureLayer />
      </ViewportPortal>
    </ReactFlow>
  );
}

/** The first time on a board: all of it where that is readable, else its beginning with as much of it as is. */
function useFirstLook() {
  const { session, scene, viewport } = useCanvas();
  useEffect(() => {
    const { bounds } = scene.get();
    if (!bounds || restoreCamera(session.boardId)) return;
    const seen = viewport.visible();
    const readableZoom = seen.w * viewport.get().zoom < narrowPx ? narrowZoom : wideZoom;
    const zoom = Math.min(seen.w / bounds.w, seen.h / bounds.h);
    if (zoom >= readableZoom) viewport.fit(bounds, { isInstant: true });
    else viewport.show({ x: bounds.x - firstLookMargin, y: bounds.y - firstLookMargin }, readableZoom);
  }, [session, scene, viewport]);
}

/** Short titles are readable from here; on a phone less has to do, or it would show but a corner. */
const wideZoom = 0.6;
const narrowZoom = 0.4;
const narrowPx = 600;
const firstLookMargin = 16;
const nobody: ReadonlySet<string> = new Set();

function useFlowNodes() {
  const { session } = useCanvas();
  const near = useNear();
  const scene = useScene((all) => all);
  const build = useRef(createFlowNodes());
  const dragged = useUi((ui) => ui.drag?.boxes);
  const renamingId = useUi((ui) => ui.renamingId);
  const focusId = useView((view) => view.focusId);
  return useMemo(() => {
    const own = new Set(dragged?.keys());
    const others = session.connection?.others.get() ?? [];
    const draggedByOthers = new Set(others.flatMap((other) => Object.keys(other.drag ?? {})));
    const keep = new Set([...own, ...(renamingId ? [renamingId] : []), ...(focusId ? [focusId] : [])]);
    return build.current({ scene, near, keep, dragged: own.size > 0 ? own : nobody, draggedByOthers });
  }, [scene, near, dragged, renamingId, focusId, session]);
}

/** The part of the board near the view, in coarse steps; also keeps tier and zoom of the canvas up to date. */
function useNear(): Rect {
  const flow = useStoreApi();
  const { ui, viewport } = useCanvas();
  const [near, setNear] = useState<Rect>({ x: -1e4, y: -1e4, w: 2e4, h: 2e4 });
  useEffect(() => {
    const follow = () => {
      const { transform, domNode } = flow.getState();
      const zoom = transform[2];
      ui.set({ zoomPercent: Math.round(zoom * 100), tier: detailTier(zoom, ui.get().tier) });
      domNode?.style.setProperty("--k", counterScale(zoom));
      const next = stepped(viewport.visible(), marginPx / zoom);
      setNear((before) => (sameRect(before, next) ? before : next));
    };
    follow();
    return flow.subscribe(follow);
  }, [flow, ui, viewport]);
  return near;
}

function stepped(rect: Rect, step: number): Rect {
  const coarse = 2 ** Math.ceil(Math.log2(step));
  const x = Math.floor(rect.x / coarse) * coarse;
  const y = Math.floor(rect.y / coarse) * coarse;
  const right = Math.ceil((rect.x + rect.w) / coarse) * coarse;
  const bottom = Math.ceil((rect.y + rect.h) / coarse) * coarse;
  return inflate({ x, y, w: right - x, h: bottom - y }, coarse / 2);
}

/** By how much lines and short titles grow so that they stay readable; in steps, since each restyles the map. */
function counterScale(zoom: number): string {
  if (zoom >= 1) return "1";
  return (Math.round(20 / zoom) / 20).toFixed(2);
}
