/** The people for whom the row of avatars has no room. */
"use client";

import { Avatar } from "#components/ui/avatar.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "#components/ui/popover.tsx";
import type { LaterPart } from "./later.tsx";
import { MorePeopleButton, type MorePeopleProps } from "./more-people-button.tsx";

export function MorePeople({ people, onFollow, isOpenAtFirst }: MorePeopleProps & LaterPart) {
  return (
    <Popover defaultOpen={isOpenAtFirst}>
      <PopoverTrigger>
        <MorePeopleButton count={people.length} />
      </PopoverTrigger>
      <PopoverContent align="end" className="w-56 p-1!" aria-label="More people on this board">
        {people.map((person) => (
          <button
            key={person.user.id}
            type="button"
            onClick={() => onFollow(person)}
            className="flex h-8 w-full items-center gap-2 rounded-r2 px-2 text-left hover:bg-hover"
          >
            <Avatar name={person.user.name} color={person.user.color} size={20} isDecorative />
            <span className="truncate">{person.user.name}</span>
          </button>
        ))}
      </PopoverContent>
    </Popover>
  );
}
