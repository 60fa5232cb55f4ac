/**
 * A layer in the coordinates of the board: follows the camera without rendering. `--inverse` takes the zoom back, for
 * what keeps its size.
 */
"use client";

import { type ReactNode, useCallback } from "react";
import { useCanvas } from "./canvas-context.tsx";

export function World({ className, children }: { className?: string; children: ReactNode }) {
  const { camera } = useCanvas();
  const follow = useCallback(
    (element: HTMLElement | null) => {
      if (!element) return;
      let lastZoom = 0;
      const write = () => {
        const { x, y, zoom } = camera.get();
        element.style.transform = `translate(${x}px,${y}px) scale(${zoom})`;
        if (zoom !== lastZoom) element.style.setProperty("--inverse", `${1 / zoom}`);
        lastZoom = zoom;
      };
      write();
      return camera.subscribe(write);
    },
    [camera],
  );
  return (
    <div ref={follow} className={className ?? "tl-world"}>
      {children}
    </div>
  );
}
