/** Which cards and edges stay at full strength while one flow is chosen; null while all are. */
import { useMemo } from "react";
import { useBoard } from "#components/board/board-session.tsx";
import { flowEdges } from "#lib/canvas/flow-edges.ts";
import { useUi, useView } from "./canvas-context.tsx";

export interface FlowFocus {
  nodes: ReadonlySet<string>;
  edges: ReadonlySet<string>;
  path: readonly string[];
}

/** Computed once per canvas, for the layers that quiet the rest. */
export function useFlowFocus(): FlowFocus | null {
  const chosenId = useView((view) => view.flowId);
  const pathFlowId = useUi((ui) => ui.pathFlowId);
  const flowId = pathFlowId ?? chosenId;
  const flow = useBoard((board) => (flowId === undefined ? undefined : board.flows.get(flowId)));
  const edges = useBoard((board) => board.edges);
  return useMemo(
    () => (flow ? { nodes: new Set(flow.path), edges: flowEdges(flow, edges), path: flow.path } : null),
    [flow, edges],
  );
}
