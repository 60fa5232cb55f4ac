/** Who has the board open, oneself first; a click on another goes to where they are. */
"use client";

import { Avatar } from "#components/ui/avatar.tsx";
import { tooltip } from "#components/ui/tooltip.tsx";
import type { RemotePresence } from "#lib/sync/presence.ts";
import { useBoard, useBoardSession, useOthersWith } from "./board-session.tsx";
import { titleOrKind } from "./domain-words.ts";
import { later } from "./later.tsx";
import { MorePeopleButton, type MorePeopleProps } from "./more-people-button.tsx";

const MorePeople = later<MorePeopleProps>({
  load: async () => (await import("./settled-parts.tsx")).MorePeople,
  placeholder: ({ people, onPress }) => <MorePeopleButton count={people.length} onClick={onPress} />,
});

export function PeoplePresent({ max = 4 }: { max?: number }) {
  const people = useOthersWith(onePerUser, samePeople);
  const goTo = useGoTo();
  const { me, connection } = useBoardSession();
  if (!connection) return null;
  const others = people.filter(({ user }) => user.id !== me.id);
  const room = max - 1;
  const shown = others.length > room ? others.slice(0, room - 1) : others;
  const rest = others.slice(shown.length);
  return (
    <ul className="mr-2 ml-1 flex items-center" aria-label="People on this board">
      <li className="-ml-[3px]">
        <span
          {...tooltip({ label: "You" })}
          className="block rounded-full shadow-[0_0_0_2px_var(--surface-app)]"
        >
          <Avatar name={me.name} label="You" color={me.color} size={24} />
        </span>
      </li>
      {shown.map((person) => (
        <li key={person.user.id} className="-ml-[3px]">
          <PersonButton person={person} onGoTo={goTo} />
        </li>
      ))}
      {rest.length > 0 && (
        <li className="-ml-[3px]">
          <MorePeople people={rest} onGoTo={goTo} />
        </li>
      )}
    </ul>
  );
}

function PersonButton({
  person,
  onGoTo,
}: {
  person: RemotePresence;
  onGoTo: (person: RemotePresence) => void;
}) {
  const { user, editing } = person;
  const where = useBoard((board) => (editing ? board.nodes.get(editing.id) : undefined));
  const label = where ? `${user.name}, editing “${titleOrKind(where)}”` : user.name;
  return (
    <button
      type="button"
      {...tooltip({ label })}
      aria-label={`Go to ${label}`}
      onClick={() => onGoTo(person)}
      className="block rounded-full shadow-[0_0_0_2px_var(--surface-app)]"
    >
      <Avatar name={user.name} color={user.color} size={24} isDecorative />
    </button>
  );
}

/** To the cursor where the canvas can, otherwise to what they have selected. */
function useGoTo() {
  const { view, connection } = useBoardSession();
  return ({ user }: RemotePresence) => {
    const { canvas } = view.get();
    const now = onePerUser(connection?.others.get() ?? []).find((other) => other.user.id === user.id);
    if (!canvas || !now) return;
    const { cursor, selection, editing } = now;
    if (cursor && canvas.centerOn) return canvas.centerOn(cursor);
    const ids = editing ? [editing.id] : (selection ?? []);
    if (ids.length > 0) canvas.zoomTo(ids);
  };
}

/** Cursors aside: where somebody points is asked for only when one wants to go there. */
const samePeople = (a: readonly RemotePresence[], b: readonly RemotePresence[]): boolean =>
  a.length === b.length &&
  a.every(
    (person, index) => person.user.id === b[index]?.user.id && person.editing?.id === b[index].editing?.id,
  );

/** The tab that last showed something to go to stands for a person with several tabs. */
function onePerUser(others: readonly RemotePresence[]): readonly RemotePresence[] {
  const byUser = new Map<string, RemotePresence>();
  for (const other of others) {
    const known = byUser.get(other.user.id);
    if (!known || (!known.cursor && other.cursor)) byUser.set(other.user.id, other);
  }
  return [...byUser.values()];
}
