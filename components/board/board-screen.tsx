/** The page of a board: its frame and title at once, everything that needs the document as soon as it is loaded. */
"use client";

import type { ReactNode } from "react";
import { useIsHydrated } from "#components/ui/use-is-hydrated.ts";
import type { BoardFacts } from "./board-facts.ts";
import { BoardSkeleton } from "./board-skeleton.tsx";
import { LiveBoard } from "./live-board.tsx";

export interface BoardScreenProps {
  facts: BoardFacts;
  /** Stands under the bar and says what this is, unless it is the board itself. */
  band?: ReactNode;
}

export function BoardScreen({ facts, band }: BoardScreenProps) {
  const isInBrowser = useIsHydrated();
  return (
    <div className="h-dvh overflow-hidden bg-app">
      {isInBrowser ? (
        <LiveBoard facts={facts} band={band} />
      ) : (
        <BoardSkeleton title={facts.title} workspaceName={facts.workspaceName} />
      )}
    </div>
  );
}
