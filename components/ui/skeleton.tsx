/** A grey stand-in of the size of what is being loaded. */
import { classNames } from "./class-names.ts";

export function Skeleton({ className }: { className?: string }) {
  return (
    <div aria-hidden className={classNames("motion-safe:animate-pulse rounded-r2 bg-pressed", className)} />
  );
}
