/**
 * Moving the camera by hand: the wheel pans and with Ctrl zooms, the middle or right button or the hand drags, one
 * finger on the empty map pans, two pinch. The menu of the right button waits until it comes up where it went down.
 */
import type { Point } from "#lib/canvas/geometry.ts";
import type { CameraStore } from "./camera.ts";
import { zoomedAround } from "./viewport.ts";

export interface CameraGestureParts {
  camera: CameraStore;
  /** Listens here; the wheel counts anywhere in it. */
  area: HTMLElement;
  /** Pressed here a button or finger can pan. */
  surface: HTMLElement;
  /** Space is held, or the hand is the tool. */
  isHand: () => boolean;
  /** What this finger went down on is moved by it, or a frame is being drawn. */
  isFingerTaken: (event: PointerEvent) => boolean;
  /** Two fingers pinch: whatever one of them had begun is undone. */
  onPinch: () => void;
}

const middleButton = 1;
const rightButton = 2;
/** Moved this far, the right button pans instead of opening the menu. */
const slackPx = 4;
const linePx = 20;
/** Zoom per px of the wheel; browsers send a pinch on a trackpad as a wheel with Ctrl and small steps. */
const zoomPerPx = 0.002;
const pinchFactor = 5;

/** Returns how to stop. */
export function followCameraGestures(parts: CameraGestureParts): () => void {
  const { camera, area, surface } = parts;
  const stop = new AbortController();
  const options = { signal: stop.signal };
  const fingers = new Map<number, Point>();
  let grip: { pointerId: number; at: Point } | undefined;
  let rightPress: { from: Point; isMoved: boolean; heldMenu?: MouseEvent } | undefined;

  const inSurface = (event: { clientX: number; clientY: number }): Point => {
    const { left, top } = surface.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const panBy = (dx: number, dy: number) => {
    const { x, y, zoom } = camera.get();
    camera.set({ x: x + dx, y: y + dy, zoom });
  };
  const zoomBy = (factor: number, around: Point) => {
    const now = camera.get();
    camera.set(zoomedAround(now, now.zoom * factor, around));
  };

  function handleWheel(event: WheelEvent) {
    if (event.target instanceof Element && event.target.closest("textarea")) return;
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? linePx : 1;
    if (event.ctrlKey || event.metaKey) {
      const isPinch = event.ctrlKey && Math.abs(event.deltaY) < linePx;
      const speed = zoomPerPx * (isPinch ? pinchFactor : 1);
      zoomBy(2 ** (-event.deltaY * unit * speed), inSurface(event));
      return;
    }
    const isSideways = event.shiftKey && event.deltaX === 0;
    const [dx, dy] = isSideways ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
    panBy(-dx * unit, -dy * unit);
  }

  function handleDown(event: PointerEvent) {
    const at = { x: event.clientX, y: event.clientY };
    if (event.pointerType === "touch") {
      fingers.set(event.pointerId, at);
      if (fingers.size === 2) {
        parts.onPinch();
        grip = undefined;
      } else if (fingers.size === 1 && (parts.isHand() || !parts.isFingerTaken(event))) {
        grip = { pointerId: event.pointerId, at };
      }
      return;
    }
    rightPress = event.button === rightButton ? { from: at, isMoved: false } : undefined;
    const isPan = event.button === middleButton || (event.button === 0 && parts.isHand());
    if (rightPress) grip = { pointerId: event.pointerId, at };
    if (!isPan) return;
    event.preventDefault();
    grip = { pointerId: event.pointerId, at };
    surface.toggleAttribute("data-panning", true);
  }

  function handleMove(event: PointerEvent) {
    const at = { x: event.clientX, y: event.clientY };
    const before = fingers.get(event.pointerId);
    if (before && fingers.size === 2) {
      pinch(event.pointerId, before, at);
      return;
    }
    if (before) fingers.set(event.pointerId, at);
    if (grip?.pointerId !== event.pointerId || (before && parts.isFingerTaken(event))) return;
    if (rightPress && !rightPress.isMoved) {
      if (distance(at, rightPress.from) < slackPx) return;
      rightPress.isMoved = true;
      surface.toggleAttribute("data-panning", true);
    }
    panBy(at.x - grip.at.x, at.y - grip.at.y);
    grip.at = at;
  }

  /** The points under both fingers stay under them. */
  function pinch(pointerId: number, before: Point, at: Point) {
    const [other] = [...fingers].flatMap(([id, point]) => (id === pointerId ? [] : [point]));
    if (!other) return;
    fingers.set(pointerId, at);
    const apart = Math.max(distance(before, other), 1);
    panBy((at.x - before.x) / 2, (at.y - before.y) / 2);
    const middle = { clientX: (at.x + other.x) / 2, clientY: (at.y + other.y) / 2 };
    zoomBy(distance(at, other) / apart, inSurface(middle));
  }

  function handleUp(event: PointerEvent) {
    fingers.delete(event.pointerId);
    if (grip?.pointerId === event.pointerId) grip = undefined;
    const [rest] = fingers;
    // The finger that stays after a pinch goes on panning.
    if (rest && event.pointerType === "touch") grip = { pointerId: rest[0], at: rest[1] };
    surface.toggleAttribute("data-panning", false);
    if (event.button === rightButton) endRightPress();
  }

  /** Some systems ask for the menu when the button goes down, others when it comes up. */
  function handleMenu(event: MouseEvent) {
    if (!rightPress) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    rightPress.heldMenu ??= event;
  }

  function endRightPress() {
    const { isMoved, heldMenu } = rightPress ?? {};
    if (isMoved) {
      // What comes right after it is the menu of this press.
      setTimeout(() => {
        rightPress = undefined;
      });
      return;
    }
    rightPress = undefined;
    if (!heldMenu) return;
    const { clientX, clientY, button } = heldMenu;
    const again = { bubbles: true, cancelable: true, clientX, clientY, button };
    heldMenu.target?.dispatchEvent(new MouseEvent("contextmenu", again));
  }

  area.addEventListener("wheel", handleWheel, { ...options, passive: false });
  surface.addEventListener("pointerdown", handleDown, options);
  surface.addEventListener("contextmenu", handleMenu, { ...options, capture: true });
  window.addEventListener("pointermove", handleMove, options);
  window.addEventListener("pointerup", handleUp, options);
  window.addEventListener("pointercancel", handleUp, options);
  return () => stop.abort();
}

const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);
