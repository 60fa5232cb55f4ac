/** Who else is in a field, and telling the others that this person is. */
"use client";

import { createContext, type ReactNode, useContext } from "react";
import { useBoardSession, useOthersWith } from "#components/board/board-session.tsx";
import { firstName } from "#components/board/domain-words.ts";

import type { PresenceUser } from "#lib/sync/presence.ts";

const ElementContext = createContext("");

/** Says which element the fields inside belong to. */
export function ElementFields({ id, children }: { id: string; children: ReactNode }) {
  return <ElementContext value={id}>{children}</ElementContext>;
}

export const useElementId = (): string => useContext(ElementContext);

/** Handlers for the wrapper of a field, and the others who are in that field now. */
export function useFieldPresence(field: string, elementId?: string) {
  const contextId = useElementId();
  const id = elementId ?? contextId;
  const { view } = useBoardSession();
  const others = useOthersWith(
    (all) =>
      all.filter(({ editing }) => editing?.id === id && editing.field === field).map(({ user }) => user),
    sameUsers,
  );
  return {
    others,
    onFocus: () => view.set({ editing: { id, field } }),
    onBlur: () => {
      const { editing } = view.get();
      if (editing?.id === id && editing.field === field) view.set({ editing: undefined });
    },
  };
}

const sameUsers = (a: readonly PresenceUser[], b: readonly PresenceUser[]): boolean =>
  a.length === b.length && a.every((user, index) => user.id === b[index]?.id);

/** The line under a field in the colour of whoever is in it, with the name. */
export function FieldPresence({ others }: { others: ReturnType<typeof useFieldPresence>["others"] }) {
  const first = others[0];
  if (!first) return null;
  const names = others.map((other) => firstName(other.name)).join(", ");
  return (
    <span
      className="pointer-events-none absolute right-0 -bottom-0.5 left-0 flex justify-end border-b-[1.5px]"
      style={{ borderColor: `var(--p-${first.color})` }}
    >
      <span
        className="-mb-[15px] rounded-b-r1 px-1 font-medium text-11 text-white"
        style={{ background: `var(--p-${first.color})` }}
      >
        {names} {others.length === 1 ? "is" : "are"} here
      </span>
    </span>
  );
}
