/**
 * The near renderer: cards as React Flow nodes, edges and their words as elements. React Flow only mounts what it is
 * given; its own edges, handles, selection, dragging, minimap, camera and keys are off, since they subscribe every
 * card to every change.
 */
"use client";

import "@xyflow/react/dist/base.css";
import {
  type Edge as FlowEdge,
  type Node,
  type NodeTypes,
  ReactFlow,
  ReactFlowProvider,
  useStoreApi,
  ViewportPortal,
} from "@xyflow/react";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Scene } from "#lib/canvas/scene.ts";
import type { Camera } from "./camera.ts";
import { useCanvas, useLayers, useScene, useUi } from "./canvas-context.tsx";
import { Card } from "./card.tsx";
import { EdgeLabels, EdgeLayer } from "./edge-layer.tsx";
import { createFlowNodes } from "./flow-nodes.ts";
import { maxZoom, minZoom } from "./viewport.ts";

const nodeTypes: NodeTypes = { card: Card };
const noEdges: FlowEdge[] = [];
/** The credit stands under the list of keys. */
const attribution = { hideAttribution: true };
const nobody: ReadonlySet<string> = new Set();

export function MountedLayer() {
  const { layers, workshop } = useCanvas();
  useEffect(() => {
    layers.allowMounting();
    workshop.begin();
  }, [layers, workshop]);
  return (
    <ReactFlowProvider>
      <Surface />
    </ReactFlowProvider>
  );
}

function Surface() {
  const { camera } = useCanvas();
  const nodes = useFlowNodes();
  const [first] = useState(() => camera.get());
  useFollowCamera();
  useHide();
  return (
    <ReactFlow
      nodes={nodes}
      edges={noEdges}
      nodeTypes={nodeTypes}
      defaultViewport={first}
      minZoom={minZoom}
      maxZoom={maxZoom}
      panOnScroll={false}
      panOnDrag={false}
      zoomOnScroll={false}
      zoomOnPinch={false}
      zoomOnDoubleClick={false}
      preventScrolling={false}
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
      // The map around it is the application.
      role="presentation"
    >
      <ViewportPortal>
        <EdgeLayer />
        <EdgeLabels />
      </ViewportPortal>
      <CardList />
    </ReactFlow>
  );
}

/** The list that the cards are items of; React Flow gives its container no role. */
function CardList() {
  const flow = useStoreApi();
  useEffect(() => {
    const list = flow.getState().domNode?.querySelector(".react-flow__nodes");
    list?.setAttribute("role", "list");
    list?.setAttribute("aria-label", "Cards");
  }, [flow]);
  return null;
}

/** React Flow shows what the camera shows; hidden it needn't: each of its nodes looks at every change. */
function useFollowCamera() {
  const flow = useStoreApi();
  const { camera, layers } = useCanvas();
  useLayoutEffect(() => {
    let followed: Camera | undefined;
    const follow = () => {
      if (layers.get().isHiding || followed === camera.get()) return;
      followed = camera.get();
      const { x, y, zoom } = followed;
      flow.setState({ transform: [x, y, zoom] });
    };
    follow();
    const stops = [camera.subscribe(follow), layers.subscribe(follow)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [flow, camera, layers]);
}

/** Hidden elements keep their layout, so that showing them again costs little. */
function useHide() {
  const flow = useStoreApi();
  const { layers } = useCanvas();
  useLayoutEffect(() => {
    const follow = () => flow.getState().domNode?.toggleAttribute("data-hidden", layers.get().isHiding);
    follow();
    return layers.subscribe(follow);
  }, [flow, layers]);
}

/** The same list while none of the mounted cards changed, and while they are hidden. */
function useFlowNodes() {
  const { session } = useCanvas();
  const ids = useLayers((layers) => layers.cards);
  const isHiding = useLayers((layers) => layers.isHiding);
  const build = useRef(createFlowNodes());
  const shown = useRef<Node[]>([]);
  const dragged = useUi((ui) => ui.drag?.boxes, sameKeys);
  const select = useCallback(
    (scene: Scene) => {
      if (isHiding) return shown.current;
      const own = dragged ? new Set(dragged.keys()) : nobody;
      const others = session.connection?.others.get() ?? [];
      const draggedByOthers = new Set(others.flatMap((other) => Object.keys(other.drag ?? {})));
      shown.current = build.current({ scene, ids, dragged: own, draggedByOthers });
      return shown.current;
    },
    [ids, isHiding, dragged, session],
  );
  return useScene(select);
}

type Keyed = ReadonlyMap<string, unknown> | undefined;

const sameKeys = (a: Keyed, b: Keyed): boolean =>
  a === b || (a !== undefined && a.size === b?.size && [...a.keys()].every((key) => b.has(key)));
