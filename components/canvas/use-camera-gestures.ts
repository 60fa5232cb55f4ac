/** Ties wheel, hand and fingers on the map to the camera. */
import { type RefObject, useEffect } from "react";
import { followCameraGestures } from "./camera-gestures.ts";
import { useCanvas } from "./canvas-context.tsx";
import type { Gestures } from "./gestures.ts";
import { pointerTarget } from "./pointer-target.ts";

export function useCameraGestures(surfaceRef: RefObject<HTMLElement | null>, gestures: Gestures): void {
  const canvas = useCanvas();
  useEffect(() => {
    const surface = surfaceRef.current;
    const area = surface?.parentElement;
    if (!surface || !area) return;
    const { ui, session, camera } = canvas;
    return followCameraGestures({
      camera,
      area,
      surface,
      isHand: () => ui.get().isPanning || session.view.get().tool === "hand",
      // A finger on a card drags it, and a frame under way keeps the finger.
      isFingerTaken: (event) => {
        if (ui.get().marquee) return true;
        const { cardId, edgeEnd } = pointerTarget(canvas, event);
        return ui.get().canEdit && (cardId !== undefined || edgeEnd !== undefined);
      },
      onPinch: gestures.cancel,
    });
  }, [canvas, surfaceRef, gestures]);
}
