/** What an empty place says: one picture, one sentence, one button. */
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export interface EmptyStateProps {
  art?: ReactNode;
  /** The sentence. */
  title: ReactNode;
  /** "h1" when it is the title of the whole page. */
  titleAs?: "p" | "h1" | "h2";
  /** A quieter second sentence, for errors and refusals. */
  detail?: ReactNode;
  action?: ReactNode;
  hint?: ReactNode;
  className?: string;
}

export function EmptyState({
  art,
  title,
  titleAs: Title = "p",
  detail,
  action,
  hint,
  className,
}: EmptyStateProps) {
  return (
    <div
      className={classNames(
        "flex flex-1 flex-col items-center justify-center px-6 py-10 text-center",
        className,
      )}
    >
      {art}
      <Title
        className={classNames(
          "mt-4.5 max-w-[300px] text-balance text-14",
          detail ? "mb-1 font-semibold" : "mb-3.5",
        )}
      >
        {title}
      </Title>
      {detail && <div className="mb-3.5 max-w-[300px] text-pretty text-13 text-ink-2">{detail}</div>}
      {action}
      {hint && <div className="mt-2 text-12 text-ink-3">{hint}</div>}
    </div>
  );
}
