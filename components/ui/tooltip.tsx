"use client";
/**
 * The name of a control on hover or focus, with its shortcut; never the only place a thing is said. Controls only
 * carry attributes (`tooltip(…)`); one layer watches the whole page and fetches the float when it is first needed.
 */
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { createTooltipWatch, type ShownTooltip, type TooltipSide } from "./tooltip-watch.ts";
import { untilLoaded } from "./until-loaded.ts";

export interface TooltipWords {
  label: string;
  shortcut?: string | undefined;
  side?: TooltipSide;
}

/** Attributes for the element that gets the tooltip. */
export const tooltip = ({ label, shortcut, side }: TooltipWords) => ({
  "data-tooltip": label,
  "data-tooltip-keys": shortcut,
  "data-tooltip-side": side,
});

const TooltipFloat = lazy(() =>
  untilLoaded(() => import("./tooltip-float.tsx")).then((module) => ({ default: module.TooltipFloat })),
);

export function TooltipLayer() {
  const [shown, setShown] = useState<ShownTooltip>();
  const watch = useRef<ReturnType<typeof createTooltipWatch>>(undefined);
  useEffect(() => {
    const created = createTooltipWatch(document, setShown);
    watch.current = created;
    return () => created.destroy();
  }, []);
  if (!shown) return null;
  return (
    <Suspense>
      <TooltipFloat
        key={shown.key}
        shown={shown}
        onEnter={() => watch.current?.keep()}
        onLeave={() => watch.current?.leave()}
      />
    </Suspense>
  );
}
