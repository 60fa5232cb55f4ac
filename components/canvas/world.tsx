/** A layer in the coordinates of the board: follows the camera without rendering. */
"use client";

import { type ReactNode, useCallback } from "react";
import { useCanvas } from "./canvas-context.tsx";

export function World({ children }: { children: ReactNode }) {
  const { camera } = useCanvas();
  const follow = useCallback(
    (element: HTMLElement | null) => {
      if (!element) return;
      const write = () => {
        const { x, y, zoom } = camera.get();
        element.style.transform = `translate(${x}px,${y}px) scale(${zoom})`;
      };
      write();
      return camera.subscribe(write);
    },
    [camera],
  );
  return (
    <div ref={follow} className="tl-world">
      {children}
    </div>
  );
}
