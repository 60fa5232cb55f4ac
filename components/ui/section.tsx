/** A titled part of a page of settings: heading and one sentence left, controls in a bordered box below. */
import { type ReactNode, useId } from "react";

export interface SectionProps {
  title: string;
  description?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
}

export function Section({ title, description, action, children }: SectionProps) {
  const headingId = useId();
  return (
    <section aria-labelledby={headingId} className="mt-8 first:mt-[22px]">
      <div className="mb-2.5 flex items-end gap-3">
        <div className="min-w-0 flex-1">
          <h2 id={headingId} className="font-semibold text-14">
            {title}
          </h2>
          {description && <p className="mt-0.5 text-pretty text-13 text-ink-2">{description}</p>}
        </div>
        {action}
      </div>
      {children}
    </section>
  );
}

/** The bordered box of a section. */
export function Panel({ children, className = "" }: { children: ReactNode; className?: string }) {
  return (
    <div
      className={`rounded-float bg-card shadow-[0_0_0_1px_var(--border-1),var(--shadow-card)] ${className}`}
    >
      {children}
    </div>
  );
}
