/** Opens and closes the comments of the board; says how many have something new, and whether one is mentioned. */
"use client";

import { AtSign, MessageCircle } from "lucide-react";
import { QueryProvider } from "#components/api/query-provider.tsx";
import { useBoardSession, useViewState } from "#components/board/board-session.tsx";
import type { CommentsEntryProps } from "#components/board/comments-entry.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { useIsUnread, useMentionsMe, useThreads } from "./use-threads.ts";

export function CommentsButton(props: CommentsEntryProps) {
  return (
    <QueryProvider>
      <Counted {...props} />
    </QueryProvider>
  );
}

function Counted({ className }: CommentsEntryProps) {
  const { view } = useBoardSession();
  const isShown = useViewState(({ comments }) => comments !== undefined);
  const isUnread = useIsUnread();
  const mentionsMe = useMentionsMe();
  const unread = useThreads()?.filter((thread) => thread.state === "OPEN" && isUnread(thread)) ?? [];
  const count = unread.length;
  const isMentioned = unread.some(mentionsMe);
  const news = [count > 0 && `${count} new`, isMentioned && "you are mentioned"].filter(Boolean);
  return (
    <span className="relative mr-1">
      <IconButton
        label={["Comments", ...news].join(", ")}
        aria-expanded={isShown}
        icon={<MessageCircle aria-hidden />}
        onClick={() => view.set({ comments: isShown ? undefined : {} })}
        {...(className && { className })}
      />
      {count > 0 && (
        <span
          aria-hidden
          className="pointer-events-none absolute -top-1 left-4 flex h-4 min-w-4 items-center justify-center rounded-full bg-inverse px-[3px] font-semibold text-11 text-ink-inverse tabular-nums"
        >
          {isMentioned && <AtSign size={10} strokeWidth={2.6} />}
          {count > 99 ? "99+" : count}
        </span>
      )}
    </span>
  );
}
