/** The rounds of a board: their timeline, the open one with whom it waits for, and those before it. */
"use client";

import { Flag } from "lucide-react";
import { useState } from "react";
import { LoadFailed } from "#components/api/load-failed.tsx";
import { useBoardSession, useSyncState } from "#components/board/board-session.tsx";
import { ServerView } from "#components/board/server-view.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { can } from "#lib/access/roles.ts";
import type { Round } from "#lib/contracts/rounds.ts";
import { LockNotice } from "./lock-notice.tsx";
import { OpenRoundForm } from "./open-round-form.tsx";
import { RoundCard } from "./round-card.tsx";
import { RoundTimeline } from "./round-timeline.tsx";
import { StabilityTrend } from "./stability-trend.tsx";
import { useRounds } from "./use-rounds.ts";

export const Rounds = () => (
  <ServerView>
    <LoadedRounds />
  </ServerView>
);

function LoadedRounds() {
  const query = useRounds();
  if (query.isPending) {
    return (
      <div
        role="status"
        aria-label="Loading the rounds"
        className="mx-auto flex w-full max-w-[760px] flex-col gap-4 p-4"
      >
        <Skeleton className="h-16 w-full" />
        <Skeleton className="h-48 w-full" />
      </div>
    );
  }
  if (query.isError && !query.data) {
    return <LoadFailed what="The rounds" error={query.error} onRetry={() => void query.refetch()} />;
  }
  return <Known rounds={query.data} />;
}

function Known({ rounds }: { rounds: readonly Round[] }) {
  const { role, boardId } = useBoardSession();
  const state = useSyncState();
  const [isOpening, setIsOpening] = useState(false);
  const reason = state.kind === "read-only" ? state.reason : undefined;
  const isLocked = reason === "locked";
  const next = (rounds[0]?.n ?? 0) + 1;
  const hasOpen = rounds.some(({ closed }) => closed === null);
  const mayOpen = can(role, "round.open") && reason !== "archived" && !hasOpen;

  if (rounds.length === 0 && !isOpening) {
    return (
      <div className="flex min-h-0 flex-1 flex-col">
        {isLocked && <div className="p-4 pb-0">{<LockNotice />}</div>}
        <EmptyState
          art={<RoundsArt />}
          title="A round keeps the board as it is and asks the right people to approve it."
          action={
            mayOpen && (
              <Button
                variant="primary"
                size="lg"
                icon={<Flag aria-hidden />}
                onClick={() => setIsOpening(true)}
              >
                Open round 1
              </Button>
            )
          }
          {...(mayOpen ? {} : { hint: "An editor or an owner opens the first one." })}
        />
      </div>
    );
  }
  return (
    <>
      {rounds.length > 0 && <RoundTimeline rounds={rounds} />}
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto flex max-w-[760px] flex-col gap-4 p-4 pb-16">
          {isLocked && <LockNotice />}
          <StabilityTrend boardId={boardId} />
          {isOpening && !hasOpen && (
            <OpenRoundForm n={next} isLocked={isLocked} onDone={() => setIsOpening(false)} />
          )}
          {mayOpen && !isOpening && (
            <Button
              variant="primary"
              size="lg"
              className="self-start"
              icon={<Flag aria-hidden />}
              onClick={() => setIsOpening(true)}
            >
              Open round {next}
            </Button>
          )}
          {rounds.map((round) => (
            <RoundCard key={round.id} round={round} />
          ))}
        </div>
      </div>
    </>
  );
}

/** One round now, the next still to come. */
function RoundsArt() {
  return (
    <svg width="220" height="20" viewBox="0 0 220 20" fill="none" aria-hidden className="text-ink-3">
      <path d="M0 10h220" stroke="currentColor" strokeWidth="1.5" strokeDasharray="3 4" />
      <rect x="20" y="4" width="80" height="12" rx="6" className="fill-ink-2" />
      <rect
        x="130"
        y="4"
        width="76"
        height="12"
        rx="6"
        stroke="currentColor"
        strokeDasharray="4 3"
        className="fill-app"
      />
    </svg>
  );
}
