/** Stands where change requests will be. */
import { Skeleton } from "#components/ui/skeleton.tsx";

export function Loading() {
  return (
    <div
      role="status"
      aria-label="Loading the change requests"
      className="mx-auto flex w-full max-w-[760px] flex-col gap-3 p-4"
    >
      <Skeleton className="h-14 w-full" />
      <Skeleton className="h-14 w-full" />
      <Skeleton className="h-14 w-full" />
    </div>
  );
}
