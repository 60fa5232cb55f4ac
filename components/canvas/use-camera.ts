/** An element follows the camera up and down and has its zoom as the CSS variable --z, without rendering. */
import { useCallback } from "react";
import { useCanvas } from "./canvas-context.tsx";

export function useCamera() {
  const { camera } = useCanvas();
  return useCallback(
    (element: HTMLElement | null) => {
      if (!element) return;
      let last: Partial<ReturnType<typeof camera.get>> = {};
      const write = () => {
        const next = camera.get();
        if (next.y !== last.y) element.style.translate = `0 ${next.y}px`;
        if (next.zoom !== last.zoom) element.style.setProperty("--z", `${next.zoom}`);
        last = next;
      };
      write();
      return camera.subscribe(write);
    },
    [camera],
  );
}
