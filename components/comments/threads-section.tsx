/** The comments on one element, in its details. */
"use client";

import { MessageCirclePlus } from "lucide-react";
import { useState } from "react";
import { useBoardSession } from "#components/board/board-session.tsx";
import { EmptySection, Section } from "#components/inspector/section.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import type { ElementAnchor } from "#lib/board/anchored-element.ts";
import { CommentComposer } from "./comment-composer.tsx";
import { ThreadRow } from "./thread-row.tsx";
import { useIsUnread, useMayComment, useMentionsMe, useThreads, useWriteThread } from "./use-threads.ts";

export function ThreadsSection({ type, id }: { type: ElementAnchor; id: string }) {
  const { view } = useBoardSession();
  const mayComment = useMayComment();
  const isUnread = useIsUnread();
  const mentionsMe = useMentionsMe();
  const write = useWriteThread();
  const [isWriting, setIsWriting] = useState(false);
  const threads = (useThreads() ?? []).filter(({ anchor }) => anchor.type === type && anchor.id === id);
  const open = threads.filter(({ state }) => state === "OPEN");
  const resolvedCount = threads.length - open.length;
  const canAdd = mayComment && !isWriting;

  if (threads.length === 0 && !isWriting)
    return <EmptySection title="Comments" onAdd={canAdd ? () => setIsWriting(true) : undefined} />;
  return (
    <Section
      title="Comments"
      count={open.length}
      action={
        canAdd && (
          <IconButton
            size="sm"
            label="Comment on this"
            icon={<MessageCirclePlus aria-hidden />}
            onClick={() => setIsWriting(true)}
            className="-my-1"
          />
        )
      }
    >
      {isWriting && (
        <CommentComposer
          place={`new:${id}`}
          label="Your comment"
          sendWord="Comment"
          hasFocusAtFirst
          onCancel={() => setIsWriting(false)}
          onSend={async (comment) => {
            await write.mutateAsync({ kind: "open", body: { anchor: { type, id }, ...comment } });
            setIsWriting(false);
          }}
        />
      )}
      {open.length > 0 && (
        <ul className="-mx-3.5">
          {open.map((thread) => (
            <li key={thread.id}>
              <ThreadRow thread={thread} isUnread={isUnread(thread)} isMention={mentionsMe(thread)} />
            </li>
          ))}
        </ul>
      )}
      {resolvedCount > 0 && (
        <button
          type="button"
          onClick={() => view.set({ comments: { elementId: id } })}
          className="-mx-1.5 mt-1 flex min-h-7 items-center rounded-r2 px-1.5 text-12 text-ink-3 hover:bg-hover hover:text-ink-2 pointer-coarse:min-h-11"
        >
          {resolvedCount} resolved
        </button>
      )}
    </Section>
  );
}
