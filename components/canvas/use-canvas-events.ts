/** Listeners that React can't place: keys of the whole page, the clipboard and right clicks. */
import { type RefObject, useEffect } from "react";
import type { Point } from "#lib/canvas/geometry.ts";
import { type Canvas, useCanvas } from "./canvas-context.tsx";
import type { createKeyboard } from "./keyboard.ts";
import { pointerTarget } from "./pointer-target.ts";

interface EventParts {
  surface: RefObject<HTMLDivElement | null>;
  keyboard: ReturnType<typeof createKeyboard>;
}

/** Keys are the canvas's while nothing else has the focus. */
const isForCanvas = (surface: HTMLElement, target: EventTarget | null): boolean =>
  target === document.body || (target instanceof Node && surface.contains(target));

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("input,textarea,select,[contenteditable=true]") !== null;

const ownKeys =
  "[role=menu],[role=dialog],[role=alertdialog],[role=listbox],[role=grid],[role=tree],[role=tablist]";
const buttonKeys = /^(Enter| |Arrow.+|Tab|Escape|Delete|Backspace|Home|End|Page.+)$/;

/** A button that has the focus keeps the keys it is worked with; the rest still go to the map. */
const isSparedByButton = ({ target, key }: KeyboardEvent): boolean =>
  target instanceof Element && target.closest(ownKeys) === null && !buttonKeys.test(key);

export function useCanvasEvents({ surface, keyboard }: EventParts): void {
  const canvas = useCanvas();
  useEffect(() => {
    const element = surface.current;
    if (!element) return;
    const stop = new AbortController();
    const { signal } = stop;
    const isOurs = (event: Event) => isForCanvas(element, event.target) && !isTyping(event.target);

    document.addEventListener("keydown", ({ key }) => canvas.ui.set({ isTabbing: key === "Tab" }), {
      signal,
      capture: true,
    });
    document.addEventListener("pointerdown", () => canvas.ui.set({ isTabbing: false }), {
      signal,
      capture: true,
    });
    const isOurKey = (event: KeyboardEvent) =>
      !event.defaultPrevented &&
      !isTyping(event.target) &&
      (isForCanvas(element, event.target) || isSparedByButton(event));
    document.addEventListener("keydown", (event) => isOurKey(event) && keyboard.handleKeyDown(event), {
      signal,
    });
    document.addEventListener("keyup", (event) => isOurs(event) && keyboard.handleKeyUp(event), { signal });
    window.addEventListener("blur", () => canvas.ui.set({ isPanning: false }), { signal });
    element.addEventListener("pointerdown", () => canvas.ui.get().isPanning && keyboard.spendSpace(), {
      signal,
    });

    const handleCopy = (event: ClipboardEvent) => {
      if (!isOurs(event) || !copyTo(canvas, event)) return;
      if (event.type === "cut") canvas.actions.remove(canvas.actions.selectedNodes());
      else canvas.actions.announce("Copied");
    };
    document.addEventListener("copy", handleCopy, { signal });
    document.addEventListener("cut", handleCopy, { signal });
    let pointer: Point | undefined;
    element.addEventListener(
      "pointermove",
      ({ clientX, clientY }) => {
        pointer = { x: clientX, y: clientY };
      },
      { signal },
    );
    element.addEventListener(
      "pointerleave",
      () => {
        pointer = undefined;
      },
      { signal },
    );
    document.addEventListener("paste", (event) => isOurs(event) && pasteFrom(canvas, event, pointer), {
      signal,
    });

    element.addEventListener("contextmenu", (event) => openMenu(canvas, event), { signal });
    return () => stop.abort();
  }, [surface, keyboard, canvas]);
}

function copyTo({ workshop, ui }: Canvas, event: ClipboardEvent): boolean {
  const copied = workshop.now()?.pasting.copied();
  if (!copied || !event.clipboardData) return false;
  ui.set({ copied: copied.clip });
  for (const [type, data] of copied.formats) event.clipboardData.setData(type, data);
  event.preventDefault();
  return true;
}

/** What the clipboard holds can only be read during the event. */
function pasteFrom({ workshop, viewport }: Canvas, event: ClipboardEvent, pointer?: Point): void {
  const { clipboardData } = event;
  if (!clipboardData) return;
  const read = new Map(clipboardData.types.map((type) => [type, clipboardData.getData(type)]));
  event.preventDefault();
  workshop.use(({ pasting }) => pasting.pasteFrom(read, pointer && viewport.toBoard(pointer)));
}

function openMenu(canvas: Canvas, event: MouseEvent): void {
  const { ui, session, actions } = canvas;
  const { cardId, edgeId, isOwn } = pointerTarget(canvas, event);
  if (isOwn) return;
  event.preventDefault();
  const id = cardId ?? edgeId;
  const at = { x: event.clientX, y: event.clientY };
  if (id === undefined) {
    ui.set({ menu: { at, kind: "map" } });
    return;
  }
  if (!session.view.get().selection.has(id)) actions.select([id]);
  ui.set({ menu: { at, kind: cardId ? "card" : "edge", id } });
}
