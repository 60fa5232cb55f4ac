/** Writes the camera into the CSS variables --x, --y and --z of an element, without rendering. */
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
        if (next.x !== last.x) element.style.setProperty("--x", `${next.x}`);
        if (next.y !== last.y) element.style.setProperty("--y", `${next.y}`);
        if (next.zoom !== last.zoom) element.style.setProperty("--z", `${next.zoom}`);
        last = next;
      };
      write();
      return camera.subscribe(write);
    },
    [camera],
  );
}
