"use client";
/** A title being edited in place: Enter or leaving keeps it, Esc gives it back. */
import { type KeyboardEvent, useEffect, useRef } from "react";

export interface InlineTitleProps {
  title: string;
  /** The new title, or null when it was given up or left empty. */
  onDone: (title: string | null) => void;
}

export function InlineTitle({ title, onDone }: InlineTitleProps) {
  const input = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  useEffect(() => {
    // A closing menu gives focus back first.
    const frame = requestAnimationFrame(() => input.current?.select());
    return () => cancelAnimationFrame(frame);
  }, []);

  function finish(value: string | null) {
    if (isDone.current) return;
    isDone.current = true;
    onDone(value?.trim() || null);
  }

  function handleKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === "Enter") finish(event.currentTarget.value);
    if (event.key === "Escape") finish(null);
    event.stopPropagation();
  }

  return (
    <input
      ref={input}
      aria-label="Board title"
      defaultValue={title}
      maxLength={200}
      onKeyDown={handleKeyDown}
      onBlur={(event) => finish(event.currentTarget.value)}
      className="-my-1 -ml-1.5 h-7 min-w-0 flex-1 rounded-r1 border-0 bg-app px-1.5 font-semibold text-14 shadow-[0_0_0_1px_var(--accent),0_0_0_3px_var(--accent-bg)] outline-none"
    />
  );
}
