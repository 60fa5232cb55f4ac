/** What can be done with a card, or with several when it is one of the selected. */
"use client";

import {
  Copy,
  CopyPlus,
  Flag,
  FoldVertical,
  PencilLine,
  Route,
  Scissors,
  Shapes,
  Trash2,
  UserRound,
} from "lucide-react";
import { useBoard } from "#components/board/board-session.tsx";
import { criticalityWords, kindWords } from "#components/board/domain-words.ts";
import { KindIcon } from "#components/board/kind-icon.tsx";
import {
  MenuCheckboxItem,
  MenuItem,
  MenuRadioGroup,
  MenuRadioItem,
  MenuSeparator,
} from "#components/ui/menu.tsx";
import { type Criticality, criticalities } from "#lib/board/model.ts";
import { pathWith, pathWithout } from "#lib/canvas/path-with.ts";
import { useCanvas, useView } from "./canvas-context.tsx";
import { cardKinds } from "./card-kinds.ts";
import { OwnerMenu } from "./owner-menu.tsx";
import { SubMenu } from "./sub-menu.tsx";

export function CardMenu({ id }: { id: string }) {
  const { session, actions, ui } = useCanvas();
  const { commands } = session;
  const node = useBoard((board) => board.nodes.get(id));
  const flows = useBoard((board) => board.flows);
  const isFolded = useBoard((board) => board.layout.views.get(id)?.collapsed === true);
  const raises = useBoard((board) =>
    [...board.edges.values()].some((edge) => edge.sourceId === id && edge.type === "RAISES"),
  );
  const count = useView((view) => (view.selection.has(id) ? view.selection.size : 1));
  if (!node) return null;
  const isMany = count > 1;
  const edit = (change: () => unknown) => {
    if (actions.mayEdit()) change();
  };

  return (
    <>
      {!isMany && (
        <>
          <MenuItem icon={<PencilLine />} shortcut="F2" onSelect={() => setTimeout(() => actions.rename(id))}>
            Rename
          </MenuItem>
          <SubMenu icon={<Shapes />} label="Kind" value={kindWords[node.kind]}>
            {cardKinds.map((kind) => (
              <MenuItem
                key={kind}
                icon={<KindIcon kind={kind} />}
                onSelect={() =>
                  edit(() => actions.accepted(commands.changeKind(id, kind), `Now a ${kindWords[kind]}`))
                }
              >
                {kindWords[kind]}
              </MenuItem>
            ))}
          </SubMenu>
          <SubMenu icon={<Flag />} label="Criticality" value={criticalityWords[node.criticality]}>
            <MenuRadioGroup
              value={node.criticality}
              onValueChange={(value) =>
                edit(() => actions.accepted(commands.updateNode(id, { criticality: value as Criticality })))
              }
            >
              {criticalities.map((value) => (
                <MenuRadioItem key={value} value={value}>
                  {criticalityWords[value]}
                </MenuRadioItem>
              ))}
            </MenuRadioGroup>
          </SubMenu>
          <SubMenu icon={<UserRound />} label="Owner">
            <OwnerMenu elementId={id} ownerId={node.ownerId} />
          </SubMenu>
          {flows.size > 0 && (
            <SubMenu icon={<Route />} label="Flows">
              {[...flows.values()].map((flow) => (
                <MenuCheckboxItem
                  key={flow.id}
                  checked={flow.path.includes(id)}
                  onCheckedChange={(isOn) =>
                    edit(() => {
                      const { edges } = session.store.getBoard();
                      const path = isOn ? pathWith(flow.path, id, edges) : pathWithout(flow.path, id);
                      actions.accepted(
                        commands.setPath(flow.id, path),
                        isOn ? `Added to ${flow.name}` : `Taken out of ${flow.name}`,
                      );
                    })
                  }
                >
                  {flow.name || "Untitled flow"}
                </MenuCheckboxItem>
              ))}
            </SubMenu>
          )}
          {(raises || isFolded) && (
            <MenuItem
              icon={<FoldVertical />}
              onSelect={() =>
                edit(() => actions.accepted(commands.setView(id, { collapsed: isFolded ? null : true })))
              }
            >
              {isFolded ? "Show its exceptions" : "Fold its exceptions"}
            </MenuItem>
          )}
          <MenuSeparator />
        </>
      )}
      <MenuItem icon={<Copy />} shortcut="Ctrl C" onSelect={() => setTimeout(() => actions.copy("copy"))}>
        {isMany ? `Copy ${count}` : "Copy"}
      </MenuItem>
      <MenuItem icon={<Scissors />} shortcut="Ctrl X" onSelect={() => setTimeout(() => actions.copy("cut"))}>
        {isMany ? `Cut ${count}` : "Cut"}
      </MenuItem>
      <MenuItem icon={<CopyPlus />} shortcut="Ctrl D" onSelect={() => actions.duplicate()}>
        {isMany ? `Duplicate ${count}` : "Duplicate"}
      </MenuItem>
      <MenuItem
        icon={<Trash2 />}
        shortcut="Del"
        isDanger
        onSelect={() => {
          ui.set({ menu: undefined });
          actions.remove([...session.view.get().selection]);
        }}
      >
        {isMany ? `Delete ${count}` : "Delete"}
      </MenuItem>
    </>
  );
}
