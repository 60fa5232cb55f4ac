/** What the comment tool shows: first what to do, then a small field at the place that was chosen. */
"use client";

import { QueryProvider } from "#components/api/query-provider.tsx";
import { anchorWords } from "#components/comments/anchor-words.ts";
import { CommentComposer } from "#components/comments/comment-composer.tsx";
import { useWriteThread } from "#components/comments/use-threads.ts";
import { Button } from "#components/ui/button.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "#components/ui/popover.tsx";
import { useCanvas, useUi, useView } from "./canvas-context.tsx";
import type { CommentDraft } from "./canvas-ui.ts";

export function NewComment() {
  const { commenting } = useCanvas();
  const isArmed = useView((view) => view.tool === "comment");
  const draft = useUi((ui) => ui.comment);
  if (!isArmed) return null;
  if (draft) {
    return (
      <QueryProvider>
        <Field draft={draft} />
      </QueryProvider>
    );
  }
  return (
    <div className="tl-float tl-banner" role="status">
      Click a card, an edge or a place to comment on it.
      <Button size="sm" onClick={commenting.end}>
        Cancel <Kbd>Esc</Kbd>
      </Button>
    </div>
  );
}

function Field({ draft: { anchor, at } }: { draft: CommentDraft }) {
  const { actions, commenting, session, ui } = useCanvas();
  const write = useWriteThread();
  const { end } = commenting;
  const { text: about } = anchorWords(session.store.getBoard(), { anchor, about: "" });
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
        onEscapeKeyDown={end}
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
          onCancel={end}
          onSend={async (text) => {
            await write.mutateAsync({ kind: "open", body: { anchor, text } });
            end();
            actions.announce("Comment added");
          }}
        />
      </PopoverContent>
    </Popover>
  );
}
