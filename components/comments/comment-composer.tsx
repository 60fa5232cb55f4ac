/** The field a comment is typed in: Enter sends, Shift Enter begins a line, and what can't be sent stays. */
"use client";

import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { messageOf } from "#components/api/problem-error.ts";
import { useSyncState } from "#components/board/board-session.tsx";
import { Button } from "#components/ui/button.tsx";
import { TextArea } from "#components/ui/text-field.tsx";
import { commentMaxLength } from "#lib/contracts/comment-length.ts";
import type { WriteComment } from "#lib/contracts/threads.ts";
import { MentionList, mentionOptionId } from "./mention-list.tsx";
import { useDraft } from "./use-draft.ts";
import { useMentionTyping } from "./use-mention-typing.ts";

export interface CommentComposerProps {
  /** Names the field on this board: its words are kept under it. */
  place: string;
  label: string;
  sendWord: string;
  initialText?: string;
  hasFocusAtFirst?: boolean;
  /** Rejects when it can't be sent. */
  onSend: (comment: WriteComment) => Promise<unknown>;
  onCancel?: () => void;
}

/** So near to the end of the field its room is said. */
const nearEnd = 300;

export function CommentComposer({
  place,
  label,
  sendWord,
  initialText = "",
  hasFocusAtFirst = false,
  onSend,
  onCancel,
}: CommentComposerProps) {
  const [text, setText] = useDraft(place, initialText);
  const [error, setError] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const typing = useMentionTyping(field, text, setText);
  const isOffline = useSyncState().kind === "offline";
  const left = commentMaxLength - text.length;

  useEffect(() => {
    if (!hasFocusAtFirst) return;
    const { current } = field;
    current?.focus({ preventScroll: true });
    current?.setSelectionRange(current.value.length, current.value.length);
  }, [hasFocusAtFirst]);

  async function handleSend() {
    const words = text.trim();
    if (words === "" || isBusy) return;
    setIsBusy(true);
    setError(undefined);
    try {
      await onSend({ text: words, mentions: typing.mentionedIn(words) });
      setText(initialText === "" ? "" : initialText);
    } catch (failure) {
      setError(`${messageOf(failure)} What you wrote stays here.`);
    } finally {
      setIsBusy(false);
    }
  }

  function handleKeyDown(event: KeyboardEvent) {
    if (typing.handleKeyDown(event)) return;
    if (event.key === "Escape" && onCancel) {
      event.preventDefault();
      event.stopPropagation();
      onCancel();
    }
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void handleSend();
  }

  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void handleSend();
      }}
    >
      <TextArea
        ref={field}
        label={label}
        isLabelHidden
        placeholder={label}
        rows={2}
        value={text}
        maxLength={commentMaxLength}
        aria-autocomplete="list"
        {...(typing.offered.length > 0 && {
          "aria-controls": typing.listId,
          "aria-activedescendant": mentionOptionId(typing.listId, typing.activeIndex),
        })}
        onChange={(event) => {
          setText(event.target.value);
          typing.handleTyped(event.target.selectionStart);
        }}
        onBlur={typing.close}
        onKeyDown={handleKeyDown}
        className="max-h-48 min-h-13"
        {...(error ? { error: <span role="alert">{error}</span> } : {})}
        {...(left <= nearEnd ? { hint: `${left} characters left` } : {})}
      />
      <MentionList typing={typing} />
      {isOffline && !error && (
        <p className="text-12 text-at-risk-text">
          You are offline. Write on: your words stay here, send them when you are back.
        </p>
      )}
      <div className="flex items-center justify-end gap-2">
        {onCancel && <Button onClick={onCancel}>Cancel</Button>}
        <Button type="submit" variant="primary" isBusy={isBusy} disabled={text.trim() === ""}>
          {sendWord}
        </Button>
      </div>
    </form>
  );
}
