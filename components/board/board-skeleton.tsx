/** The outline of a board's screen while its document is on the way; the names are there from the start. */
import { Logo } from "#components/ui/logo.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";

export interface BoardSkeletonProps {
  title: string;
  workspaceName: string;
}

/** Where cards will be, roughly: lane by lane, in columns. */
const ghostCards = [
  [0, 1],
  [1, 1],
  [2, 0],
  [2, 2],
  [3, 2],
  [4, 0],
  [3, 3],
  [5, 1],
] as const;

export function BoardSkeleton({ title, workspaceName }: BoardSkeletonProps) {
  return (
    <div className="flex h-full flex-col" aria-busy="true">
      <div className="flex h-12 shrink-0 items-center gap-2 border-line border-b px-3 max-md:h-13">
        <Logo />
        <span className="ml-0.5 whitespace-nowrap text-ink-3 max-md:hidden">{workspaceName} /</span>
        <span className="min-w-0 truncate font-semibold">{title}</span>
        <span role="status" className="ml-1 whitespace-nowrap text-12 text-ink-3">
          Opening…
        </span>
      </div>
      <div className="flex min-h-0 flex-1">
        <div className="w-11 shrink-0 border-line border-r max-md:hidden" />
        <div className="relative min-w-0 flex-1 overflow-hidden bg-canvas">
          {[0, 1, 2, 3, 4, 5, 6].map((lane) => (
            <div
              key={lane}
              className="absolute inset-x-0 h-[112px] border-lane-line border-b odd:bg-lane-alt"
              style={{ top: 40 + lane * 112 }}
            />
          ))}
          {ghostCards.map(([column, lane]) => (
            <div
              key={`${column}/${lane}`}
              className="absolute"
              style={{ left: 92 + column * 207, top: 40 + lane * 112 + 18 }}
            >
              <Skeleton className="h-[76px] w-[184px] rounded-r3" />
            </div>
          ))}
          <div className="absolute inset-x-0 top-0 h-10 border-line border-b bg-app" />
        </div>
        <div className="w-[296px] shrink-0 border-line border-l bg-app max-xl:hidden" />
      </div>
    </div>
  );
}
