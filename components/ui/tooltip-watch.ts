/**
 * Decides which tooltip is shown: after half a second over an element, at once on keyboard focus or soon after
 * another; away with Esc, a press, scrolling, or when the pointer has left both the element and the float.
 */
const sides = ["top", "right", "bottom", "left"] as const;
export type TooltipSide = (typeof sides)[number];

export interface ShownTooltip {
  key: number;
  target: Element;
  label: string;
  shortcut?: string;
  side: TooltipSide;
}

const delayMs = 500;
/** Within this time after a tooltip the next one comes at once. */
const warmMs = 300;
/** Time to get from the element over to its tooltip. */
const leaveMs = 120;
/** Focus that comes with or soon after a press (a menu that closes gives it back) asks for no words. */
const pressMs = 500;

export function createTooltipWatch(page: Document, onChange: (shown: ShownTooltip | undefined) => void) {
  let current: ShownTooltip | undefined;
  let awaited: Element | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hiddenAt = Number.NEGATIVE_INFINITY;
  let pressedAt = Number.NEGATIVE_INFINITY;
  let keys = 0;

  const after = (ms: number, work: () => void) => {
    clearTimeout(timer);
    timer = setTimeout(work, ms);
  };
  function show(target: Element) {
    awaited = undefined;
    const shown = target.isConnected ? read(target, ++keys) : undefined;
    if (!shown) return;
    current = shown;
    onChange(shown);
  }
  function hide() {
    clearTimeout(timer);
    awaited = undefined;
    if (!current) return;
    current = undefined;
    hiddenAt = performance.now();
    onChange(undefined);
  }

  function handleOver(event: Event) {
    if ((event as PointerEvent).pointerType === "touch") return;
    const target = targetOf(event);
    if (!target) return leave();
    if (target === current?.target) return clearTimeout(timer);
    if (target === awaited) return;
    awaited = target;
    const isWarm = current !== undefined || performance.now() - hiddenAt < warmMs;
    after(isWarm ? 0 : delayMs, () => show(target));
  }
  function handleFocus(event: Event) {
    const target = targetOf(event);
    if (performance.now() - pressedAt < pressMs) return;
    if (target?.matches(":focus-visible")) show(target);
  }
  function handlePress() {
    pressedAt = performance.now();
    hide();
  }
  function handleKey(event: Event) {
    if ((event as KeyboardEvent).key === "Escape") hide();
  }
  /** The pointer is on nothing that has a tooltip; the one that is shown stays for the way to it. */
  function leave() {
    awaited = undefined;
    if (current && !current.target.matches(":focus-visible")) after(leaveMs, hide);
    else if (!current) clearTimeout(timer);
  }

  const listeners: readonly [string, (event: Event) => void][] = [
    ["pointerover", handleOver],
    ["focusin", handleFocus],
    ["focusout", hide],
    ["pointerdown", handlePress],
    ["keydown", handleKey],
    ["wheel", hide],
  ];
  for (const [type, listener] of listeners)
    page.addEventListener(type, listener, { capture: true, passive: true });

  return {
    /** The pointer is on the float itself. */
    keep: () => clearTimeout(timer),
    leave,
    destroy() {
      hide();
      for (const [type, listener] of listeners) page.removeEventListener(type, listener, { capture: true });
    },
  };
}

function targetOf(event: Event): Element | undefined {
  return event.target instanceof Element ? (event.target.closest("[data-tooltip]") ?? undefined) : undefined;
}

function read(target: Element, key: number): ShownTooltip | undefined {
  const { tooltip: label, tooltipKeys: shortcut, tooltipSide } = (target as HTMLElement).dataset;
  if (!label) return undefined;
  const side = sides.find((each) => each === tooltipSide) ?? "bottom";
  return { key, target, label, side, ...(shortcut ? { shortcut } : {}) };
}
