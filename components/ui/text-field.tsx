"use client";
/** One line of text with label, hint and error; and its taller twin for prose. */
import { type ComponentPropsWithRef, type ReactNode, useId } from "react";
import { classNames } from "./class-names.ts";
import { controlClasses, describedBy, FieldFrame } from "./field-frame.tsx";

interface FieldProps {
  label: ReactNode;
  isLabelHidden?: boolean;
  hint?: ReactNode;
  /** Says what is wrong and what to do; also marks the field invalid. */
  error?: ReactNode;
  frameClassName?: string;
}

export interface TextFieldProps extends FieldProps, Omit<ComponentPropsWithRef<"input">, "size"> {
  size?: "md" | "lg";
  /** Stands inside the field, on its right: a unit or a small button. */
  trailing?: ReactNode;
}

export function TextField({
  label,
  isLabelHidden,
  hint,
  error,
  size = "md",
  trailing,
  id: givenId,
  className,
  frameClassName,
  ...rest
}: TextFieldProps) {
  const ownId = useId();
  const id = givenId ?? ownId;
  return (
    <FieldFrame
      id={id}
      label={label}
      isLabelHidden={isLabelHidden}
      hint={hint}
      error={error}
      className={frameClassName}
    >
      <div className="relative">
        <input
          type="text"
          {...rest}
          id={id}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, { hint, error })}
          className={classNames(controlClasses(size, Boolean(error)), trailing ? "pr-10" : null, className)}
        />
        {trailing && (
          <div className="absolute inset-y-0 right-0 flex items-center pr-2 text-ink-3">{trailing}</div>
        )}
      </div>
    </FieldFrame>
  );
}

export interface TextAreaProps extends FieldProps, ComponentPropsWithRef<"textarea"> {}

export function TextArea({
  label,
  isLabelHidden,
  hint,
  error,
  id: givenId,
  className,
  frameClassName,
  rows = 3,
  ...rest
}: TextAreaProps) {
  const ownId = useId();
  const id = givenId ?? ownId;
  return (
    <FieldFrame
      id={id}
      label={label}
      isLabelHidden={isLabelHidden}
      hint={hint}
      error={error}
      className={frameClassName}
    >
      <textarea
        {...rest}
        id={id}
        rows={rows}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { hint, error })}
        className={classNames(
          controlClasses("md", Boolean(error)),
          "field-sizing-content block h-auto! max-h-80 min-h-16 resize-y py-1.5",
          className,
        )}
      />
    </FieldFrame>
  );
}
