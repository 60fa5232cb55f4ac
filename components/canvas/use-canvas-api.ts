/** What the rest of the screen may ask of the canvas; registered on the view while it is mounted. */
import { useEffect, useMemo } from "react";
import type { CanvasApi } from "#components/board/view-state.ts";
import { inflate, type Rect, unionOf } from "#lib/canvas/geometry.ts";
import type { Scene } from "#lib/canvas/scene.ts";
import { type Canvas, useCanvas } from "./canvas-context.tsx";

const ringMs = 700;
const marginPx = 90;

type Camera = Omit<CanvasApi, "run">;

/** The moves of the camera that keys and buttons ask for. */
export function useCanvasApi(): Camera {
  const canvas = useCanvas();
  return useMemo(() => createApi(canvas), [canvas]);
}

export function useRegisterCanvas(api: Camera, run: CanvasApi["run"]): void {
  const { session } = useCanvas();
  useEffect(() => {
    session.view.set({ canvas: { ...api, run } });
    return () => session.view.set({ canvas: undefined });
  }, [session, api, run]);
}

function createApi({ scene, viewport, ui }: Canvas): Camera {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ring = (ids: readonly string[]) => {
    clearTimeout(timer);
    ui.set({ ringIds: new Set(ids) });
    timer = setTimeout(() => ui.set({ ringIds: undefined }), ringMs);
  };
  return {
    fit() {
      const { bounds } = scene.flush();
      if (bounds) viewport.fit(bounds);
    },
    zoomTo(ids) {
      const now = scene.flush();
      const cards = cardsBehind(now, ids);
      const around = unionOf([...cards.flatMap((id) => now.cards.get(id)?.box ?? []), ...bandsOf(now, ids)]);
      if (!around) return;
      viewport.fit(inflate(around, marginPx));
      ring(cards);
    },
    centerOn: (point) => viewport.center(point),
    zoomIn: () => viewport.zoomStep(1),
    zoomOut: () => viewport.zoomStep(-1),
    zoom100: () => viewport.zoomTo(1),
  };
}

/** The cards that elements of any kind stand for: ends of an edge, path of a flow, users of a checkpoint. */
function cardsBehind({ board, cards }: Scene, ids: readonly string[]): string[] {
  const found = ids.flatMap((id) => {
    if (cards.has(id)) return [id];
    const edge = board.edges.get(id);
    if (edge) return [edge.sourceId, edge.targetId];
    const flow = board.flows.get(id);
    if (flow) return flow.path;
    return [...board.nodes.values()]
      .filter((node) => node.checkpointId === id || node.ownerId === id)
      .map((node) => node.id);
  });
  return found.filter((id) => cards.has(id));
}

const bandsOf = ({ bands, bounds }: Scene, ids: readonly string[]): Rect[] =>
  bands
    .filter((band) => ids.includes(band.laneId))
    .map((band) => ({ x: bounds?.x ?? 0, y: band.top, w: bounds?.w ?? 600, h: band.height }));
