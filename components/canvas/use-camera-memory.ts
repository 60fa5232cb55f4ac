/** Where one last looked at a board, remembered on this device. */
import { useEffect } from "react";
import * as z from "zod/mini";
import type { Camera } from "./camera.ts";
import { useCanvas } from "./canvas-context.tsx";

const cameraSchema = z.object({ x: z.number(), y: z.number(), zoom: z.number().check(z.positive()) });
const keyOf = (boardId: string) => `throughline:camera:${boardId}`;
const quietMs = 400;

export function restoreCamera(boardId: string): Camera | undefined {
  try {
    const parsed = cameraSchema.safeParse(JSON.parse(localStorage.getItem(keyOf(boardId)) ?? "null"));
    return parsed.success ? parsed.data : undefined;
  } catch {
    // A browser without storage, or something else under our key: begin at the beginning.
    return undefined;
  }
}

export function useCameraMemory(): void {
  const { camera, session } = useCanvas();
  const { boardId } = session;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = camera.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(() => remember(boardId, camera.get()), quietMs);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [camera, boardId]);
}

function remember(boardId: string, camera: Camera) {
  try {
    localStorage.setItem(keyOf(boardId), JSON.stringify(camera));
  } catch {
    // Storage is full or forbidden: the camera is a comfort, nothing depends on it.
  }
}
