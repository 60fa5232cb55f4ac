/** The colours of the people of a board, known once for the whole screen: by person, and by name for other avatars. */
"use client";

import { createContext, type ReactNode, use, useMemo } from "react";
import { useBoard, useBoardSession, useOthersWith } from "#components/board/board-session.tsx";
import { AvatarColorsContext } from "#components/ui/avatar-colors.tsx";
import type { PresenceUser } from "#lib/sync/presence.ts";
import { type ColoredPerson, colorsOfPeople } from "./colors-of-people.ts";

type Colors = ReadonlyMap<string, number>;

const ColorsContext = createContext<Colors>(new Map());

export function PeopleColors({ children }: { children: ReactNode }) {
  const { me, memberColors } = useBoardSession();
  const present = useOthersWith((others) => others.map(({ user }) => user), sameColors);
  const people = useBoard((board) => board.people);
  const colors = useMemo(() => {
    const accounts = new Map([
      ...Object.entries(memberColors),
      ...[...present, me].map(({ id, color }) => [id, color] as const),
    ]);
    return colorsOfPeople(people.values(), accounts);
  }, [me, memberColors, present, people]);
  const byName = useMemo(() => colorsByName(people.values(), colors), [people, colors]);
  return (
    <ColorsContext value={colors}>
      <AvatarColorsContext value={byName}>{children}</AvatarColorsContext>
    </ColorsContext>
  );
}

/** Undefined for somebody who is not on the board. */
export function useColorOf(personId: string | undefined): number | undefined {
  const colors = use(ColorsContext);
  return personId === undefined ? undefined : colors.get(personId);
}

/** Of two people with the same name the one with an account counts. */
function colorsByName(people: Iterable<ColoredPerson>, colors: Colors): Colors {
  const byName = new Map<string, number>();
  for (const { id, name, userId } of people) {
    const color = colors.get(id);
    if (color !== undefined && (userId !== undefined || !byName.has(name))) byName.set(name, color);
  }
  return byName;
}

const sameColors = (a: readonly PresenceUser[], b: readonly PresenceUser[]): boolean =>
  a.length === b.length &&
  a.every((user, index) => user.id === b[index]?.id && user.color === b[index].color);
