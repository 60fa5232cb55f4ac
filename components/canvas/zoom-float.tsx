/** Zoom in, out, to 100 % and to the whole map. */
"use client";

import { Maximize, Minus, Plus } from "lucide-react";
import { IconButton } from "#components/ui/icon-button.tsx";
import { useCanvas, useUi } from "./canvas-context.tsx";

export function ZoomFloat({ onFit }: { onFit: () => void }) {
  const { viewport } = useCanvas();
  const percent = useUi((ui) => ui.zoomPercent);
  return (
    <fieldset className="tl-float tl-zoom" aria-label="Zoom">
      <IconButton
        label="Zoom out"
        shortcut="−"
        tooltipSide="top"
        icon={<Minus size={15} />}
        onClick={() => viewport.zoomStep(-1)}
      />
      <button
        type="button"
        className="tl-percent"
        aria-label={`${percent} %, back to 100 %`}
        onClick={() => viewport.zoomTo(1)}
      >
        {percent} %
      </button>
      <IconButton
        label="Zoom in"
        shortcut="+"
        tooltipSide="top"
        icon={<Plus size={15} />}
        onClick={() => viewport.zoomStep(1)}
      />
      <IconButton
        label="Whole map"
        shortcut="Shift 1"
        tooltipSide="top"
        icon={<Maximize size={14} />}
        onClick={onFit}
      />
    </fieldset>
  );
}
