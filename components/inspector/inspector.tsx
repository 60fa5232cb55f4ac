/** The column beside the map: what is selected, the board itself, its comments or its gaps. */
"use client";

import { useEffect, useState } from "react";
import { useBoard, useViewState } from "#components/board/board-session.tsx";
import type { WidthClass } from "#components/board/use-width-class.ts";
import { CommentsPanel } from "#components/comments/comments-panel.tsx";
import { GapsPanel } from "#components/gaps/gaps-panel.tsx";
import type { Board } from "#lib/board/model.ts";
import { BoardInspector } from "./board-inspector.tsx";
import { CheckpointInspector } from "./checkpoint-inspector.tsx";
import { EdgeInspector } from "./edge-inspector.tsx";
import { FlowInspector } from "./flow-inspector.tsx";
import { InspectorFrame } from "./inspector-frame.tsx";
import { LaneInspector } from "./lane-inspector.tsx";
import { NodeInspector } from "./node-inspector.tsx";
import { SeveralInspector } from "./several-inspector.tsx";

export interface InspectorProps {
  width: WidthClass;
  onClose: () => void;
}

export function Inspector({ width, onClose }: InspectorProps) {
  const comments = useViewState((values) => values.comments);
  const hasGaps = useViewState((values) => values.gaps ?? false);
  return (
    <InspectorFrame width={width} onClose={onClose}>
      {comments ? <CommentsPanel shown={comments} /> : hasGaps ? <GapsPanel /> : <Selected />}
    </InspectorFrame>
  );
}

function Selected() {
  const selection = useSelectionAtRest();
  const ids = [...selection];
  const [id] = ids;
  if (id === undefined) return <BoardInspector />;
  return ids.length === 1 ? <One key={id} id={id} /> : <SeveralInspector ids={ids} />;
}

/** While a frame is drawn over cards the selection changes with every move: several are shown once that rests. */
const restMs = 120;

function useSelectionAtRest(): ReadonlySet<string> {
  const selection = useViewState((values) => values.selection);
  const [rested, setRested] = useState(selection);
  useEffect(() => {
    const timer = setTimeout(() => setRested(selection), restMs);
    return () => clearTimeout(timer);
  }, [selection]);
  return selection.size > 1 ? rested : selection;
}

function One({ id }: { id: string }) {
  const found = useBoard(
    (board) => find(board, id),
    (a, b) => a?.element === b?.element,
  );
  switch (found?.kind) {
    case "node":
      return <NodeInspector node={found.element} />;
    case "edge":
      return <EdgeInspector edge={found.element} />;
    case "lane":
      return <LaneInspector lane={found.element} />;
    case "flow":
      return <FlowInspector flow={found.element} />;
    case "checkpoint":
      return <CheckpointInspector checkpoint={found.element} />;
    default:
      // Deleted meanwhile, by somebody else: the board is what is left to show.
      return <BoardInspector />;
  }
}

function find(board: Board, id: string) {
  const node = board.nodes.get(id);
  if (node) return { kind: "node", element: node } as const;
  const edge = board.edges.get(id);
  if (edge) return { kind: "edge", element: edge } as const;
  const lane = board.lanes.get(id);
  if (lane) return { kind: "lane", element: lane } as const;
  const flow = board.flows.get(id);
  if (flow) return { kind: "flow", element: flow } as const;
  const checkpoint = board.checkpoints.get(id);
  return checkpoint ? ({ kind: "checkpoint", element: checkpoint } as const) : undefined;
}
