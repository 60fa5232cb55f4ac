/** The page of a board: its frame and title at once, everything that needs the document as soon as it is loaded. */
"use client";

import { lazy, Suspense, useSyncExternalStore } from "react";
import type { BoardFacts } from "./board-facts.ts";
import { BoardSkeleton } from "./board-skeleton.tsx";

const LiveBoard = lazy(() => import("./live-board.tsx").then((module) => ({ default: module.LiveBoard })));

export function BoardScreen({ facts }: { facts: BoardFacts }) {
  const isInBrowser = useIsInBrowser();
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

/** False on the server and for the first render here, which has to equal the server's. */
function useIsInBrowser(): boolean {
  return useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
}
