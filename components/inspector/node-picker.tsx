/** Finds one of the board's cards by its title. */
"use client";

import type { ReactElement } from "react";
import { useBoard } from "#components/board/board-session.tsx";
import { titleOrKind } from "#components/board/domain-words.ts";
import { KindIcon } from "#components/board/kind-icon.tsx";
import type { Board, BoardNode } from "#lib/board/model.ts";
import { Picker, PickerList } from "./picker.tsx";
import { sameItems } from "./same-items.ts";

export interface NodePickerProps {
  label: string;
  /** Which cards are offered. */
  accepts: (node: BoardNode, board: Board) => boolean;
  onPick: (nodeId: string) => void;
  emptyText?: string;
  children: ReactElement;
}

export function NodePicker({ children, ...props }: NodePickerProps) {
  return (
    <Picker label={props.label} list={<NodeList {...props} />}>
      {children}
    </Picker>
  );
}

function NodeList({ label, accepts, onPick, emptyText }: Omit<NodePickerProps, "children">) {
  const nodes = useBoard(
    (board) => [...board.nodes.values()].filter((node) => accepts(node, board)),
    sameItems,
  );
  const lanes = useBoard((board) => board.lanes);
  const options = nodes
    .map((node) => {
      const lane = node.laneId === undefined ? undefined : lanes.get(node.laneId)?.name;
      return {
        id: node.id,
        label: titleOrKind(node),
        ...(lane ? { detail: lane } : {}),
        icon: <KindIcon kind={node.kind} size={14} />,
      };
    })
    .sort((a, b) => a.label.localeCompare(b.label));
  return <PickerList label={label} options={options} onPick={onPick} {...(emptyText ? { emptyText } : {})} />;
}
