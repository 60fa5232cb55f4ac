/** The menu of a card, edge, lane, flow or the empty map, at the pointer or beside what has the focus. */
"use client";

import { Menu, MenuContent, MenuTrigger } from "#components/ui/menu.tsx";
import { useCanvas, useUi } from "./canvas-context.tsx";
import type { MenuState } from "./canvas-ui.ts";
import { CardMenu } from "./card-menu.tsx";
import { EdgeMenu } from "./edge-menu.tsx";
import { FlowMenu } from "./flow-menu.tsx";
import { LaneMenu, LaneRemoval } from "./lane-menu.tsx";
import { MapMenu } from "./map-menu.tsx";

export function CanvasMenu() {
  const { ui } = useCanvas();
  const menu = useUi((state) => state.menu);
  if (!menu) return null;
  const { kind, at } = menu;
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
        key={`${kind} ${at.x} ${at.y}`}
        className="min-w-52"
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          if (!ui.get().renamingId)
            document.querySelector<HTMLElement>("[data-canvas-surface]")?.focus({ preventScroll: true });
        }}
      >
        <Items menu={menu} />
      </MenuContent>
    </Menu>
  );
}

function Items({ menu }: { menu: MenuState }) {
  switch (menu.kind) {
    case "card":
      return <CardMenu id={menu.id} />;
    case "edge":
      return <EdgeMenu id={menu.id} />;
    case "lane":
      return <LaneMenu id={menu.id} at={menu.at} />;
    case "lane-removal":
      return <LaneRemoval id={menu.id} />;
    case "flow":
      return <FlowMenu id={menu.id} at={menu.at} />;
    case "map":
      return <MapMenu at={menu.at} />;
  }
}
