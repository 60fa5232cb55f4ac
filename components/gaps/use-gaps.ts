/** What the open board lacks, as it is drawn now and as providers answered. */
"use client";

import { useDeferredValue, useMemo } from "react";
import { useBoard, useBoardSession } from "#components/board/board-session.tsx";
import { dayOf } from "#components/board/day-words.ts";
import { sameMeaning } from "#components/board/same-meaning.ts";
import { useResponses } from "#components/inspector/use-responses.ts";
import type { Board } from "#lib/board/model.ts";
import { findGaps } from "#lib/gaps/find-gaps.ts";
import type { Gap } from "#lib/gaps/gap.ts";

/** Moving cards about changes nothing of it; it gives way to what is typed. */
export function useGaps(): { board: Board; gaps: readonly Gap[] } {
  const { connection } = useBoardSession();
  const board = useDeferredValue(useBoard(wholeBoard, sameMeaning));
  const responses = useResponses();
  const today = dayOf(new Date());
  const gaps = useMemo(() => {
    const current = [...responses.values()].filter(({ isCurrent }) => isCurrent);
    const answers = new Map(current.map((response) => [response.edgeId, response]));
    // A snapshot is judged by itself: today's answers are about today's board.
    return findGaps({ board, today, ...(connection && { answers }) });
  }, [board, responses, today, connection]);
  return { board, gaps };
}

const wholeBoard = (board: Board): Board => board;
