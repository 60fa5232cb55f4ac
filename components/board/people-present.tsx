/** Who has the board open, oneself first; a click on another follows them, on oneself brings everybody here. */
"use client";

import { Avatar } from "#components/ui/avatar.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { tooltip } from "#components/ui/tooltip.tsx";
import type { RemotePresence } from "#lib/sync/presence.ts";
import { useBoard, useBoardSession, useOthersWith, useViewState } from "./board-session.tsx";
import { titleOrKind } from "./domain-words.ts";
import { later } from "./later.tsx";
import { MorePeopleButton, type MorePeopleProps } from "./more-people-button.tsx";

const MorePeople = later<MorePeopleProps>({
  load: async () => (await import("./settled-parts.tsx")).MorePeople,
  placeholder: ({ people, onPress }) => <MorePeopleButton count={people.length} onClick={onPress} />,
});

export function PeoplePresent({ max = 4 }: { max?: number }) {
  const people = useOthersWith(onePerUser, samePeople);
  const follow = useFollow();
  const { me, connection } = useBoardSession();
  if (!connection) return null;
  const others = people.filter(({ user }) => user.id !== me.id);
  const room = max - 1;
  const shown = others.length > room ? others.slice(0, room - 1) : others;
  const rest = others.slice(shown.length);
  return (
    <ul className="mr-2 ml-1 flex items-center" aria-label="People on this board">
      <li className="ml-0.5">
        {others.length === 0 ? (
          <span {...tooltip({ label: "You" })} className={frame}>
            <Avatar name={me.name} label="You" color={me.color} size={24} />
          </span>
        ) : (
          <button
            type="button"
            {...tooltip({ label: "Bring everyone to what you see" })}
            aria-label="Bring everyone to what you see"
            onClick={() => connection.setPresence({ calledAt: Date.now() })}
            className={frame}
          >
            <Avatar name={me.name} color={me.color} size={24} isDecorative />
          </button>
        )}
      </li>
      {shown.map((person) => (
        <li key={person.user.id} className="ml-0.5">
          <PersonButton person={person} onFollow={follow} />
        </li>
      ))}
      {rest.length > 0 && (
        <li className="ml-0.5">
          <MorePeople people={rest} onFollow={follow} />
        </li>
      )}
    </ul>
  );
}

const frame = "block rounded-full shadow-[0_0_0_2px_var(--surface-app)]";

interface PersonButtonProps {
  person: RemotePresence;
  onFollow: (person: RemotePresence) => void;
}

function PersonButton({ person, onFollow }: PersonButtonProps) {
  const { user, editing, isAway } = person;
  const where = useBoard((board) => (editing ? board.nodes.get(editing.id) : undefined));
  const isFollowed = useViewState((view) => view.followedId === user.id);
  const doing = where ? `, editing “${titleOrKind(where)}”` : isAway ? ", away" : "";
  const label = `${isFollowed ? "Stop following" : "Follow"} ${user.name}${doing}`;
  return (
    <button
      type="button"
      {...tooltip({ label })}
      aria-label={label}
      aria-pressed={isFollowed}
      onClick={() => onFollow(person)}
      className={classNames(frame, isAway && "opacity-50 saturate-50")}
      style={
        isFollowed
          ? { boxShadow: `0 0 0 2px var(--surface-app), 0 0 0 4px var(--p-${user.color})` }
          : undefined
      }
    >
      <Avatar name={user.name} color={user.color} size={24} isDecorative />
    </button>
  );
}

/** Sees what they see until one moves the map oneself; once more ends it. */
function useFollow() {
  const { view } = useBoardSession();
  return ({ user }: RemotePresence) =>
    view.set({ followedId: view.get().followedId === user.id ? undefined : user.id });
}

/** Cursors aside: where somebody points is asked for only when one wants to go there. */
const samePeople = (a: readonly RemotePresence[], b: readonly RemotePresence[]): boolean =>
  a.length === b.length &&
  a.every(
    (person, index) =>
      person.user.id === b[index]?.user.id &&
      person.editing?.id === b[index].editing?.id &&
      person.isAway === b[index].isAway,
  );

/** The tab one is at stands for a person with several tabs. */
function onePerUser(others: readonly RemotePresence[]): readonly RemotePresence[] {
  const byUser = new Map<string, RemotePresence>();
  for (const other of others) {
    const known = byUser.get(other.user.id);
    if (!known || (known.isAway && !other.isAway)) byUser.set(other.user.id, other);
  }
  return [...byUser.values()];
}
