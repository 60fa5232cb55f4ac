// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type CameraStore, createCamera } from "./camera.ts";
import { followCameraGestures } from "./camera-gestures.ts";

let camera: CameraStore;
let surface: HTMLElement;
let stop: () => void;
let isHand: boolean;
let isFingerTaken: boolean;
const handlePinch = vi.fn();

beforeEach(() => {
  camera = createCamera({ x: 0, y: 0, zoom: 1 });
  surface = document.body.appendChild(document.createElement("div"));
  isHand = false;
  isFingerTaken = false;
  handlePinch.mockClear();
  stop = followCameraGestures({
    camera,
    area: surface,
    surface,
    isHand: () => isHand,
    isFingerTaken: () => isFingerTaken,
    onPinch: handlePinch,
  });
});
afterEach(() => {
  stop();
  surface.remove();
});

/** The simulated browser's wheel knows no modifiers. */
const wheel = ({ ctrlKey = false, shiftKey = false, clientX = 0, clientY = 0, ...init }: WheelEventInit) =>
  surface.dispatchEvent(
    Object.assign(new WheelEvent("wheel", { bubbles: true, cancelable: true, ...init }), {
      ctrlKey,
      shiftKey,
      clientX,
      clientY,
    }),
  );
const pointer = (type: string, init: PointerEventInit) =>
  (type === "pointerdown" ? surface : window).dispatchEvent(
    new PointerEvent(type, { bubbles: true, ...init }),
  );
const finger = (type: string, pointerId: number, clientX: number, clientY: number) =>
  pointer(type, { pointerId, clientX, clientY, pointerType: "touch" });

describe("moving the camera by hand", () => {
  it("pans with the wheel, sideways with Shift", () => {
    wheel({ deltaX: 10, deltaY: 30 });
    expect(camera.get()).toEqual({ x: -10, y: -30, zoom: 1 });
    wheel({ deltaY: 20, shiftKey: true });
    expect(camera.get()).toEqual({ x: -30, y: -30, zoom: 1 });
  });

  it("zooms with Ctrl and the wheel around the pointer", () => {
    wheel({ deltaY: -120, ctrlKey: true, clientX: 100, clientY: 50 });
    const { x, y, zoom } = camera.get();
    expect(zoom).toBeGreaterThan(1.1);
    expect(x + 100 * zoom).toBeCloseTo(100, 6);
    expect(y + 50 * zoom).toBeCloseTo(50, 6);
  });

  it("pans with the middle button, and with the left one only by hand", () => {
    pointer("pointerdown", { button: 0, pointerId: 1, clientX: 0, clientY: 0, pointerType: "mouse" });
    pointer("pointermove", { pointerId: 1, clientX: 40, clientY: 0 });
    expect(camera.get().x).toBe(0);
    pointer("pointerup", { pointerId: 1 });
    for (const button of [1, 0]) {
      isHand = button === 0;
      const before = camera.get().x;
      pointer("pointerdown", { button, pointerId: 1, clientX: 0, clientY: 0, pointerType: "mouse" });
      pointer("pointermove", { pointerId: 1, clientX: 40, clientY: 0 });
      pointer("pointerup", { pointerId: 1 });
      expect(camera.get().x).toBe(before + 40);
    }
  });

  it("pans with one finger on the empty map, and not with one that drags a card", () => {
    finger("pointerdown", 1, 10, 10);
    finger("pointermove", 1, 30, 15);
    finger("pointerup", 1, 30, 15);
    expect(camera.get()).toEqual({ x: 20, y: 5, zoom: 1 });
    isFingerTaken = true;
    finger("pointerdown", 2, 10, 10);
    finger("pointermove", 2, 90, 90);
    finger("pointerup", 2, 90, 90);
    expect(camera.get()).toEqual({ x: 20, y: 5, zoom: 1 });
  });

  it("pinches with two fingers around their middle, undoing what one had begun", () => {
    isFingerTaken = true;
    finger("pointerdown", 1, 100, 100);
    finger("pointerdown", 2, 200, 100);
    expect(handlePinch).toHaveBeenCalledOnce();
    finger("pointermove", 1, 50, 100);
    finger("pointermove", 2, 250, 100);
    const { x, zoom } = camera.get();
    expect(zoom).toBeCloseTo(2, 6);
    expect(x + 150 * zoom).toBeCloseTo(150, 6);
  });

  it("pans with the right button, whose menu opens only where it wasn't moved", async () => {
    const opened = vi.fn();
    surface.addEventListener("contextmenu", opened);
    const menu = () =>
      surface.dispatchEvent(new MouseEvent("contextmenu", { bubbles: true, cancelable: true }));
    const right = (type: string, clientX: number) =>
      pointer(type, { pointerId: 1, button: 2, clientX, clientY: 0, pointerType: "mouse" });
    right("pointerdown", 0);
    menu();
    expect(opened).not.toHaveBeenCalled();
    right("pointermove", 30);
    right("pointerup", 30);
    menu();
    expect(opened).not.toHaveBeenCalled();
    expect(camera.get()).toEqual({ x: 30, y: 0, zoom: 1 });

    await new Promise((resolve) => setTimeout(resolve));
    right("pointerdown", 0);
    menu();
    right("pointermove", 2);
    right("pointerup", 2);
    expect(opened).toHaveBeenCalledTimes(1);
    right("pointerdown", 0);
    right("pointerup", 0);
    menu();
    expect(opened).toHaveBeenCalledTimes(2);
    expect(camera.get().x).toBe(30);
  });
});
