/** Keeps the tier of detail, the zoom in words and the counter-scale of lines and titles up with the camera. */
import { type RefObject, useLayoutEffect } from "react";
import { counterScale } from "#lib/canvas/counter-scale.ts";
import { detailTier } from "#lib/canvas/detail-tier.ts";
import { useCanvas } from "./canvas-context.tsx";

export function useDetail(surface: RefObject<HTMLElement | null>): void {
  const { camera, ui } = useCanvas();
  useLayoutEffect(() => {
    let lastScale = 0;
    const follow = () => {
      const { zoom } = camera.get();
      ui.set({ zoomPercent: Math.round(zoom * 100), tier: detailTier(zoom, ui.get().tier) });
      const scale = counterScale(zoom);
      if (scale !== lastScale) surface.current?.style.setProperty("--k", `${scale}`);
      lastScale = scale;
    };
    follow();
    return camera.subscribe(follow);
  }, [camera, ui, surface]);
}
