/** Words being typed, kept in this tab until they are sent: closing the field, or losing the connection, loses none. */
"use client";

import { useState } from "react";
import { useBoardSession } from "#components/board/board-session.tsx";

/** `place` names the field on this board, e.g. the thread it answers. */
export function useDraft(place: string, initial = ""): [text: string, setText: (text: string) => void] {
  const { boardId, me } = useBoardSession();
  const key = `throughline:draft:${me.id}:${boardId}:${place}`;
  const [text, setText] = useState(() => readDraft(key) ?? initial);
  return [
    text,
    (next) => {
      setText(next);
      writeDraft(key, next === initial ? "" : next);
    },
  ];
}

function readDraft(key: string): string | undefined {
  try {
    return sessionStorage.getItem(key) ?? undefined;
  } catch {
    // Storage can be forbidden: the field begins empty.
    return undefined;
  }
}

function writeDraft(key: string, text: string): void {
  try {
    if (text === "") sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, text);
  } catch {
    // Storage can be forbidden or full: the words last as long as the field.
  }
}
