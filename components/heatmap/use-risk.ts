/** The risk of the open board, as it is drawn now; moving cards about changes nothing of it. */
"use client";

import { useDeferredValue, useMemo } from "react";
import { useBoard } from "#components/board/board-session.tsx";
import { sameMeaning } from "#components/board/same-meaning.ts";
import type { Board } from "#lib/board/model.ts";
import { preparedness } from "#lib/metrics/exception-quality.ts";
import type { RiskScale } from "#lib/risk/risk-scale.ts";
import { type RiskReport, scoreRisk } from "#lib/risk/score-risk.ts";

/** 10,000 cards take about 50 ms, less than a copy for another thread: it only gives way to what is typed. */
export function useRisk(scale: RiskScale): { board: Board; report: RiskReport; prepared: number | null } {
  const current = useBoard(wholeBoard, sameMeaning);
  const board = useDeferredValue(current);
  const report = useMemo(() => scoreRisk(board, scale), [board, scale]);
  const prepared = useMemo(() => preparedness(board).value, [board]);
  return { board, report, prepared };
}

const wholeBoard = (board: Board): Board => board;
