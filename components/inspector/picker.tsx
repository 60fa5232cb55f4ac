/**
 * A field that finds one thing out of many (person, card, checkpoint): a button that opens a search with a list
 * under it. Arrow keys choose, Enter takes, Esc closes; "make new" actions stand at the end of the list.
 */
"use client";

import { Check } from "lucide-react";
import {
  createContext,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  use,
  useId,
  useRef,
  useState,
} from "react";
import { classNames } from "#components/ui/class-names.ts";
import { Popover, PopoverContent, PopoverTrigger } from "#components/ui/popover.tsx";
import { filterOptions, type PickerOption } from "./filter-options.ts";

export interface PickOption extends PickerOption {
  icon?: ReactNode;
  isCurrent?: boolean;
}

/** Something to do with what was typed instead of choosing: "Add a person “Lena”". */
export interface PickAction {
  id: string;
  label: (query: string) => string;
  icon?: ReactNode;
  /** Returning content keeps the popover open and shows it instead of the list. */
  onPick: (query: string) => ReactNode | undefined;
}

export interface PickerProps {
  /** What is chosen here. */
  label: string;
  /** A `PickerList`; it is rendered only while the picker is open. */
  list: ReactNode;
  /** The button that opens it. */
  children: ReactElement;
}

interface OpenPicker {
  close: () => void;
  /** Shows a form in the place of the list. */
  showForm: (form: ReactNode) => void;
}
const OpenPickerContext = createContext<OpenPicker>({ close: () => {}, showForm: () => {} });

/** Closes the picker from a form that an action put into it. */
export const useClosePicker = (): (() => void) => use(OpenPickerContext).close;

/** More than this is a sign to type another letter. */
const shownAtMost = 60;

export function Picker({ label, list, children }: PickerProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [form, setForm] = useState<ReactNode>(null);
  const handleOpenChange = (next: boolean) => {
    setIsOpen(next);
    if (!next) setForm(null);
  };
  return (
    <Popover open={isOpen} onOpenChange={handleOpenChange}>
      <PopoverTrigger>{children}</PopoverTrigger>
      <PopoverContent
        align="end"
        className="w-[288px] p-0!"
        aria-label={label}
        onKeyDown={(event) => event.stopPropagation()}
      >
        <OpenPickerContext value={{ close: () => handleOpenChange(false), showForm: setForm }}>
          {form ?? list}
        </OpenPickerContext>
      </PopoverContent>
    </Popover>
  );
}

export interface PickerListProps {
  label: string;
  options: readonly PickOption[];
  onPick: (id: string) => void;
  actions?: readonly PickAction[];
  /** Said when nothing matches and there is nothing to make. */
  emptyText?: string;
  /** Greatest height of the list. */
  height?: "short" | "tall";
}

export function PickerList({
  label,
  options,
  actions = [],
  emptyText,
  height = "short",
  onPick,
}: PickerListProps) {
  const { close, showForm } = use(OpenPickerContext);
  const listId = useId();
  const [query, setQuery] = useState("");
  const [activeIndex, setActiveIndex] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const matching = filterOptions(options, query);
  const shown = matching.slice(0, shownAtMost);
  const rowCount = shown.length + actions.length;
  const active = Math.min(activeIndex, rowCount - 1);
  const rowId = (index: number) => `${listId}-${index}`;

  function pickRow(index: number) {
    const option = shown[index];
    const action = actions[index - shown.length];
    const form = action?.onPick(query.trim());
    if (option) onPick(option.id);
    if (form === undefined) close();
    else showForm(form);
  }
  function moveTo(index: number) {
    const next = (index + rowCount) % Math.max(1, rowCount);
    setActiveIndex(next);
    list.current?.children[next]?.scrollIntoView({ block: "nearest" });
  }
  function handleKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const moves: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      Home: 0,
      End: rowCount - 1,
    };
    const move = moves[event.key];
    if (move !== undefined) moveTo(move);
    else if (event.key === "Enter") pickRow(active);
    else return;
    event.preventDefault();
  }

  return (
    <div className="flex max-h-[inherit] flex-col">
      <input
        // biome-ignore lint/a11y/noAutofocus: the popover was opened to type here
        autoFocus
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={rowCount > 0 ? rowId(active) : undefined}
        placeholder="Search…"
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setActiveIndex(0);
        }}
        onKeyDown={handleKeyDown}
        className="h-9 w-full shrink-0 rounded-t-float border-line border-b bg-transparent px-3 text-13 outline-none placeholder:text-ink-3 pointer-coarse:h-11 pointer-coarse:text-16"
      />
      {rowCount === 0 && <p className="px-3 py-3 text-12 text-ink-3">{emptyText ?? "Nothing found."}</p>}
      <div
        ref={list}
        id={listId}
        role="listbox"
        aria-label={label}
        className={classNames(
          "overflow-y-auto",
          height === "tall" ? "max-h-[min(52vh,520px)]" : "max-h-64",
          rowCount > 0 && "p-1",
        )}
      >
        {shown.map((option, index) => (
          <Row
            key={option.id}
            id={rowId(index)}
            isActive={index === active}
            onPick={() => pickRow(index)}
            onPoint={() => setActiveIndex(index)}
          >
            {option.icon}
            <span className="min-w-0 flex-1 truncate">
              {option.label}
              {option.detail && <span className="ml-1.5 text-12 text-ink-3">{option.detail}</span>}
            </span>
            {option.isCurrent && <Check size={14} className="shrink-0 text-ink-2" aria-label="chosen" />}
          </Row>
        ))}
        {actions.map((action, offset) => {
          const index = shown.length + offset;
          return (
            <Row
              key={action.id}
              id={rowId(index)}
              isActive={index === active}
              onPick={() => pickRow(index)}
              onPoint={() => setActiveIndex(index)}
            >
              {action.icon}
              <span className="min-w-0 flex-1 break-words py-1 font-medium leading-snug">
                {action.label(query.trim())}
              </span>
            </Row>
          );
        })}
      </div>
      {matching.length > shown.length && (
        <p className="border-line border-t px-3 py-1.5 text-11 text-ink-3">
          {matching.length - shown.length} more. Type to narrow.
        </p>
      )}
    </div>
  );
}

interface RowProps {
  id: string;
  isActive: boolean;
  onPick: () => void;
  onPoint: () => void;
  children: ReactNode;
}

function Row({ id, isActive, onPick, onPoint, children }: RowProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the search field above handles the keys of the list
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      tabIndex={-1}
      onClick={onPick}
      onPointerMove={onPoint}
      className={classNames(
        "flex min-h-8 cursor-default select-none items-center gap-2 rounded-r2 px-2 text-13 pointer-coarse:min-h-11",
        isActive && "bg-hover",
      )}
    >
      {children}
    </div>
  );
}
