/** A turning arc for work that takes longer than 400 ms; `label` is what a screen reader hears. */
import { classNames } from "./class-names.ts";

export function Spinner({ label, className }: { label?: string; className?: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      role={label ? "img" : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
      className={classNames("size-3.5 shrink-0 animate-spin", className)}
    >
      <circle cx={8} cy={8} r={6} opacity={0.25} />
      <path d="M8 2a6 6 0 0 1 6 6" />
    </svg>
  );
}
