/** Listeners that React can't place: keys of the whole page, the clipboard, right clicks and touches. */
import { type RefObject, useEffect } from "react";
import { clipboardType, clipText, parseClip } from "#lib/canvas/clipboard.ts";
import type { Point } from "#lib/canvas/geometry.ts";
import { type Canvas, useCanvas } from "./canvas-context.tsx";
import type { createKeyboard } from "./keyboard.ts";

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
    // React Flow would pan: a finger on a card drags it, and a frame under way keeps the finger.
    const keepTouch = (event: TouchEvent) => {
      const isOnCard = event.target instanceof Element && event.target.closest("[data-card]") !== null;
      const isCardDrag = canvas.ui.get().canEdit && event.touches.length === 1 && isOnCard;
      if (isCardDrag || canvas.ui.get().marquee) event.stopPropagation();
    };
    element.addEventListener("touchstart", keepTouch, { signal, capture: true });
    element.addEventListener("touchmove", keepTouch, { signal, capture: true });

    // The list that the cards are items of; React Flow gives its container no role.
    const list = element.querySelector(".react-flow__nodes");
    list?.setAttribute("role", "list");
    list?.setAttribute("aria-label", "Cards");
    return () => stop.abort();
  }, [surface, keyboard, canvas]);
}

function copyTo({ actions, ui }: Canvas, event: ClipboardEvent): boolean {
  const clip = actions.clip();
  if (!clip || !event.clipboardData) return false;
  ui.set({ copied: clip });
  event.clipboardData.setData(clipboardType, JSON.stringify(clip));
  event.clipboardData.setData("text/plain", clipText(clip));
  event.preventDefault();
  return true;
}

function pasteFrom({ actions, viewport }: Canvas, event: ClipboardEvent, pointer?: Point): void {
  const clip = parseClip(event.clipboardData?.getData(clipboardType) ?? "");
  if (!clip) return;
  event.preventDefault();
  actions.paste(clip, pointer && viewport.toBoard(pointer));
}

function openMenu({ ui, session, actions }: Canvas, event: MouseEvent): void {
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest("textarea")) return;
  event.preventDefault();
  const card = target?.closest<HTMLElement>("[data-card]")?.dataset.card;
  const edge = target?.closest<SVGElement>("[data-edge]")?.dataset.edge;
  const id = card ?? edge;
  const at = { x: event.clientX, y: event.clientY };
  if (id === undefined) {
    ui.set({ menu: { at, kind: "map" } });
    return;
  }
  if (!session.view.get().selection.has(id)) actions.select([id]);
  ui.set({ menu: { at, kind: card ? "card" : "edge", id } });
}
