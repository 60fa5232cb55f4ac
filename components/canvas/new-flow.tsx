/** The button for a new flow, with its form. */
"use client";

import { useState } from "react";
import type { LaterPart } from "#components/board/later.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "#components/ui/popover.tsx";
import { useCanvas } from "./canvas-context.tsx";
import { NewFlowButton, type NewFlowProps } from "./flow-bar-buttons.tsx";
import { NewFlowForm } from "./new-flow-form.tsx";

export function NewFlow({ hasFlows, isOpenAtFirst }: NewFlowProps & LaterPart) {
  const { ui } = useCanvas();
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  /** On to its cards: the keys go to the map, not back to the button that opened the form. */
  function focusMap(event: Event) {
    if (ui.get().pathFlowId === undefined) return;
    event.preventDefault();
    document.querySelector<HTMLElement>("[data-canvas-surface]")?.focus({ preventScroll: true });
  }
  return (
    <Popover open={isOpen} onOpenChange={setIsOpen}>
      <PopoverTrigger>
        <NewFlowButton hasFlows={hasFlows} />
      </PopoverTrigger>
      <PopoverContent onCloseAutoFocus={focusMap}>
        <NewFlowForm onDone={() => setIsOpen(false)} />
      </PopoverContent>
    </Popover>
  );
}
