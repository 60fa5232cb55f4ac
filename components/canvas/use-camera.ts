/** Writes the camera into the CSS variables --x, --y and --z of an element, without rendering. */
import { useStoreApi } from "@xyflow/react";
import { useCallback } from "react";

export function useCamera() {
  const flow = useStoreApi();
  return useCallback(
    (element: HTMLElement | null) => {
      if (!element) return;
      let last: readonly number[] = [];
      const write = () => {
        const { transform } = flow.getState();
        if (transform === last) return;
        const [x, y, zoom] = transform;
        if (x !== last[0]) element.style.setProperty("--x", `${x}`);
        if (y !== last[1]) element.style.setProperty("--y", `${y}`);
        if (zoom !== last[2]) element.style.setProperty("--z", `${zoom}`);
        last = transform;
      };
      write();
      return flow.subscribe(write);
    },
    [flow],
  );
}
