/** What can be done with a flow: change its path by clicking cards, its kind, mark it, delete it. */
"use client";

import { Route, Shapes, Star, Trash2 } from "lucide-react";
import { useBoard } from "#components/board/board-session.tsx";
import { flowKindWords } from "#components/board/domain-words.ts";
import { MenuItem, MenuRadioGroup, MenuRadioItem, MenuSeparator } from "#components/ui/menu.tsx";
import { type FlowKind, flowKinds } from "#lib/board/model.ts";
import type { Point } from "#lib/canvas/geometry.ts";
import { useCanvas } from "./canvas-context.tsx";
import { CommentItem } from "./comment-item.tsx";
import { SubMenu } from "./sub-menu.tsx";

export function FlowMenu({ id, at }: { id: string; at: Point }) {
  const { session, actions, ui } = useCanvas();
  const { commands, view } = session;
  const flow = useBoard((board) => board.flows.get(id));
  if (!flow) return null;
  const edit = (change: () => unknown) => {
    if (actions.mayEdit()) change();
  };
  return (
    <>
      <MenuItem
        icon={<Route />}
        onSelect={() =>
          edit(() => {
            view.set({ flowId: id, selection: new Set(), tool: "select" });
            ui.set({ pathFlowId: id });
          })
        }
      >
        Change its path
      </MenuItem>
      <MenuItem
        icon={<Shapes />}
        onSelect={() => view.set({ selection: new Set([id]), inspectorOpen: true })}
      >
        Name, owner, share
      </MenuItem>
      <SubMenu icon={<Shapes />} label="Kind" value={flowKindWords[flow.kind]}>
        <MenuRadioGroup
          value={flow.kind}
          onValueChange={(kind) =>
            edit(() => actions.accepted(commands.updateFlow(id, { kind: kind as FlowKind })))
          }
        >
          {flowKinds.map((kind) => (
            <MenuRadioItem key={kind} value={kind}>
              {flowKindWords[kind]}
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
      </SubMenu>
      {flow.kind !== "HAPPY" && (
        <MenuItem
          icon={<Star />}
          onSelect={() => edit(() => actions.accepted(commands.updateFlow(id, { isTop: !flow.isTop })))}
        >
          {flow.isTop ? "No longer the top exception" : "Mark as top exception"}
        </MenuItem>
      )}
      <CommentItem id={id} at={at} />
      <MenuSeparator />
      <MenuItem
        icon={<Trash2 />}
        isDanger
        onSelect={() =>
          edit(() => {
            if (actions.accepted(commands.remove([id]), "Flow deleted")) view.set({ flowId: undefined });
          })
        }
      >
        Delete the flow, keep its cards
      </MenuItem>
    </>
  );
}
