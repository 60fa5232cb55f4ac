/** The bubble that says how many comments there are on something, and opens them. */
"use client";

import { MessageCircle } from "lucide-react";
import type { CSSProperties } from "react";
import { useBoardSession, useViewState } from "#components/board/board-session.tsx";
import { anchorWords } from "#components/comments/anchor-words.ts";
import { classNames } from "#components/ui/class-names.ts";
import type { Thread } from "#lib/contracts/threads.ts";

export interface PinButtonProps {
  /** Open ones; all on one thing, or of one dot. */
  threads: readonly Thread[];
  pinKey: string;
  form: "card" | "edge" | "point" | "dot" | "inline";
  isNew: boolean;
  style?: CSSProperties;
  tabIndex?: number;
  onPress: () => void;
}

export function PinButton({ threads, pinKey, form, isNew, style, tabIndex, onPress }: PinButtonProps) {
  const { store } = useBoardSession();
  const isOpen = useViewState(({ comments }) => threads.some(({ id }) => id === comments?.threadId));
  const count = threads.reduce((sum, thread) => sum + thread.commentCount, 0);
  const [first] = threads;
  const isOne = threads.length === 1 || form !== "dot";
  const about = isOne && first ? anchorWords(store.getBoard(), first).text : "";
  const words = count === 1 ? "1 comment" : `${count} comments`;
  return (
    <button
      type="button"
      {...(tabIndex !== undefined && { tabIndex })}
      data-tag="comments"
      data-pin={pinKey}
      className={classNames("tl-pin", `is-${form}`, isNew && "is-new", isOpen && "is-open")}
      style={style}
      aria-label={[about ? `${words} on ${about}` : words, isNew && "new"].filter(Boolean).join(", ")}
      title={threads.length === 1 && first ? `${first.openedBy.name}: ${first.excerpt}` : words}
      onClick={onPress}
    >
      <MessageCircle size={10} strokeWidth={2.2} aria-hidden />
      <span>{count}</span>
    </button>
  );
}
