/** Where one last looked at a board, remembered on this device. */
import { useStoreApi, type Viewport } from "@xyflow/react";
import { useEffect } from "react";
import * as z from "zod/mini";

const cameraSchema = z.object({ x: z.number(), y: z.number(), zoom: z.number().check(z.positive()) });
const keyOf = (boardId: string) => `throughline:camera:${boardId}`;
const quietMs = 400;

export function restoreCamera(boardId: string): Viewport | undefined {
  try {
    const parsed = cameraSchema.safeParse(JSON.parse(localStorage.getItem(keyOf(boardId)) ?? "null"));
    return parsed.success ? parsed.data : undefined;
  } catch {
    // A browser without storage, or something else under our key: begin at the beginning.
    return undefined;
  }
}

export function useCameraMemory(boardId: string): void {
  const flow = useStoreApi();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = flow.getState().transform;
    const stop = flow.subscribe(({ transform }) => {
      if (transform === last) return;
      last = transform;
      clearTimeout(timer);
      timer = setTimeout(() => remember(boardId, transform), quietMs);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [flow, boardId]);
}

function remember(boardId: string, [x, y, zoom]: readonly [number, number, number]) {
  try {
    localStorage.setItem(keyOf(boardId), JSON.stringify({ x, y, zoom }));
  } catch {
    // Storage is full or forbidden: the camera is a comfort, nothing depends on it.
  }
}
