/** The page of a board: its frame and title at once, everything that needs the document as soon as it is loaded. */
"use client";

import { lazy, Suspense } from "react";
import { useIsHydrated } from "#components/ui/use-is-hydrated.ts";
import type { BoardFacts } from "./board-facts.ts";
import { BoardSkeleton } from "./board-skeleton.tsx";

const LiveBoard = lazy(() => import("./live-board.tsx").then((module) => ({ default: module.LiveBoard })));

export function BoardScreen({ facts }: { facts: BoardFacts }) {
  const isInBrowser = useIsHydrated();
  const skeleton = <BoardSkeleton title={facts.title} workspaceName={facts.workspaceName} />;
  return (
    <div className="h-dvh overflow-hidden bg-app">
      {isInBrowser ? (
        <Suspense fallback={skeleton}>
          <LiveBoard facts={facts} />
        </Suspense>
      ) : (
        skeleton
      )}
    </div>
  );
}
