/** Finds a card, edge, lane or flow of the board by its words and goes there; opened by Ctrl F as well. */
"use client";

import { Search } from "lucide-react";
import { useCallback, useState } from "react";
import { PickerList } from "#components/inspector/picker.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "#components/ui/popover.tsx";
import { useBoardSession } from "./board-session.tsx";
import { findable } from "./findable.ts";
import { FoundIcon } from "./found-icon.tsx";
import type { LaterPart } from "./later.tsx";
import { useChord } from "./use-chord.ts";

export function Finder({ isOpenAtFirst }: LaterPart) {
  const { view } = useBoardSession();
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  const open = useCallback(() => setIsOpen(true), []);
  useChord("f", open);

  function goTo(id: string) {
    setIsOpen(false);
    view.set({ selection: new Set([id]) });
    view.get().canvas?.zoomTo([id]);
  }

  return (
    <Popover open={isOpen} onOpenChange={setIsOpen}>
      <PopoverTrigger>
        <IconButton label="Find on this board" shortcut="Ctrl F" icon={<Search aria-hidden />} />
      </PopoverTrigger>
      <PopoverContent
        align="end"
        className="w-[360px] p-0!"
        aria-label="Find on this board"
        onKeyDown={(event) => event.stopPropagation()}
        onCloseAutoFocus={(event) => {
          const surface = document.querySelector<HTMLElement>("[data-canvas-surface]");
          if (!surface) return;
          event.preventDefault();
          surface.focus({ preventScroll: true });
        }}
      >
        <Found onPick={goTo} />
      </PopoverContent>
    </Popover>
  );
}

/** Offers what was on the board when it was opened: a list that moves while one reads it is hard to pick from. */
function Found({ onPick }: { onPick: (id: string) => void }) {
  const { store } = useBoardSession();
  const [options] = useState(() =>
    findable(store.getBoard()).map(({ mark, ...option }) => ({
      ...option,
      icon: <FoundIcon mark={mark} />,
    })),
  );
  return (
    <PickerList
      label="Find on this board"
      options={options}
      onPick={onPick}
      emptyText="Nothing on this board is called that."
    />
  );
}
