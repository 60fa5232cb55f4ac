/** Opens and closes the comments of the board; says how many have something new. */
"use client";

import { MessageCircle } from "lucide-react";
import { QueryProvider } from "#components/api/query-provider.tsx";
import { useBoardSession, useViewState } from "#components/board/board-session.tsx";
import type { CommentsEntryProps } from "#components/board/comments-entry.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { useIsUnread, useThreads } from "./use-threads.ts";

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
  const count = useThreads()?.filter((thread) => thread.state === "OPEN" && isUnread(thread)).length ?? 0;
  return (
    <span className="relative mr-1">
      <IconButton
        label={count === 0 ? "Comments" : `Comments, ${count} new`}
        aria-expanded={isShown}
        icon={<MessageCircle aria-hidden />}
        onClick={() => view.set({ comments: isShown ? undefined : {} })}
        {...(className && { className })}
      />
      {count > 0 && (
        <span
          aria-hidden
          className="pointer-events-none absolute -top-1 left-4 grid h-4 min-w-4 place-items-center rounded-full bg-inverse px-[3px] font-semibold text-11 text-ink-inverse tabular-nums"
        >
          {count > 99 ? "99+" : count}
        </span>
      )}
    </span>
  );
}
