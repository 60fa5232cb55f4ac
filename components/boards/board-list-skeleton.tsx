/** Six grey cards of the size of real ones, while the boards are on their way. */
import { Skeleton } from "#components/ui/skeleton.tsx";

export function BoardListSkeleton() {
  return (
    <div role="status" aria-label="Loading the boards">
      <div className="flex h-7 items-center justify-between">
        <Skeleton className="h-5 w-24" />
        <Skeleton className="h-7 w-28" />
      </div>
      <div className="mt-[22px] grid grid-cols-1 sm:grid-cols-2 xl:grid-cols-3 min-[1720px]:grid-cols-4 gap-[18px]">
        {["a", "b", "c", "d", "e", "f"].map((key) => (
          <div key={key} className="overflow-hidden rounded-float shadow-[0_0_0_1px_var(--border-1)]">
            <div className="aspect-[372/168] border-line border-b bg-canvas" />
            <div className="space-y-2.5 px-[13px] pt-3.5 pb-3">
              <Skeleton className="h-4 w-3/5" />
              <Skeleton className="h-3 w-2/5" />
              <Skeleton className="h-5 w-1/2" />
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}
