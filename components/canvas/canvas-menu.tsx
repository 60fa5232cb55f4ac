/** The menu of a card, edge, lane or flow, at the pointer or beside what has the focus. */
"use client";

import { Menu, MenuContent, MenuTrigger } from "#components/ui/menu.tsx";
import { useCanvas, useUi } from "./canvas-context.tsx";
import { CardMenu } from "./card-menu.tsx";
import { EdgeMenu } from "./edge-menu.tsx";
import { FlowMenu } from "./flow-menu.tsx";
import { LaneMenu } from "./lane-menu.tsx";

export function CanvasMenu() {
  const { ui } = useCanvas();
  const menu = useUi((state) => state.menu);
  if (!menu) return null;
  const { kind, id, at } = menu;
  return (
    <Menu open modal={false} onOpenChange={(isOpen) => !isOpen && ui.set({ menu: undefined })}>
      <MenuTrigger>
        <button
          type="button"
          tabIndex={-1}
          aria-label="Menu"
          className="tl-anchor"
          style={{ left: at.x, top: at.y }}
        />
      </MenuTrigger>
      <MenuContent
        key={`${kind} ${id} ${at.x} ${at.y}`}
        className="min-w-52"
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          if (!ui.get().renamingId)
            document.querySelector<HTMLElement>("[data-canvas-surface]")?.focus({ preventScroll: true });
        }}
      >
        {kind === "card" && <CardMenu id={id} />}
        {kind === "edge" && <EdgeMenu id={id} />}
        {kind === "lane" && <LaneMenu id={id} />}
        {kind === "flow" && <FlowMenu id={id} />}
      </MenuContent>
    </Menu>
  );
}
