/** Which cards and edges stay at full strength: of a flow, a filter, or the needs of a card; null while all are. */
import { useMemo } from "react";
import { useBoard } from "#components/board/board-session.tsx";
import type { Board } from "#lib/board/model.ts";
import { flowEdges } from "#lib/canvas/flow-edges.ts";
import { cardsThatFit } from "#lib/canvas/map-filter.ts";
import type { DrawnFocus } from "#lib/drawing/drawing.ts";
import { useUi, useView } from "./canvas-context.tsx";

const noEdges: Board["edges"] = new Map();
const noNodes: Board["nodes"] = new Map();
const noFlows: Board["flows"] = new Map();

/** Computed once per canvas, for the layers that quiet the rest. */
export function useFlowFocus(): DrawnFocus | null {
  const chosenId = useView((view) => view.flowId);
  const pathFlowId = useUi((ui) => ui.pathFlowId);
  const filter = useView((view) => view.filter);
  const reach = useUi((ui) => ui.overlay?.reach);
  const flowId = pathFlowId ?? chosenId;
  const isFocused = flowId !== undefined || filter !== undefined;
  const flow = useBoard((board) => (flowId === undefined ? undefined : board.flows.get(flowId)));
  const edges = useBoard((board) => (isFocused ? board.edges : noEdges));
  const nodes = useBoard((board) => (filter ? board.nodes : noNodes));
  const flows = useBoard((board) => (filter ? board.flows : noFlows));
  const isEditing = pathFlowId !== undefined;
  return useMemo(() => {
    if (reach && !isEditing) return reach;
    const fitting = cardsThatFit({ nodes, flows }, filter);
    if (!flow && !fitting) return null;
    const path = flow?.path ?? [];
    const inFlow = flow && new Set(path);
    const shown = fitting && inFlow ? new Set(path.filter((id) => fitting.has(id))) : (fitting ?? inFlow);
    return { nodes: shown ?? new Set(), edges: edgesOf(), path, isEditing };

    function edgesOf(): ReadonlySet<string> {
      if (flow && !fitting) return flowEdges(flow, edges);
      const between = [...edges.values()].filter(
        ({ sourceId, targetId }) => shown?.has(sourceId) && shown.has(targetId),
      );
      return new Set(between.map(({ id }) => id));
    }
  }, [reach, flow, nodes, flows, filter, edges, isEditing]);
}
