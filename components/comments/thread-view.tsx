/** One thread in the place of the details: what it is about, its comments, and a field to answer in. */
"use client";

import { Check, ChevronLeft, CircleCheck, Ellipsis, LocateFixed, Pencil, Trash2, Undo } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { messageOf, ProblemError } from "#components/api/problem-error.ts";
import { useBoard, useBoardSession } from "#components/board/board-session.tsx";
import { dayOf } from "#components/board/day-words.ts";
import { Avatar } from "#components/ui/avatar.tsx";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "#components/ui/menu.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { toast } from "#components/ui/toast.tsx";
import type { Comment, Thread, ThreadWithComments } from "#lib/contracts/threads.ts";
import { anchorWords, sameWords } from "./anchor-words.ts";
import { CommentComposer } from "./comment-composer.tsx";
import { CommentText } from "./comment-text.tsx";
import { OutcomeForm } from "./outcome-form.tsx";
import { outcomeHead } from "./outcome-words.ts";
import { PanelHeader } from "./panel-header.tsx";
import { DeletedWords } from "./thread-row.tsx";
import { useGoToThread } from "./use-go-to-thread.ts";
import { useMayComment, useReadMarksStore, useThread, useWriteThread } from "./use-threads.ts";

export function ThreadView({ threadId, onBack }: { threadId: string; onBack: () => void }) {
  const { data: thread, error, refetch } = useThread(threadId);
  const [isResolving, setIsResolving] = useState(false);
  return (
    <>
      <PanelHeader
        title="Comment"
        before={<IconButton label="Back to the list" icon={<ChevronLeft aria-hidden />} onClick={onBack} />}
      >
        {thread && !isResolving && <StateButton thread={thread} onResolve={() => setIsResolving(true)} />}
      </PanelHeader>
      {thread ? (
        <Opened
          key={thread.id}
          thread={thread}
          isResolving={isResolving && thread.state === "OPEN"}
          onResolved={() => setIsResolving(false)}
        />
      ) : error ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : (
        <div className="flex flex-col gap-3 p-3.5" aria-busy="true">
          <Skeleton className="h-4 w-2/3" />
          <Skeleton className="h-12 w-full" />
        </div>
      )}
    </>
  );
}

function Failed({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const isGone = error instanceof ProblemError && error.status === 404;
  return (
    <div className="flex flex-col items-start gap-2 p-3.5 text-ink-2" role="alert">
      <p>{messageOf(error)}</p>
      {!isGone && <Button onClick={onRetry}>Try again</Button>}
    </div>
  );
}

interface OpenedProps {
  thread: ThreadWithComments;
  /** What came of it is being asked. */
  isResolving: boolean;
  onResolved: () => void;
}

function Opened({ thread, isResolving, onResolved }: OpenedProps) {
  const mayComment = useMayComment();
  const write = useWriteThread();
  const marks = useReadMarksStore();
  useEffect(() => marks.markRead(thread), [marks, thread]);
  return (
    <>
      <AnchorLink thread={thread} />
      <div role="log" aria-label="Comments of this thread" className="px-3.5">
        <ol>
          {thread.comments.map((comment) => (
            <li key={comment.id}>
              <OneComment threadId={thread.id} comment={comment} />
            </li>
          ))}
        </ol>
      </div>
      <Outcome thread={thread} />
      {isResolving && <OutcomeForm threadId={thread.id} onClose={onResolved} />}
      {mayComment && !isResolving && (
        <div className="px-3.5 pt-1.5 pb-3">
          <CommentComposer
            place={`thread:${thread.id}`}
            label={`Reply to ${thread.lastBy.name}`}
            sendWord="Reply"
            hasFocusAtFirst={matchMedia("(pointer: fine)").matches}
            onSend={(body) => write.mutateAsync({ kind: "reply", threadId: thread.id, body })}
          />
        </div>
      )}
    </>
  );
}

/** What it is about; pressed, the map goes there and the thread stays open beside it. */
function AnchorLink({ thread }: { thread: Thread }) {
  const { text, isGone } = useBoard((board) => anchorWords(board, thread), sameWords);
  const goTo = useGoToThread();
  if (isGone) {
    return (
      <p className="mx-3.5 mb-1 border-line border-b pb-2 text-12 text-ink-2">
        On “{text}”, which was deleted. The comments stay.
      </p>
    );
  }
  return (
    <button
      type="button"
      onClick={() => goTo(thread)}
      className="mx-2 mb-1 flex min-h-8 w-[calc(100%-16px)] items-center gap-1.5 rounded-r2 bg-sunken px-1.5 text-left text-12 text-ink-2 hover:bg-hover hover:text-ink pointer-coarse:min-h-11"
    >
      <span className="min-w-0 flex-1 truncate" title={text}>
        On <span className="font-medium">{text}</span>
      </span>
      <LocateFixed size={13} strokeWidth={2} aria-hidden className="shrink-0" />
      <span className="sr-only">Show it on the map</span>
    </button>
  );
}

function Outcome({ thread: { resolved, outcome } }: { thread: Thread }) {
  const [today] = useState(() => dayOf(new Date()));
  if (!resolved) return null;
  return (
    <div className="mx-3.5 mb-2.5 rounded-r3 border border-line px-3 py-2">
      {outcome && (
        <>
          <p className="font-medium">{outcomeHead(outcome, today)}</p>
          <p className="whitespace-pre-wrap break-words text-ink-2">{outcome.text}</p>
        </>
      )}
      <p className="mt-0.5 flex items-center gap-1.5 text-12 text-ink-3">
        <CircleCheck size={13} strokeWidth={2} aria-hidden />
        <span>
          Resolved by {resolved.by.name}, <RelativeTime at={resolved.at} />
        </span>
      </p>
    </div>
  );
}

function StateButton({ thread, onResolve }: { thread: Thread; onResolve: () => void }) {
  const mayComment = useMayComment();
  const write = useWriteThread();
  if (!mayComment) return null;
  if (thread.state === "OPEN")
    return (
      <Button size="sm" icon={<Check aria-hidden />} onClick={onResolve}>
        Resolve…
      </Button>
    );
  const reopen = () =>
    write.mutate(
      { kind: "state", threadId: thread.id, body: { state: "OPEN" } },
      { onError: (error) => toast.error(messageOf(error)) },
    );
  return (
    <Button size="sm" icon={<Undo aria-hidden />} isBusy={write.isPending} onClick={reopen}>
      Reopen
    </Button>
  );
}

function OneComment({ threadId, comment }: { threadId: string; comment: Comment }) {
  const { memberColors, me } = useBoardSession();
  const mayComment = useMayComment();
  const write = useWriteThread();
  const [isEditing, setIsEditing] = useState(false);
  const whole = useRef<HTMLDivElement>(null);
  // What had the focus goes: the keys stay at the comment.
  const focusWhole = () => whole.current?.focus({ preventScroll: true });
  const stopEditing = () => {
    focusWhole();
    setIsEditing(false);
  };
  const isOwn = mayComment && comment.by.userId === me.id && !comment.isDeleted;
  return (
    <div ref={whole} tabIndex={-1} className="flex gap-2 py-2 outline-none">
      <Avatar
        name={comment.by.name}
        color={memberColors[comment.by.userId]}
        size={20}
        isDecorative
        className="mt-px"
      />
      <div className="min-w-0 flex-1">
        <div className="flex min-h-5 items-baseline gap-1.5">
          <span className="min-w-0 truncate font-medium">{comment.by.name}</span>
          <RelativeTime at={comment.at} className="shrink-0 text-12 text-ink-3" />
          {comment.editedAt && <span className="shrink-0 text-12 text-ink-3">edited</span>}
          <span className="flex-1" />
          {isOwn && !isEditing && (
            <OwnMenu
              onEdit={() => setIsEditing(true)}
              onDelete={() =>
                write.mutate(
                  { kind: "delete", threadId, commentId: comment.id },
                  { onSuccess: focusWhole, onError: (error) => toast.error(messageOf(error)) },
                )
              }
            />
          )}
        </div>
        {isEditing ? (
          <CommentComposer
            place={`comment:${comment.id}`}
            label="Your comment"
            sendWord="Save"
            initialText={comment.text}
            hasFocusAtFirst
            onCancel={stopEditing}
            onSend={async (body) => {
              await write.mutateAsync({ kind: "edit", threadId, commentId: comment.id, body });
              stopEditing();
            }}
          />
        ) : comment.isDeleted ? (
          <DeletedWords />
        ) : (
          <CommentText text={comment.text} mentions={comment.mentions} />
        )}
      </div>
    </div>
  );
}

function OwnMenu({ onEdit, onDelete }: { onEdit: () => void; onDelete: () => void }) {
  return (
    <Menu>
      <MenuTrigger>
        <IconButton
          size="sm"
          label="More about your comment"
          icon={<Ellipsis aria-hidden />}
          className="-my-1"
        />
      </MenuTrigger>
      <MenuContent align="end">
        {/* Once the menu is gone, or it would take the focus from the field. */}
        <MenuItem icon={<Pencil aria-hidden />} onSelect={() => setTimeout(onEdit)}>
          Edit
        </MenuItem>
        <MenuItem isDanger icon={<Trash2 aria-hidden />} onSelect={onDelete}>
          Delete
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
