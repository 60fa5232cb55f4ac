"use client";
/** The float of the tooltip that is shown, placed beside its element. */
import * as Radix from "radix-ui/tooltip";
import { useLayoutEffect, useState } from "react";
import type { ShownTooltip } from "./tooltip-watch.ts";

interface TooltipFloatProps {
  shown: ShownTooltip;
  onEnter: () => void;
  onLeave: () => void;
}

export function TooltipFloat({ shown, onEnter, onLeave }: TooltipFloatProps) {
  const box = useBoxOf(shown.target);
  if (!box) return null;
  return (
    <Radix.Provider>
      <Radix.Root open>
        <Radix.Trigger asChild>
          <span
            className="pointer-events-none fixed"
            style={{ left: box.left, top: box.top, width: box.width, height: box.height }}
          />
        </Radix.Trigger>
        <Radix.Portal>
          <Radix.Content
            side={shown.side}
            sideOffset={6}
            collisionPadding={8}
            onPointerEnter={onEnter}
            onPointerLeave={onLeave}
            className="z-50 flex max-w-72 animate-appear items-center gap-2 rounded-r2 bg-inverse px-2 py-1 text-12 font-medium text-ink-inverse"
          >
            {shown.label}
            {shown.shortcut && <kbd className="font-sans text-11 opacity-75">{shown.shortcut}</kbd>}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  );
}

/** Where the element is now; nothing once it has gone. */
function useBoxOf(target: Element): DOMRect | undefined {
  const [box, setBox] = useState<DOMRect>();
  useLayoutEffect(() => setBox(target.isConnected ? target.getBoundingClientRect() : undefined), [target]);
  return box;
}
