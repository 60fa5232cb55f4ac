"use client";
/** One choice out of a short list. `value` null shows the placeholder; options may carry an icon and a line of help. */
import { Check, ChevronDown } from "lucide-react";
import * as Radix from "radix-ui/select";
import { type ReactNode, useId } from "react";
import { classNames } from "./class-names.ts";
import { controlClasses, describedBy, FieldFrame } from "./field-frame.tsx";

interface SelectOption<T extends string> {
  value: T;
  label: string;
  icon?: ReactNode;
  help?: string;
  isDisabled?: boolean;
}

export interface SelectProps<T extends string> {
  label: ReactNode;
  isLabelHidden?: boolean;
  value: T | null;
  options: readonly SelectOption<T>[];
  onChange: (value: T) => void;
  placeholder?: string;
  hint?: ReactNode;
  error?: ReactNode;
  size?: "md" | "lg";
  isDisabled?: boolean;
  /** "chip" has no strong outline: for filters and rows of a list. */
  appearance?: "field" | "chip";
  className?: string;
  name?: string;
  /** Why it is disabled, on hover. */
  title?: string | undefined;
}

export function Select<T extends string>({
  label,
  isLabelHidden,
  value,
  options,
  onChange,
  placeholder = "Choose…",
  hint,
  error,
  size = "md",
  isDisabled = false,
  appearance = "field",
  className,
  name,
  title,
}: SelectProps<T>) {
  const id = useId();
  const chosen = options.find((option) => option.value === value);
  return (
    <FieldFrame
      id={id}
      label={label}
      isLabelHidden={isLabelHidden}
      hint={hint}
      error={error}
      className={className}
    >
      <Radix.Root
        value={value ?? ""}
        onValueChange={(next) => onChange(next as T)}
        disabled={isDisabled}
        {...(name ? { name } : {})}
      >
        <Radix.Trigger
          id={id}
          title={title}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, { hint, error })}
          className={classNames(
            appearance === "field"
              ? controlClasses(size, Boolean(error))
              : "h-7 w-full rounded-r2 border border-line bg-raised px-2 text-12 text-ink-2 transition-colors hover:bg-hover disabled:text-ink-off pointer-coarse:h-9",
            "flex items-center gap-1.5 text-left",
          )}
        >
          {chosen?.icon}
          <span className={classNames("min-w-0 flex-1 truncate", !chosen && "text-ink-3")}>
            <Radix.Value placeholder={placeholder}>{chosen?.label ?? placeholder}</Radix.Value>
          </span>
          <ChevronDown size={13} className="shrink-0 text-ink-3" aria-hidden />
        </Radix.Trigger>
        <Radix.Portal>
          <Radix.Content
            position="popper"
            align="start"
            sideOffset={4}
            collisionPadding={8}
            className="z-50 max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) max-w-80 animate-pop overflow-hidden rounded-float bg-raised shadow-elev-float"
          >
            <Radix.Viewport className="p-1">
              {options.map((option) => (
                <Radix.Item
                  key={option.value}
                  value={option.value}
                  disabled={option.isDisabled ?? false}
                  className="flex min-h-7 select-none items-start gap-2 rounded-r2 px-2 py-[5px] text-13 outline-none data-[disabled]:text-ink-off data-[highlighted]:bg-hover pointer-coarse:min-h-11 pointer-coarse:items-center"
                >
                  <span className="mt-[2px] grid size-3.5 shrink-0 place-items-center text-ink-2">
                    <Radix.ItemIndicator>
                      <Check size={14} strokeWidth={2.25} aria-hidden />
                    </Radix.ItemIndicator>
                  </span>
                  {option.icon}
                  <span className="min-w-0">
                    <Radix.ItemText>{option.label}</Radix.ItemText>
                    {option.help && <span className="block text-12 text-ink-3">{option.help}</span>}
                  </span>
                </Radix.Item>
              ))}
            </Radix.Viewport>
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </FieldFrame>
  );
}
