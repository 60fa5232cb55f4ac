/** The first time on a board: all of it where that is readable, else its beginning with as much of it as is. */
import { useEffect } from "react";
import { useCanvas } from "./canvas-context.tsx";
import { restoreCamera } from "./use-camera-memory.ts";

/** Short titles are readable from here; on a phone less has to do, or it would show but a corner. */
const wideZoom = 0.6;
const narrowZoom = 0.4;
const narrowPx = 600;
const marginPx = 16;

export function useFirstLook(): void {
  const { session, scene, viewport } = useCanvas();
  useEffect(() => {
    const { bounds } = scene.get();
    if (!bounds || restoreCamera(session.boardId)) return;
    const seen = viewport.visible();
    const readableZoom = seen.w * viewport.get().zoom < narrowPx ? narrowZoom : wideZoom;
    const zoom = Math.min(seen.w / bounds.w, seen.h / bounds.h);
    if (zoom >= readableZoom) viewport.fit(bounds, { isInstant: true });
    else viewport.show({ x: bounds.x - marginPx, y: bounds.y - marginPx }, readableZoom);
  }, [session, scene, viewport]);
}
