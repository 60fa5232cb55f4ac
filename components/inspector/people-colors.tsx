/** The colours of the people with an account, known once for the whole screen: by user id. */
"use client";

import { createContext, type ReactNode, use, useMemo } from "react";
import { useBoardSession, useOthersWith } from "#components/board/board-session.tsx";
import type { PresenceUser } from "#lib/sync/presence.ts";
import { useMembers } from "./use-people.ts";

type Colors = ReadonlyMap<string, number>;

const ColorsContext = createContext<Colors>(new Map());

export function PeopleColors({ children }: { children: ReactNode }) {
  const { me } = useBoardSession();
  const members = useMembers();
  const present = useOthersWith((others) => others.map(({ user }) => user), sameColors);
  const colors = useMemo(
    () =>
      new Map([
        ...members.map(({ userId, color }) => [userId, color] as const),
        ...[...present, me].map(({ id, color }) => [id, color] as const),
      ]),
    [me, members, present],
  );
  return <ColorsContext value={colors}>{children}</ColorsContext>;
}

/** Undefined for somebody without an account: then the colour follows from the name. */
export function useColorOf(userId: string | undefined): number | undefined {
  const colors = use(ColorsContext);
  return userId === undefined ? undefined : colors.get(userId);
}

const sameColors = (a: readonly PresenceUser[], b: readonly PresenceUser[]): boolean =>
  a.length === b.length &&
  a.every((user, index) => user.id === b[index]?.id && user.color === b[index].color);
