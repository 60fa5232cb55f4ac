/** What the comment tool shows: first what to do, then a small field at the place that was chosen. */
"use client";

import { useEffect, useMemo } from "react";
import { QueryProvider } from "#components/api/query-provider.tsx";
import { useBoardSession, useSyncState } from "#components/board/board-session.tsx";
import { anchorWords } from "#components/comments/anchor-words.ts";
import { CommentComposer } from "#components/comments/comment-composer.tsx";
import { commentRefusal } from "#components/comments/comment-refusal.ts";
import { useWriteThread } from "#components/comments/use-threads.ts";
import { Button } from "#components/ui/button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "#components/ui/popover.tsx";
import { toast } from "#components/ui/toast.tsx";
import { useCanvas, useUi, useView } from "./canvas-context.tsx";
import { type CommentPlace, commentPlace } from "./comment-place.ts";

export function NewComment() {
  const { actions, scene, session, ui } = useCanvas();
  const isArmed = useView((view) => view.tool === "comment");
  const wish = useUi((state) => state.comment);
  const refusal = commentRefusal(useBoardSession(), useSyncState());
  const place = useMemo(() => wish && commentPlace(wish, scene.get()), [wish, scene]);

  useEffect(() => {
    if (!isArmed) {
      ui.set({ comment: undefined });
      return;
    }
    if (refusal !== undefined) {
      toast(refusal, { id: "canvas-refusal" });
      session.view.set({ tool: "select" });
    }
    actions.announce(
      refusal ?? "Click what to comment on, or press Enter for the chosen card. Escape cancels.",
    );
  }, [isArmed, refusal, actions, session, ui]);

  if (!isArmed || refusal !== undefined) return null;
  const end = () => session.view.set({ tool: "select" });
  if (place) {
    return (
      <QueryProvider>
        <Field place={place} onEnd={end} />
      </QueryProvider>
    );
  }
  return (
    <div className="tl-float tl-banner" role="status">
      Click a card, an edge or a place to comment on it.
      <Button size="sm" onClick={end}>
        Cancel <Kbd>Esc</Kbd>
      </Button>
    </div>
  );
}

function Field({ place, onEnd }: { place: CommentPlace; onEnd: () => void }) {
  const { actions, session, ui, viewport } = useCanvas();
  const write = useWriteThread();
  const { anchor } = place;
  const { text: about } = anchorWords(session.store.getBoard(), { anchor, about: "" });
  // Where that is now: the field stays when the map moves under it.
  const at = useMemo(() => viewport.toClient(place.at), [viewport, place]);
  return (
    // Pressed elsewhere, the tool stays armed: that is the next place.
    <Popover open onOpenChange={(isOpen) => !isOpen && ui.set({ comment: undefined })}>
      <PopoverTrigger>
        <button
          type="button"
          tabIndex={-1}
          aria-label="New comment"
          className="tl-anchor"
          style={{ left: at.x, top: at.y }}
        />
      </PopoverTrigger>
      <PopoverContent
        key={`${at.x} ${at.y}`}
        side="right"
        aria-label="New comment"
        onEscapeKeyDown={onEnd}
        onOpenAutoFocus={(event) => event.preventDefault()}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          document.querySelector<HTMLElement>("[data-canvas-surface]")?.focus({ preventScroll: true });
        }}
      >
        <p className="mb-1.5 truncate text-12 text-ink-3">On {about}</p>
        <CommentComposer
          place={`new:${anchor.type === "POINT" ? "point" : anchor.id}`}
          label="Your comment"
          sendWord="Comment"
          hasFocusAtFirst
          onCancel={onEnd}
          onSend={async (comment) => {
            await write.mutateAsync({ kind: "open", body: { anchor, ...comment } });
            onEnd();
            actions.announce("Comment added");
          }}
        />
      </PopoverContent>
    </Popover>
  );
}
