/** Dragging a lane's header moves the lane, dragging its lower edge resizes it; a line shows where it would land. */
import type { PointerEvent } from "react";
import { noLane } from "#lib/board/geometry.ts";
import type { CanvasActions, CanvasParts } from "./canvas-actions.ts";

const slackPx = 4;
const leastHeight = 94;

export function createLaneGestures({ session, scene, viewport }: CanvasParts, actions: CanvasActions) {
  const { commands } = session;

  /** Follows the pointer until it comes up; `onEnd` gets the height on the board, or null after Escape. */
  function follow(
    event: PointerEvent<HTMLElement>,
    onMove: (y: number) => number,
    onEnd: (y: number) => void,
  ) {
    const host = event.currentTarget.closest<HTMLElement>("[data-canvas]");
    const line = document.createElement("div");
    line.className = "tl-lane-line";
    const startY = event.clientY;
    let isMoved = false;
    const boardY = (client: { clientX: number; clientY: number }) =>
      viewport.toBoard({ x: client.clientX, y: client.clientY }).y;
    const move = (moveEvent: globalThis.PointerEvent) => {
      if (!isMoved && Math.abs(moveEvent.clientY - startY) < slackPx) return;
      if (!isMoved) host?.append(line);
      isMoved = true;
      const top = host?.getBoundingClientRect().top ?? 0;
      line.style.top = `${viewport.toClient({ x: 0, y: onMove(boardY(moveEvent)) }).y - top}px`;
    };
    const stop = () => {
      line.remove();
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", up);
      window.removeEventListener("keydown", key, true);
    };
    const up = (upEvent: globalThis.PointerEvent) => {
      stop();
      if (isMoved) onEnd(boardY(upEvent));
    };
    const key = (keyEvent: KeyboardEvent) => {
      if (keyEvent.key !== "Escape") return;
      keyEvent.stopPropagation();
      stop();
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", up);
    window.addEventListener("keydown", key, true);
  }

  /** The lane before which a lane dropped at this height goes; null for the end. */
  function placeAt(y: number): { beforeId: string | null; top: number } {
    const bands = scene.get().bands.filter((band) => band.laneId !== noLane);
    const next = bands.find((band) => y < band.top + band.height / 2);
    const last = bands.at(-1);
    return next
      ? { beforeId: next.laneId, top: next.top }
      : { beforeId: null, top: last ? last.top + last.height : 0 };
  }

  return {
    handlePointerDown(id: string, event: PointerEvent<HTMLElement>) {
      const target = event.target as Element;
      if (event.button !== 0 || id === noLane || target.closest("button,textarea,.tl-lane-edge")) return;
      actions.select([id]);
      follow(
        event,
        (y) => placeAt(y).top,
        (y) => {
          const { beforeId } = placeAt(y);
          if (beforeId !== id && actions.mayEdit())
            actions.accepted(commands.moveLane(id, { beforeId }), "Lane moved");
        },
      );
    },
    handleResize(id: string, event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      event.stopPropagation();
      const top = scene.get().bands.find((band) => band.laneId === id)?.top ?? 0;
      follow(
        event,
        (y) => Math.max(top + leastHeight, y),
        (y) => {
          const height = Math.round(Math.max(leastHeight, y - top));
          if (actions.mayEdit()) actions.accepted(commands.resizeLane(id, height), "Lane resized");
        },
      );
    },
  };
}
