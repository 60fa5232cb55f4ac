/** Parts of the inspector: a section with its heading, the one grey line of an empty one, and label–value rows. */
"use client";

import { Plus } from "lucide-react";
import { type ReactNode, useId } from "react";

export interface SectionProps {
  title: ReactNode;
  count?: number | undefined;
  /** On the right of the heading. */
  action?: ReactNode;
  children?: ReactNode;
}

export function Section({ title, count, action, children }: SectionProps) {
  const headingId = useId();
  return (
    <section aria-labelledby={headingId} className="border-line border-t px-3.5 py-[11px]">
      <div className="mb-1.5 flex min-h-[18px] items-center gap-1.5">
        <h3 id={headingId} className="font-semibold text-11 text-ink-3">
          {title}
        </h3>
        {count !== undefined && count > 0 && <span className="text-11 text-ink-3">{count}</span>}
        <span className="flex-1" />
        {action}
      </div>
      {children}
    </section>
  );
}

export interface EmptySectionProps {
  title: string;
  /** Opens what fills the section; without it (read-only) the section isn't shown at all. */
  onAdd?: (() => void) | undefined;
}

/** An empty section: one grey line with a plus. */
export function EmptySection({ title, onAdd }: EmptySectionProps) {
  if (!onAdd) return null;
  return (
    <div className="border-line border-t px-3.5 py-1">
      <button type="button" onClick={onAdd} className={emptyLine}>
        <span className="flex-1 text-left">{title}</span>
        <Plus size={13} aria-hidden />
      </button>
    </div>
  );
}

export const emptyLine =
  "-mx-1.5 flex h-7 w-[calc(100%+12px)] items-center gap-1.5 rounded-r2 px-1.5 text-12 text-ink-3 hover:bg-hover hover:text-ink-2 pointer-coarse:h-11";

/** Rows of label and value on a common grid. */
export function Rows({ children }: { children: ReactNode }) {
  return <div className="grid grid-cols-[84px_minmax(0,1fr)] items-start gap-x-1 gap-y-1">{children}</div>;
}

export function Row({
  label,
  labelFor,
  children,
}: {
  label: string;
  labelFor?: string;
  children: ReactNode;
}) {
  const className = "flex min-h-7 items-center py-1 text-12 text-ink-3 leading-tight pointer-coarse:min-h-11";
  return (
    <>
      {labelFor ? (
        <label htmlFor={labelFor} className={className}>
          {label}
        </label>
      ) : (
        <span className={className}>{label}</span>
      )}
      <div className="flex min-h-7 min-w-0 flex-wrap items-center">{children}</div>
    </>
  );
}
