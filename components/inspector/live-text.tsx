/** A shared text as a field that grows with its content; plain text where the person may not edit. */
"use client";

import { type KeyboardEvent, useId } from "react";
import { useBoard, useCanEdit } from "#components/board/board-session.tsx";
import { classNames } from "#components/ui/class-names.ts";
import type { Board } from "#lib/board/model.ts";
import { FieldPresence, useFieldPresence } from "./field-presence.tsx";
import { focusView } from "./focus-details.ts";
import { type TextTarget, useText } from "./use-text.ts";

export interface LiveTextProps extends TextTarget {
  label: string;
  isLabelHidden?: boolean;
  placeholder?: string;
  /** Enter ends the edit instead of breaking the line. */
  isOneLine?: boolean;
  maxLength?: number;
  className?: string;
}

export function LiveText(props: LiveTextProps) {
  const canEdit = useCanEdit();
  return canEdit ? <EditableText {...props} /> : <ReadOnlyText {...props} />;
}

function EditableText({
  label,
  isLabelHidden,
  placeholder,
  isOneLine = false,
  maxLength = isOneLine ? 500 : 20_000,
  className,
  ...target
}: LiveTextProps) {
  const fieldId = useId();
  const text = useText(target);
  const presence = useFieldPresence(target.field, target.id);

  function handleKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    text.onKeyDown(event);
    if (!isOneLine || event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    // With its title a card is done; from any other field one goes on to the next.
    if (target.field !== "title") return;
    event.currentTarget.blur();
    if (matchMedia("(pointer: fine)").matches) focusView();
  }

  return (
    <div className="relative min-w-0 flex-1">
      <label htmlFor={fieldId} className={isLabelHidden ? "sr-only" : "mb-1 block text-12 text-ink-3"}>
        {label}
      </label>
      <textarea
        // A new element for each target: the binding belongs to one text.
        key={`${target.map}/${target.id}/${target.field}`}
        id={fieldId}
        ref={text.ref}
        rows={1}
        placeholder={placeholder}
        maxLength={maxLength}
        spellCheck
        onBeforeInput={text.onBeforeInput}
        onKeyDown={handleKeyDown}
        onFocus={() => {
          text.onFocus();
          presence.onFocus();
        }}
        onBlur={() => {
          text.onBlur();
          presence.onBlur();
        }}
        className={classNames(quietField, "field-sizing-content block max-h-80 resize-none", className)}
      />
      <FieldPresence others={presence.others} />
    </div>
  );
}

function ReadOnlyText({ label, isLabelHidden, className, ...target }: LiveTextProps) {
  const text = useBoard((board) => storedText(board, target));
  if (text === "") return null;
  return (
    <div className="min-w-0 flex-1">
      {!isLabelHidden && <div className="mb-1 text-12 text-ink-3">{label}</div>}
      <p className={classNames("whitespace-pre-wrap break-words", className)}>{text}</p>
    </div>
  );
}

/** A field that looks like text until pointed at: the frame appears on hover and focus, nothing moves. */
export const quietField =
  "-mx-1.5 w-[calc(100%+12px)] min-w-0 rounded-r2 border border-transparent bg-transparent px-[5px] py-[3px] text-ink outline-none transition-colors placeholder:text-ink-3 hover:border-line-2 focus:border-accent focus:bg-app focus:shadow-[0_0_0_1px_var(--accent)] aria-invalid:border-broken";

function storedText(board: Board, { map, id, field }: TextTarget): string {
  const holder: unknown = map === "meta" ? board.meta : board[map].get(id);
  const value = (holder as Record<string, unknown> | undefined)?.[field];
  return typeof value === "string" ? value : "";
}
