/**
 * Fields for plain values: a line, a number, a share in percent, a day, a tick. They are written when the field is
 * left or Enter is pressed; Esc takes the typing back; what can't be read is explained and not written.
 */
"use client";

import { type ChangeEvent, type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { useCanEdit } from "#components/board/board-session.tsx";
import { dayOf, dayWords, relativeDayWords } from "#components/board/day-words.ts";
import { classNames } from "#components/ui/class-names.ts";
import { parseNumber } from "./checkpoint-scale.ts";
import { FieldPresence, useFieldPresence } from "./field-presence.tsx";
import { parsePercent, percentWords } from "./flow-shares.ts";
import { quietField } from "./live-text.tsx";
import { Row } from "./section.tsx";

interface FieldProps<T> {
  label: string;
  /** Name of the field in the model: tells the others where this person types. */
  field: string;
  value: T | undefined;
  /** `null` clears the field. */
  onChange: (value: T | null) => void;
  placeholder?: string;
  /** Shown under the field while nothing is wrong. */
  note?: ReactNode;
}

export function LineRow({ maxLength = 500, ...props }: FieldProps<string> & { maxLength?: number }) {
  return <ParsedRow {...props} isWrapping maxLength={maxLength} write={(value) => value} read={readLine} />;
}

export function NumberRow({
  unit,
  minimum,
  ...props
}: FieldProps<number> & { unit?: string | undefined; minimum?: number }) {
  return (
    <ParsedRow
      {...props}
      suffix={unit}
      inputMode="decimal"
      write={(value) => String(value)}
      read={(text) => readNumber(text, minimum)}
    />
  );
}

export function PercentRow(props: FieldProps<number>) {
  return <ParsedRow {...props} inputMode="decimal" write={percentWords} read={readPercent} />;
}

export function DayRow({ label, field, value, onChange, note }: FieldProps<string>) {
  const id = useId();
  const canEdit = useCanEdit();
  const presence = useFieldPresence(field);
  const today = dayOf(new Date());
  if (!canEdit && value === undefined) return null;
  return (
    <Row label={label} labelFor={id}>
      {canEdit ? (
        <span className="relative flex basis-full items-center">
          <input
            id={id}
            type="date"
            value={value ?? ""}
            onChange={(event) => onChange(event.target.value === "" ? null : event.target.value)}
            onFocus={presence.onFocus}
            onBlur={presence.onBlur}
            onClick={(event) => openCalendar(event.currentTarget)}
            className={classNames(quietField, dateField)}
          />
          <span aria-hidden className={dateOverField}>
            {value === undefined ? (
              <span className="text-ink-3">no day yet</span>
            ) : (
              <>
                {dayWords(value, today)}
                <span className="ml-1.5 text-12 text-ink-3">{relativeDayWords(value, today)}</span>
              </>
            )}
          </span>
          <FieldPresence others={presence.others} />
        </span>
      ) : (
        <span title={value}>
          {value !== undefined && `${dayWords(value, today)}, ${relativeDayWords(value, today)}`}
        </span>
      )}
      {note && <div className="w-full text-12">{note}</div>}
    </Row>
  );
}

/**
 * Until it has the focus, the field's own digits are hidden behind the day in words. The calendar opens by a click
 * anywhere on the field, so its button isn't shown.
 */
const dateField =
  "peer h-7 not-focus:text-transparent [&::-webkit-calendar-picker-indicator]:hidden pointer-coarse:h-11";
const dateOverField = "pointer-events-none absolute inset-x-0 truncate text-ink peer-focus:hidden";

function openCalendar(input: HTMLInputElement): void {
  try {
    input.showPicker();
  } catch {
    // Not every browser lets a page open it: the day can be typed.
  }
}

export interface TickProps {
  label: string;
  isTicked: boolean;
  onChange: (isTicked: boolean) => void;
}

export function Tick({ label, isTicked, onChange }: TickProps) {
  const canEdit = useCanEdit();
  if (!canEdit && !isTicked) return null;
  return (
    <label className="flex min-h-7 items-center gap-2 text-13 pointer-coarse:min-h-11">
      <input
        type="checkbox"
        checked={isTicked}
        disabled={!canEdit}
        onChange={(event) => onChange(event.target.checked)}
        className="size-[15px] accent-[var(--accent)]"
      />
      {label}
    </label>
  );
}

type Reading<T> = { ok: true; value: T | null } | { ok: false; error: string };

const readLine = (text: string): Reading<string> => ({
  ok: true,
  value: text.trim() === "" ? null : text.trim(),
});

function readNumber(text: string, minimum: number | undefined): Reading<number> {
  if (text.trim() === "") return { ok: true, value: null };
  const value = parseNumber(text);
  if (value === null) return { ok: false, error: "Write a number, for example 99.95." };
  if (minimum !== undefined && value < minimum) return { ok: false, error: `Write ${minimum} or more.` };
  return { ok: true, value };
}

function readPercent(text: string): Reading<number> {
  if (text.replace("%", "").trim() === "") return { ok: true, value: null };
  const value = parsePercent(text);
  return value === null ? { ok: false, error: "Write a share from 0 to 100 %." } : { ok: true, value };
}

interface ParsedRowProps<T> extends FieldProps<T> {
  write: (value: T) => string;
  read: (text: string) => Reading<T>;
  suffix?: string | undefined;
  inputMode?: "decimal";
  maxLength?: number;
  /** Long values wrap instead of being cut off. */
  isWrapping?: boolean;
}

function ParsedRow<T>({
  label,
  field,
  value,
  onChange,
  note,
  suffix,
  isWrapping,
  ...props
}: ParsedRowProps<T>) {
  const id = useId();
  const canEdit = useCanEdit();
  const presence = useFieldPresence(field);
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const stored = value === undefined ? "" : props.write(value);

  function commit() {
    if (draft === null || draft === stored) return finish();
    const reading = props.read(draft);
    if (!reading.ok) return setError(reading.error);
    if (reading.value !== (value ?? null)) onChange(reading.value);
    finish();
  }
  function finish() {
    setDraft(null);
    setError(null);
  }
  function handleKeyDown(event: KeyboardEvent) {
    const isGivenUp = event.key === "Escape" && draft !== null;
    if (event.key !== "Enter" && !isGivenUp) return;
    event.preventDefault();
    event.stopPropagation();
    if (isGivenUp) finish();
    else commit();
  }

  const control = {
    id,
    value: draft ?? stored,
    placeholder: props.placeholder,
    maxLength: props.maxLength,
    autoComplete: "off",
    "aria-invalid": error ? true : undefined,
    "aria-describedby": error ? `${id}-error` : undefined,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => setDraft(event.target.value),
    onKeyDown: handleKeyDown,
    onFocus: presence.onFocus,
    onBlur: () => {
      presence.onBlur();
      commit();
    },
  };
  // A unit without a number would float behind the placeholder.
  const shownSuffix = control.value === "" ? undefined : suffix;
  if (!canEdit && stored === "") return null;
  return (
    <Row label={label} labelFor={id}>
      {canEdit ? (
        <span className="relative flex min-w-0 basis-full items-center gap-1">
          {isWrapping ? (
            <textarea
              {...control}
              rows={1}
              className={classNames(quietField, "field-sizing-content block resize-none")}
            />
          ) : (
            <input
              {...control}
              inputMode={props.inputMode}
              size={Math.max(2, control.value.length)}
              className={classNames(
                quietField,
                "h-7",
                shownSuffix && "field-sizing-content mr-0! w-auto! min-w-7",
              )}
            />
          )}
          {shownSuffix && <span className="whitespace-nowrap text-12 text-ink-3">{shownSuffix}</span>}
          <FieldPresence others={presence.others} />
        </span>
      ) : (
        <span className="break-words">{suffix ? `${stored} ${suffix}` : stored}</span>
      )}
      {error && (
        <p id={`${id}-error`} className="w-full text-12 text-broken-text">
          {error}
        </p>
      )}
      {note && !error && <div className="w-full text-12">{note}</div>}
    </Row>
  );
}
