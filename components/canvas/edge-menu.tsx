/** What can be done with an edge. */
"use client";

import { ArrowRightLeft, Flag, Link2, Shapes, Trash2, UserRound } from "lucide-react";
import { useBoard } from "#components/board/board-session.tsx";
import {
  controlTypeWords,
  criticalityWords,
  dependencyTypeWords,
  strengthWords,
} from "#components/board/domain-words.ts";
import { MenuItem, MenuRadioGroup, MenuRadioItem, MenuSeparator } from "#components/ui/menu.tsx";
import {
  type BoardEdge,
  type ControlType,
  type Criticality,
  controlTypes,
  criticalities,
  type DependencyType,
  dependencyTypes,
} from "#lib/board/model.ts";
import { useCanvas } from "./canvas-context.tsx";
import { CommentItem } from "./comment-item.tsx";
import { OwnerMenu } from "./owner-menu.tsx";
import { SubMenu } from "./sub-menu.tsx";

const typeWords: Record<ControlType | DependencyType, string> = {
  ...controlTypeWords,
  ...dependencyTypeWords,
};

export function EdgeMenu({ id }: { id: string }) {
  const { session, actions } = useCanvas();
  const edge = useBoard((board) => board.edges.get(id));
  if (!edge) return null;
  const update = (patch: Parameters<typeof session.commands.updateEdge>[1]) => {
    if (actions.mayEdit()) actions.accepted(session.commands.updateEdge(id, patch));
  };
  return (
    <>
      <TypeMenu edge={edge} onChange={(type) => update({ type })} />
      {edge.cls === "DEPENDENCY" && (
        <>
          <SubMenu icon={<Link2 />} label="Strength" value={strengthWords[edge.strength]}>
            <MenuRadioGroup
              value={edge.strength}
              onValueChange={(value) => update({ strength: value as BoardEdge["strength"] })}
            >
              <MenuRadioItem value="HARD">{strengthWords.HARD}</MenuRadioItem>
              <MenuRadioItem value="SOFT">{strengthWords.SOFT}</MenuRadioItem>
            </MenuRadioGroup>
          </SubMenu>
          <SubMenu icon={<Flag />} label="Criticality" value={criticalityWords[edge.criticality]}>
            <MenuRadioGroup
              value={edge.criticality}
              onValueChange={(value) => update({ criticality: value as Criticality })}
            >
              {criticalities.map((value) => (
                <MenuRadioItem key={value} value={value}>
                  {criticalityWords[value]}
                </MenuRadioItem>
              ))}
            </MenuRadioGroup>
          </SubMenu>
          <SubMenu icon={<UserRound />} label="Owner">
            <OwnerMenu elementId={id} ownerId={edge.ownerId} />
          </SubMenu>
        </>
      )}
      <MenuItem icon={<ArrowRightLeft />} onSelect={() => actions.reverse(id)}>
        Turn round
      </MenuItem>
      <CommentItem id={id} />
      <MenuSeparator />
      <MenuItem icon={<Trash2 />} shortcut="Del" isDanger onSelect={() => actions.remove([id])}>
        Delete
      </MenuItem>
    </>
  );
}

function TypeMenu({
  edge,
  onChange,
}: {
  edge: BoardEdge;
  onChange: (type: ControlType | DependencyType) => void;
}) {
  if (edge.cls === "ANNOTATION") return null;
  const types: readonly (ControlType | DependencyType)[] =
    edge.cls === "CONTROL" ? controlTypes : dependencyTypes;
  return (
    <SubMenu icon={<Shapes />} label="Type" value={edge.type && typeWords[edge.type]}>
      <MenuRadioGroup
        value={edge.type ?? ""}
        onValueChange={(value) => onChange(value as ControlType | DependencyType)}
      >
        {types.map((type) => (
          <MenuRadioItem key={type} value={type}>
            {typeWords[type]}
          </MenuRadioItem>
        ))}
      </MenuRadioGroup>
    </SubMenu>
  );
}
