/** Offers people while a name is typed after an @: arrows choose, Enter or Tab takes, Escape closes. */
"use client";

import { type KeyboardEvent, type RefObject, useId, useState } from "react";
import { useBoardSession } from "#components/board/board-session.tsx";
import { useMembers } from "#components/inspector/use-people.ts";
import type { Member } from "#lib/contracts/workspaces.ts";
import { mentionedIds, peopleCalled, typedName } from "./mentions.ts";

export interface MentionTyping {
  listId: string;
  offered: readonly Member[];
  activeIndex: number;
  /** Ids of the members that a text mentions. */
  mentionedIn(text: string): string[];
  /** After every change of the text by typing. */
  handleTyped(caret: number): void;
  /** True when the key was for the list. */
  handleKeyDown(event: KeyboardEvent): boolean;
  pick(member: Member): void;
  point(index: number): void;
  close(): void;
}

const offeredAtMost = 6;

export function useMentionTyping(
  field: RefObject<HTMLTextAreaElement | null>,
  text: string,
  setText: (text: string) => void,
): MentionTyping {
  const { me } = useBoardSession();
  const members = useMembers();
  const listId = useId();
  const [caret, setCaret] = useState<number>();
  const [chosen, setChosen] = useState(0);
  const name = caret === undefined ? undefined : typedName(text, caret);
  const others = members.filter(({ userId }) => userId !== me.id);
  const offered = name ? peopleCalled(others, name.typed).slice(0, offeredAtMost) : [];
  const activeIndex = Math.min(chosen, offered.length - 1);
  const close = () => setCaret(undefined);

  function pick(member: Member) {
    const { current } = field;
    if (!current || !name || caret === undefined) return;
    // Written by the field itself, so that the caret stays behind it.
    current.setRangeText(`@${member.name} `, name.start, caret, "end");
    setText(current.value);
    close();
  }

  function handleKeyDown(event: KeyboardEvent): boolean {
    const member = offered[activeIndex];
    if (!member || event.nativeEvent.isComposing) return false;
    const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const move = moves[event.key];
    if (move !== undefined) setChosen((activeIndex + move + offered.length) % offered.length);
    else if ((event.key === "Enter" && !event.shiftKey) || event.key === "Tab") pick(member);
    else if (event.key === "Escape") close();
    else {
      if (["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) close();
      return false;
    }
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  return {
    listId,
    offered,
    activeIndex,
    mentionedIn: (words) => mentionedIds(words, members),
    handleTyped(now) {
      setCaret(now);
      setChosen(0);
    },
    handleKeyDown,
    pick,
    point: setChosen,
    close,
  };
}
