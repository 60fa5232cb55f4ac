/** The members offered while a name is typed in a comment; the field keeps the focus and handles the keys. */
"use client";

import { useBoardSession } from "#components/board/board-session.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { classNames } from "#components/ui/class-names.ts";
import type { MentionTyping } from "./use-mention-typing.ts";

export const mentionOptionId = (listId: string, index: number): string => `${listId}-${index}`;

export function MentionList({ typing }: { typing: MentionTyping }) {
  const { memberColors } = useBoardSession();
  const { listId, offered, activeIndex } = typing;
  const count = offered.length === 1 ? "1 person" : `${offered.length} people`;
  return (
    <>
      {offered.length > 0 && (
        <div
          id={listId}
          role="listbox"
          aria-label="People to mention"
          className="rounded-float border border-line bg-raised p-1 shadow-elev-float"
        >
          {offered.map((member, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field above handles the keys of the list
            <div
              key={member.userId}
              id={mentionOptionId(listId, index)}
              role="option"
              aria-selected={index === activeIndex}
              tabIndex={-1}
              // The field keeps the focus.
              onPointerDown={(event) => event.preventDefault()}
              onPointerMove={() => typing.point(index)}
              onClick={() => typing.pick(member)}
              className={classNames(
                "flex min-h-8 cursor-default select-none items-center gap-2 rounded-r2 px-2 text-13 pointer-coarse:min-h-11",
                index === activeIndex && "bg-hover",
              )}
            >
              <Avatar name={member.name} color={memberColors[member.userId]} size={18} isDecorative />
              <span className="min-w-0 flex-1 truncate">{member.name}</span>
            </div>
          ))}
        </div>
      )}
      <span role="status" className="sr-only">
        {offered.length > 0 && `${count}. Arrows choose, Enter mentions.`}
      </span>
    </>
  );
}
