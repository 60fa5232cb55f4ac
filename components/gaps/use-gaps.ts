/** What the open board lacks, as it is drawn now and as providers answered. */
"use client";

import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useMemo } from "react";
import { useBoard, useBoardSession } from "#components/board/board-session.tsx";
import { dayOf } from "#components/board/day-words.ts";
import { sameMeaning } from "#components/board/same-meaning.ts";
import { useThreads } from "#components/comments/use-threads.ts";
import { useRiskScale } from "#components/heatmap/use-risk-scale.ts";
import { useResponses } from "#components/inspector/use-responses.ts";
import { fetchRounds, roundsKey } from "#components/rounds/rounds-api.ts";
import type { Board } from "#lib/board/model.ts";
import type { DependencyResponse } from "#lib/contracts/dependencies.ts";
import type { GapWaiver } from "#lib/contracts/gaps.ts";
import type { Round } from "#lib/contracts/rounds.ts";
import type { Thread } from "#lib/contracts/threads.ts";
import { findGaps } from "#lib/gaps/find-gaps.ts";
import type { Gap } from "#lib/gaps/gap.ts";
import { type ReviewFacts, reviewFacts } from "#lib/gaps/review-facts.ts";
import { waiverOf } from "#lib/gaps/waived-gaps.ts";
import type { RiskScale } from "#lib/risk/risk-scale.ts";
import { useWaivers } from "./use-waivers.ts";

/** Moving cards about changes nothing of it; it gives way to what is typed. */
export interface BoardGaps {
  board: Board;
  /** Those that nobody answers for. */
  gaps: readonly Gap[];
  waived: readonly { gap: Gap; waiver: GapWaiver }[];
}

export function useGaps(): BoardGaps {
  const { connection } = useBoardSession();
  const board = useDeferredValue(useBoard(wholeBoard, sameMeaning));
  const responses = useResponses();
  const today = dayOf(new Date());
  const waivers = useWaivers();
  const scale = useRiskScale();
  const review = useReview();
  const all = useMemo(
    () => gapsOf(board, { today, scale, review, responses: connection ? responses : undefined }),
    [board, responses, today, scale, review, connection],
  );
  return useMemo(() => {
    const waived = all.flatMap((gap) => {
      const waiver = waiverOf(gap, waivers, today);
      return waiver ? [{ gap, waiver }] : [];
    });
    const known = new Set(waived.map(({ gap }) => gap));
    return { board, gaps: all.filter((gap) => !known.has(gap)), waived };
  }, [board, all, waivers, today]);
}

interface Circumstances {
  today: string;
  scale: RiskScale | undefined;
  review: ReviewFacts | undefined;
  /** Absent for a snapshot: it is judged by itself, today's answers are about today's board. */
  responses: ReadonlyMap<string, DependencyResponse> | undefined;
}
/** The button counts what the panel lists: of one state of the board they are found once. */
const found = new WeakMap<Board, Circumstances & { gaps: readonly Gap[] }>();

function gapsOf(board: Board, circumstances: Circumstances): readonly Gap[] {
  const known = found.get(board);
  const { today, scale, review, responses } = circumstances;
  if (
    known?.today === today &&
    known.scale === scale &&
    known.review === review &&
    known.responses === responses
  )
    return known.gaps;
  const answers = responses && new Map([...responses].filter(([, { isCurrent }]) => isCurrent));
  const ledger = { ...(scale && { scale }), ...(review && { review }), ...(answers && { answers }) };
  const gaps = findGaps({ board, today, ...ledger });
  found.set(board, { ...circumstances, gaps });
  return gaps;
}

/** Kept per state of both lists: whoever asks gets the same, so that gaps are found once. */
const reviews = new WeakMap<readonly Round[], { threads: readonly Thread[]; review: ReviewFacts }>();

/** Undefined until the server has said, and for a snapshot. */
function useReview(): ReviewFacts | undefined {
  const { boardId, connection } = useBoardSession();
  const threads = useThreads();
  const { data: rounds } = useQuery({
    queryKey: roundsKey(boardId),
    queryFn: ({ signal }) => fetchRounds(boardId, signal),
    enabled: connection !== undefined,
    staleTime: 60_000,
  });
  if (!rounds || !threads) return undefined;
  const known = reviews.get(rounds);
  if (known?.threads === threads) return known.review;
  const review = reviewFacts(rounds, threads);
  reviews.set(rounds, { threads, review });
  return review;
}

const wholeBoard = (board: Board): Board => board;
