/** One thread in a list: who began it, how it begins, what it is about, and whether there is something new. */
"use client";

import { AtSign, CircleCheck, MessageCircle } from "lucide-react";
import { useBoard, useBoardSession } from "#components/board/board-session.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { Thread } from "#lib/contracts/threads.ts";
import { anchorWords, sameWords } from "./anchor-words.ts";
import { outcomeKindWords } from "./outcome-words.ts";

export interface ThreadRowProps {
  thread: Thread;
  isUnread: boolean;
  /** It mentions whoever looks, who hasn't read that yet. */
  isMention: boolean;
  /** Not where the list is about one element. */
  hasAnchor?: boolean;
}

export function ThreadRow({ thread, isUnread, isMention, hasAnchor = false }: ThreadRowProps) {
  const { view, memberColors } = useBoardSession();
  const { openedBy, commentCount, excerpt, lastAt, state, outcome } = thread;
  return (
    <button
      type="button"
      data-thread={thread.id}
      onClick={() => view.set({ comments: { ...view.get().comments, threadId: thread.id } })}
      className="flex w-full gap-2 px-3.5 py-2 text-left hover:bg-hover focus-visible:-outline-offset-2"
    >
      <Avatar
        name={openedBy.name}
        color={memberColors[openedBy.userId]}
        size={20}
        isDecorative
        className="mt-px"
      />
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-1.5">
          <span className="min-w-0 truncate font-medium">{openedBy.name}</span>
          <RelativeTime at={lastAt} className="shrink-0 text-12 text-ink-3" />
          <span className="flex-1" />
          {isMention && <MentionMark />}
          {isUnread && <UnreadDot />}
        </span>
        <span className={`line-clamp-2 break-words ${isUnread ? "font-medium" : "text-ink-2"}`}>
          {excerpt || <DeletedWords />}
        </span>
        <span className="mt-0.5 flex items-center gap-1.5 text-12 text-ink-3">
          {hasAnchor && <Anchor thread={thread} />}
          {state === "RESOLVED" && (
            <span className="flex shrink-0 items-center gap-1">
              <CircleCheck size={12} strokeWidth={2} aria-hidden />{" "}
              {outcome ? outcomeKindWords[outcome.kind].word : "Resolved"}
            </span>
          )}
          <span className="flex-1" />
          {commentCount > 1 && (
            <span className="flex shrink-0 items-center gap-1">
              <MessageCircle size={11} strokeWidth={2} aria-hidden />
              {commentCount}
              <span className="sr-only"> comments</span>
            </span>
          )}
        </span>
      </span>
    </button>
  );
}

export const DeletedWords = () => <i className="text-ink-3">Deleted by who wrote it</i>;

const MentionMark = () => (
  <span className="flex shrink-0 items-center gap-0.5 self-center font-medium text-12">
    <AtSign size={12} strokeWidth={2.2} aria-hidden /> Mentions you
  </span>
);

const UnreadDot = () => (
  <span className="shrink-0 self-center">
    <span className="block size-2 rounded-full bg-ink" aria-hidden />
    <span className="sr-only">New</span>
  </span>
);

function Anchor({ thread }: { thread: Thread }) {
  const { text, isGone } = useBoard((board) => anchorWords(board, thread), sameWords);
  return (
    <span className="min-w-0 truncate" title={text}>
      On {isGone ? `“${text}”, deleted` : text}
    </span>
  );
}
