/** A grey line with a plus that becomes a field for a title: Enter makes it, Esc or leaving gives up. */
"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { classNames } from "#components/ui/class-names.ts";
import { emptyLine } from "./section.tsx";

export interface AddInlineProps {
  /** What the line says: "Raise an exception". */
  label: string;
  placeholder: string;
  /** The title, trimmed and not empty. */
  onAdd: (title: string) => void;
}

export function AddInline({ label, placeholder, onAdd }: AddInlineProps) {
  const [isOpen, setIsOpen] = useState(false);
  if (!isOpen) {
    return (
      <button type="button" onClick={() => setIsOpen(true)} className={emptyLine}>
        <span className="flex-1 text-left">{label}</span>
        <Plus size={13} aria-hidden />
      </button>
    );
  }
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: the line was pressed to type here
      autoFocus
      aria-label={label}
      placeholder={placeholder}
      maxLength={500}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Enter") {
          const title = event.currentTarget.value.trim();
          if (title !== "") onAdd(title);
          setIsOpen(false);
        }
        if (event.key === "Escape") setIsOpen(false);
        event.stopPropagation();
      }}
      onBlur={() => setIsOpen(false)}
      className={classNames(
        "-mx-1.5 h-7 w-[calc(100%+12px)] rounded-r2 border border-accent bg-app px-[5px] outline-none",
        "shadow-[0_0_0_1px_var(--accent)] placeholder:text-ink-3 pointer-coarse:h-11 pointer-coarse:text-16",
      )}
    />
  );
}
