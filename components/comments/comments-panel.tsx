/** The comments in the place of the details: those of the board or of one element, and one thread when opened. */
"use client";

import { MessageCircle, MessageCirclePlus, X } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import { useBoard, useBoardSession } from "#components/board/board-session.tsx";
import type { CommentsShown } from "#components/board/view-state.ts";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { anchoredElement } from "#lib/board/anchored-element.ts";
import type { Thread } from "#lib/contracts/threads.ts";
import { elementWords } from "./anchor-words.ts";
import { closeComments } from "./close-comments.ts";
import { CommentComposer } from "./comment-composer.tsx";
import { PanelHeader } from "./panel-header.tsx";
import { ThreadRow } from "./thread-row.tsx";
import { ThreadView } from "./thread-view.tsx";
import { useIsUnread, useMayComment, useMentionsMe, useThreads, useWriteThread } from "./use-threads.ts";

export function CommentsPanel({ shown: { threadId, elementId } }: { shown: CommentsShown }) {
  const { view } = useBoardSession();

  const backToList = () => view.set({ comments: elementId === undefined ? {} : { elementId } });
  /** One step back: from a thread to the list, from the list to the map. */
  function handleKeyDown(event: KeyboardEvent) {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    if (threadId === undefined) closeComments(view);
    else backToList();
  }

  return (
    <section aria-label="Comments" onKeyDown={handleKeyDown}>
      {threadId === undefined ? (
        <ThreadList elementId={elementId} />
      ) : (
        <ThreadView key={threadId} threadId={threadId} onBack={backToList} />
      )}
    </section>
  );
}

const states = [
  { state: "OPEN", word: "Open" },
  { state: "RESOLVED", word: "Resolved" },
] as const;
/** A list that grows on demand: boards can hold two thousand threads. */
const firstRows = 100;

function ThreadList({ elementId }: { elementId: string | undefined }) {
  const threads = useThreads();
  const isUnread = useIsUnread();
  const mentionsMe = useMentionsMe();
  const [state, setState] = useState<Thread["state"]>("OPEN");
  const [rows, setRows] = useState(firstRows);
  const about = threads?.filter(
    ({ anchor }) => elementId === undefined || (anchor.type !== "POINT" && anchor.id === elementId),
  );
  const listed = about?.filter((thread) => thread.state === state) ?? [];
  return (
    <>
      <PanelHeader title="Comments" />
      <fieldset className="flex gap-1 border-0 px-3.5 pb-2">
        <legend className="sr-only">Which comments</legend>
        {states.map(({ state: value, word }) => (
          <Filter key={value} isOn={value === state} onPress={() => setState(value)}>
            {word}{" "}
            <span className="text-ink-3 tabular-nums">
              {about?.filter((thread) => thread.state === value).length ?? ""}
            </span>
          </Filter>
        ))}
      </fieldset>
      {elementId !== undefined && <OnlyElement id={elementId} />}
      {threads === undefined ? (
        <div className="flex flex-col gap-3 p-3.5" aria-busy="true">
          <Skeleton className="h-10 w-full" />
          <Skeleton className="h-10 w-full" />
        </div>
      ) : listed.length === 0 ? (
        <NoThreads
          isFiltered={about !== undefined && about.length > 0}
          isOfElement={elementId !== undefined}
          state={state}
        />
      ) : (
        <ul className="divide-y divide-line border-line border-y">
          {listed.slice(0, rows).map((thread) => (
            <li key={thread.id}>
              <ThreadRow
                thread={thread}
                isUnread={isUnread(thread)}
                isMention={mentionsMe(thread)}
                hasAnchor={elementId === undefined}
              />
            </li>
          ))}
        </ul>
      )}
      {listed.length > rows && (
        <div className="p-3.5">
          <Button onClick={() => setRows(rows + firstRows)}>Show {firstRows} more</Button>
        </div>
      )}
    </>
  );
}

function Filter({ isOn, onPress, children }: { isOn: boolean; onPress: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={onPress}
      className="h-7 rounded-r2 px-2.5 font-medium text-12 text-ink-2 hover:bg-hover aria-pressed:bg-pressed aria-pressed:text-ink pointer-coarse:h-11"
    >
      {children}
    </button>
  );
}

/** The list is about one element: which, the way to all, and a field to begin another thread in. */
function OnlyElement({ id }: { id: string }) {
  const { view } = useBoardSession();
  const mayComment = useMayComment();
  const write = useWriteThread();
  const type = useBoard((board) => anchoredElement(board, id)?.type);
  const words = useBoard((board) => {
    const element = anchoredElement(board, id);
    return element && elementWords(element);
  });
  return (
    <>
      <p className="mx-3.5 mb-2 flex items-center gap-1 rounded-r2 bg-sunken py-0.5 pr-0.5 pl-2 text-12 text-ink-2">
        <span className="min-w-0 flex-1 truncate">On {words ?? "something that was deleted"}</span>
        <IconButton
          size="sm"
          label="Show all comments"
          icon={<X aria-hidden />}
          onClick={() => view.set({ comments: {} })}
        />
      </p>
      {mayComment && type && (
        <div className="px-3.5 pb-3">
          <CommentComposer
            key={id}
            place={`new:${id}`}
            label="Your comment"
            sendWord="Comment"
            onSend={(comment) =>
              write.mutateAsync({ kind: "open", body: { anchor: { type, id }, ...comment } })
            }
          />
        </div>
      )}
    </>
  );
}

interface NoThreadsProps {
  isFiltered: boolean;
  isOfElement: boolean;
  state: Thread["state"];
}

function NoThreads({ isFiltered, isOfElement, state }: NoThreadsProps) {
  const { view } = useBoardSession();
  const mayComment = useMayComment();
  if (isFiltered) {
    return (
      <p className="px-3.5 py-6 text-center text-ink-3">
        {state === "OPEN" ? "Everything here is resolved." : "Nothing here is resolved yet."}
      </p>
    );
  }
  if (isOfElement)
    return <p className="px-3.5 py-6 text-center text-ink-3">Nobody has commented on this yet.</p>;
  return (
    <EmptyState
      art={<MessageCircle size={28} strokeWidth={1.5} className="text-ink-3" aria-hidden />}
      title="Nobody has said anything yet: comments are pinned to cards, edges and places of the map."
      action={
        mayComment &&
        view.get().canvas && (
          <Button
            variant="primary"
            icon={<MessageCirclePlus aria-hidden />}
            onClick={() => view.set({ tool: "comment" })}
          >
            Comment on the map
          </Button>
        )
      }
    />
  );
}
