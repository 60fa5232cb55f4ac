/** What can be done with a lane. Deleting one that holds cards asks what becomes of them. */
"use client";

import { ArrowDown, ArrowUp, FoldVertical, PencilLine, Plus, Shapes, Trash2, X } from "lucide-react";
import { useBoard } from "#components/board/board-session.tsx";
import { laneKindWords } from "#components/board/domain-words.ts";
import { MenuItem, MenuLabel, MenuRadioGroup, MenuRadioItem, MenuSeparator } from "#components/ui/menu.tsx";
import { noLane } from "#lib/board/geometry.ts";
import { type Board, type Lane, laneKinds } from "#lib/board/model.ts";
import type { Point } from "#lib/canvas/geometry.ts";
import type { Scene } from "#lib/canvas/scene.ts";
import { useCanvas, useScene } from "./canvas-context.tsx";
import { CommentItem } from "./comment-item.tsx";
import { SubMenu } from "./sub-menu.tsx";

const laneOrder = (scene: Scene): readonly string[] =>
  scene.bands.map((band) => band.laneId).filter((id) => id !== noLane);
const sameIds = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((id, i) => id === b[i]);

export function LaneMenu({ id, at }: { id: string; at: Point }) {
  const { session, actions } = useCanvas();
  const { commands } = session;
  const lane = useBoard((board) => board.lanes.get(id));
  const order = useScene(laneOrder, sameIds);
  const isCollapsed = useBoard((board) => board.layout.views.get(id)?.collapsed === true);
  if (!lane) return null;
  const place = order.indexOf(id);
  const edit = (change: () => unknown) => {
    if (actions.mayEdit()) change();
  };
  const move = (beforeId: string | null) =>
    edit(() => actions.accepted(commands.moveLane(id, { beforeId }), "Lane moved"));
  return (
    <>
      <MenuItem icon={<PencilLine />} shortcut="F2" onSelect={() => setTimeout(() => actions.rename(id))}>
        Rename
      </MenuItem>
      <SubMenu icon={<Shapes />} label="Kind" value={laneKindWords[lane.kind]}>
        <MenuRadioGroup
          value={lane.kind}
          onValueChange={(kind) =>
            edit(() => actions.accepted(commands.updateLane(id, { kind: kind as Lane["kind"] })))
          }
        >
          {laneKinds.map((kind) => (
            <MenuRadioItem key={kind} value={kind}>
              {laneKindWords[kind]}
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
      </SubMenu>
      <MenuItem
        icon={<FoldVertical />}
        onSelect={() =>
          edit(() => actions.accepted(commands.setView(id, { collapsed: isCollapsed ? null : true })))
        }
      >
        {isCollapsed ? "Expand" : "Collapse"}
      </MenuItem>
      <MenuItem icon={<ArrowUp />} disabled={place <= 0} onSelect={() => move(order[place - 1] ?? null)}>
        Move up
      </MenuItem>
      <MenuItem
        icon={<ArrowDown />}
        disabled={place === order.length - 1}
        onSelect={() => move(order[place + 2] ?? null)}
      >
        Move down
      </MenuItem>
      <MenuItem icon={<Plus />} onSelect={() => setTimeout(() => actions.addLane(id))}>
        Add a lane below
      </MenuItem>
      <CommentItem id={id} at={at} />
      <MenuSeparator />
      <DeleteLane id={id} />
    </>
  );
}

function DeleteLane({ id }: { id: string }) {
  const { actions } = useCanvas();
  const isEmpty = useBoard((board) => cardCount(board, id) === 0);
  if (isEmpty) {
    return (
      <MenuItem icon={<Trash2 />} isDanger onSelect={() => actions.removeLane(id)}>
        Delete
      </MenuItem>
    );
  }
  return (
    <SubMenu icon={<Trash2 />} label="Delete">
      <LaneRemoval id={id} />
    </SubMenu>
  );
}

/** What becomes of the cards of a lane that goes: to another lane, or deleted with it. Esc cancels. */
export function LaneRemoval({ id }: { id: string }) {
  const { actions } = useCanvas();
  const lanes = useBoard((board) => board.lanes);
  const order = useScene(laneOrder, sameIds);
  const count = useBoard((board) => cardCount(board, id));
  const others = order.filter((other) => other !== id);
  return (
    <>
      {others.length > 0 && (
        <>
          <MenuLabel>
            Delete “{lanes.get(id)?.name || "Untitled lane"}” and move{" "}
            {count === 1 ? "its card" : `its ${count} cards`} to
          </MenuLabel>
          {others.map((other) => (
            <MenuItem key={other} onSelect={() => actions.removeLane(id, { moveTo: other })}>
              {lanes.get(other)?.name || "Untitled lane"}
            </MenuItem>
          ))}
          <MenuSeparator />
        </>
      )}
      <MenuItem icon={<Trash2 />} isDanger onSelect={() => actions.removeLane(id, "delete")}>
        {count === 1 ? "Delete it with its card" : `Delete it with its ${count} cards`}
      </MenuItem>
      <MenuItem icon={<X />}>Cancel</MenuItem>
    </>
  );
}

const cardCount = (board: Board, laneId: string): number =>
  [...board.nodes.values()].filter((node) => node.laneId === laneId).length;
