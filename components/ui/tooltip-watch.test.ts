// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createTooltipWatch, type ShownTooltip } from "./tooltip-watch.ts";

let shown: ShownTooltip | undefined;
let watch: ReturnType<typeof createTooltipWatch>;

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = `<button id="a" data-tooltip="Undo" data-tooltip-keys="Ctrl Z" data-tooltip-side="right"><i></i></button><button id="b" data-tooltip="Redo"></button><p></p>`;
  shown = undefined;
  watch = createTooltipWatch(document, (next) => {
    shown = next;
  });
});
afterEach(() => {
  watch.destroy();
  vi.useRealTimers();
});

const over = (selector: string) =>
  document
    .querySelector(selector)
    ?.dispatchEvent(new PointerEvent("pointerover", { bubbles: true, pointerType: "mouse" }));

test("half a second over a control, or over what is in it, shows its words", () => {
  over("#a i");
  vi.advanceTimersByTime(499);
  expect(shown).toBeUndefined();
  vi.advanceTimersByTime(1);
  expect(shown).toMatchObject({ label: "Undo", shortcut: "Ctrl Z", side: "right" });
});

test("passing over a control shows nothing", () => {
  over("#a");
  vi.advanceTimersByTime(300);
  over("p");
  vi.advanceTimersByTime(1_000);
  expect(shown).toBeUndefined();
});

test("from one control to the next the words change at once", () => {
  over("#a");
  vi.advanceTimersByTime(500);
  over("#b");
  vi.advanceTimersByTime(0);
  expect(shown?.label).toBe("Redo");
});

test("the pointer can go over to the words; away from both they go", () => {
  over("#a");
  vi.advanceTimersByTime(500);
  over("p");
  watch.keep();
  vi.advanceTimersByTime(1_000);
  expect(shown?.label).toBe("Undo");
  watch.leave();
  vi.advanceTimersByTime(120);
  expect(shown).toBeUndefined();
});

test("Esc and a press take the words away", () => {
  for (const event of [new KeyboardEvent("keydown", { key: "Escape" }), new PointerEvent("pointerdown")]) {
    over("p");
    vi.advanceTimersByTime(1_000);
    over("#a");
    vi.advanceTimersByTime(500);
    expect(shown).toBeDefined();
    document.dispatchEvent(event);
    expect(shown).toBeUndefined();
  }
});

test("touching shows nothing", () => {
  const touch = new PointerEvent("pointerover", { bubbles: true, pointerType: "touch" });
  document.querySelector("#a")?.dispatchEvent(touch);
  vi.advanceTimersByTime(1_000);
  expect(shown).toBeUndefined();
});
