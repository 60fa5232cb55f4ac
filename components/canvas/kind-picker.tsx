/** After an edge was dropped on empty map, or by key: which kind of card it leads to. Creates the card and connects it. */
"use client";

import { kindWords } from "#components/board/domain-words.ts";
import { KindIcon } from "#components/board/kind-icon.tsx";
import { Menu, MenuContent, MenuItem, MenuLabel, MenuTrigger } from "#components/ui/menu.tsx";
import { suggestedEdge } from "#lib/board/edge-rules.ts";
import type { NodeKind } from "#lib/board/model.ts";
import { useCanvas, useUi } from "./canvas-context.tsx";
import type { PickerState } from "./canvas-ui.ts";

const kinds: readonly NodeKind[] = [
  "STEP",
  "DECISION",
  "EXCEPTION",
  "FALLBACK",
  "OUTCOME",
  "SYSTEM",
  "DATA_ASSET",
  "WORK",
  "NOTE",
];

export function KindPicker() {
  const { ui, session, actions } = useCanvas();
  const picker = useUi((state) => state.picker);
  if (!picker) return null;
  const source = session.store.getBoard().nodes.get(picker.fromId)?.kind ?? "STEP";
  const offered = kinds.filter((kind) => suggestedEdge({ source, target: kind }).ok);

  const create = ({ place, fromId, side }: PickerState, kind: NodeKind) =>
    actions.addConnected({ fromId, kind, ...(side && { side }), ...(place && actions.placeOf(kind, place)) });

  return (
    <Menu open modal={false} onOpenChange={(isOpen) => !isOpen && ui.set({ picker: undefined })}>
      <MenuTrigger>
        <button
          type="button"
          tabIndex={-1}
          aria-label="Menu"
          className="tl-anchor"
          style={{ left: picker.at.x, top: picker.at.y }}
        />
      </MenuTrigger>
      <MenuContent
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          if (!ui.get().renamingId)
            document.querySelector<HTMLElement>("[data-canvas-surface]")?.focus({ preventScroll: true });
        }}
      >
        <MenuLabel>Leads to a new</MenuLabel>
        {offered.map((kind) => (
          <MenuItem
            key={kind}
            icon={<KindIcon kind={kind} />}
            onSelect={() => setTimeout(() => create(picker, kind))}
          >
            {kindWords[kind]}
          </MenuItem>
        ))}
      </MenuContent>
    </Menu>
  );
}
