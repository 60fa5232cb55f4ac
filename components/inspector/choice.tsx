/** One of a few values as a pill or a row that opens a menu; plain where the person may not edit. */
"use client";

import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { useCanEdit } from "#components/board/board-session.tsx";
import { classNames } from "#components/ui/class-names.ts";
import {
  Menu,
  MenuContent,
  MenuLabel,
  MenuRadioGroup,
  MenuRadioItem,
  MenuTrigger,
} from "#components/ui/menu.tsx";
import { Pill, type PillTone } from "#components/ui/pill.tsx";

export interface ChoiceProps<T extends string> {
  label: string;
  value: T | undefined;
  /** Words by value, in the order of the menu. */
  words: Readonly<Record<T, string>>;
  onChange: (value: T | null) => void;
  /** Given = the field may be cleared, and this is what it is called then. */
  emptyWord?: string;
  appearance?: "pill" | "row";
  tone?: PillTone;
  icon?: ReactNode;
}

const empty = "";

export function Choice<T extends string>(props: ChoiceProps<T>) {
  const { label, value, words, onChange, emptyWord, appearance = "row", tone, icon } = props;
  const canEdit = useCanEdit();
  const text = value === undefined ? (emptyWord ?? "Choose…") : words[value];
  if (!canEdit)
    return (
      <StaticChoice
        appearance={appearance}
        text={text}
        isEmpty={value === undefined}
        {...(tone ? { tone } : {})}
        icon={icon}
      />
    );
  const entries = Object.entries(words) as [T, string][];
  return (
    <Menu>
      <MenuTrigger>
        <button
          type="button"
          aria-label={`${label}: ${text}`}
          title={label}
          className={appearance === "pill" ? pillButton : rowButton}
        >
          {appearance === "pill" ? (
            <Pill tone={tone ?? "stale"} icon={icon} className="cursor-pointer hover:bg-pressed">
              {text}
            </Pill>
          ) : (
            <>
              {icon}
              <span
                className={classNames(
                  "min-w-0 flex-1 truncate text-left",
                  value === undefined && "text-ink-3",
                )}
              >
                {text}
              </span>
              <ChevronDown size={12} className="shrink-0 text-ink-3" aria-hidden />
            </>
          )}
        </button>
      </MenuTrigger>
      <MenuContent>
        <MenuLabel>{label}</MenuLabel>
        <MenuRadioGroup
          value={value ?? empty}
          onValueChange={(next) => onChange(next === empty ? null : (next as T))}
        >
          {emptyWord !== undefined && <MenuRadioItem value={empty}>{emptyWord}</MenuRadioItem>}
          {entries.map(([entry, word]) => (
            <MenuRadioItem key={entry} value={entry}>
              {word}
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
      </MenuContent>
    </Menu>
  );
}

/** A pill stays small; a finger reaches it 12 px above and below. */
const pillButton =
  "relative rounded-[5px] pointer-coarse:after:absolute pointer-coarse:after:-inset-x-1 pointer-coarse:after:-inset-y-3 pointer-coarse:after:content-['']";

export const rowButton =
  "-mx-1.5 flex h-7 min-w-0 max-w-[calc(100%+12px)] items-center gap-1.5 rounded-r2 border border-transparent px-[5px] hover:border-line-2 data-[state=open]:border-line-2 data-[state=open]:bg-hover pointer-coarse:h-11";

interface StaticChoiceProps {
  appearance: "pill" | "row";
  text: string;
  isEmpty: boolean;
  tone?: PillTone;
  icon: ReactNode;
}

function StaticChoice({ appearance, text, isEmpty, tone, icon }: StaticChoiceProps) {
  if (isEmpty) return appearance === "pill" ? null : <span className="text-ink-3">{text}</span>;
  if (appearance === "row")
    return (
      <span className="flex items-center gap-1.5">
        {icon}
        {text}
      </span>
    );
  return (
    <Pill tone={tone ?? "stale"} icon={icon}>
      {text}
    </Pill>
  );
}
