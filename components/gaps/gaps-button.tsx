/** How many gaps the board has, and the way to them. */
"use client";

import { ShieldCheck, TriangleAlert } from "lucide-react";
import { QueryProvider } from "#components/api/query-provider.tsx";
import { useBoardSession, useViewState } from "#components/board/board-session.tsx";
import { Button } from "#components/ui/button.tsx";
import { useGaps } from "./use-gaps.ts";

export interface GapsButtonProps {
  /** Only the number: where there is little room. */
  isShort?: boolean;
}

export function GapsButton(props: GapsButtonProps) {
  return (
    <QueryProvider>
      <Counted {...props} />
    </QueryProvider>
  );
}

function Counted({ isShort = false }: GapsButtonProps) {
  const { view } = useBoardSession();
  const isOpen = useViewState(({ gaps }) => gaps ?? false);
  const { gaps } = useGaps();
  // Hints are no gaps.
  const count = gaps.filter(({ severity }) => severity !== "info").length;
  const words = count === 0 ? "No gaps" : count === 1 ? "1 gap" : `${count} gaps`;
  return (
    <Button
      variant={count > 0 ? "gap" : "ghost"}
      icon={count > 0 ? <TriangleAlert aria-hidden /> : <ShieldCheck aria-hidden />}
      aria-expanded={isOpen}
      aria-label={words}
      onClick={() => view.set({ gaps: isOpen ? undefined : true, comments: undefined })}
      className="mr-1 tabular-nums"
    >
      {isShort ? count : words}
    </Button>
  );
}
