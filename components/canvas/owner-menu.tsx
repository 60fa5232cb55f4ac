/** The people of the board as owners of an element; exactly one, or nobody. */
"use client";

import { useBoard } from "#components/board/board-session.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { MenuLabel, MenuRadioGroup, MenuRadioItem } from "#components/ui/menu.tsx";
import type { Board, Person } from "#lib/board/model.ts";
import { useCanvas } from "./canvas-context.tsx";

const nobody = "";

const peopleByName = (board: Board): readonly Person[] =>
  [...board.people.values()].sort((a, b) => a.name.localeCompare(b.name));
const samePeople = (a: readonly Person[], b: readonly Person[]) =>
  a.length === b.length && a.every((person, i) => person === b[i]);

export function OwnerMenu({ elementId, ownerId }: { elementId: string; ownerId: string | undefined }) {
  const { session, actions } = useCanvas();
  const people = useBoard(peopleByName, samePeople);
  if (people.length === 0)
    return <MenuLabel>Nobody is on this board yet. Add people in the inspector.</MenuLabel>;
  return (
    <MenuRadioGroup
      value={ownerId ?? nobody}
      onValueChange={(id) => {
        if (!actions.mayEdit()) return;
        const name = people.find((person) => person.id === id)?.name;
        actions.accepted(
          session.commands.setOwner(elementId, id === nobody ? null : id),
          name ? `Owned by ${name}` : "No owner",
        );
      }}
    >
      <MenuRadioItem value={nobody}>No owner</MenuRadioItem>
      {people.map((person) => (
        <MenuRadioItem key={person.id} value={person.id}>
          <span className="flex items-center gap-2">
            <Avatar name={person.name} size={18} isDecorative />
            {person.name}
          </span>
        </MenuRadioItem>
      ))}
    </MenuRadioGroup>
  );
}
