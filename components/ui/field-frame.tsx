/** Label, control, hint and error of a form field, wired for screen readers. */
import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export interface FieldFrameProps {
  id: string;
  label: ReactNode;
  isLabelHidden?: boolean | undefined;
  hint?: ReactNode;
  error?: ReactNode;
  className?: string | undefined;
  children: ReactNode;
}

export const describedBy = (id: string, { hint, error }: { hint?: ReactNode; error?: ReactNode }) =>
  error ? `${id}-error` : hint ? `${id}-hint` : undefined;

export const controlClasses = (size: "md" | "lg", hasError: boolean): string =>
  classNames(
    "w-full min-w-0 border bg-app text-ink transition-colors outline-none",
    size === "lg"
      ? "h-9 rounded-[7px] px-[11px] text-14 pointer-coarse:h-11 pointer-coarse:text-16"
      : "h-7 rounded-r2 px-2 text-13 pointer-coarse:h-10 pointer-coarse:text-16",
    hasError ? "border-broken" : "border-line-control",
    "focus-visible:border-accent focus-visible:shadow-[0_0_0_1px_var(--accent),0_0_0_3px_var(--accent-bg)]",
    "disabled:border-line disabled:bg-sunken disabled:text-ink-off [&[readonly]]:bg-sunken",
  );

export function FieldFrame({ id, label, isLabelHidden, hint, error, className, children }: FieldFrameProps) {
  return (
    <div className={className}>
      <label htmlFor={id} className={isLabelHidden ? "sr-only" : "mb-[5px] block font-medium text-13"}>
        {label}
      </label>
      {children}
      {error ? (
        <p id={`${id}-error`} className="mt-1 flex items-start gap-[5px] text-12 text-broken-text">
          <CircleAlert size={13} strokeWidth={2.2} className="mt-px shrink-0" aria-hidden />
          <span>{error}</span>
        </p>
      ) : (
        hint && (
          <div id={`${id}-hint`} className="mt-1 text-12 text-ink-3">
            {hint}
          </div>
        )
      )}
    </div>
  );
}
