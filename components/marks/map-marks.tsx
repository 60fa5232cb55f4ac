/** Gathers what is laid over the map: gaps always, colours by risk and the reach of needs when somebody asks. */
"use client";

import { useCallback, useEffect, useState } from "react";
import { QueryProvider } from "#components/api/query-provider.tsx";
import { useCanvas, useView } from "#components/canvas/canvas-context.tsx";
import { useColourBy } from "#components/canvas/use-colour-by.ts";
import { useGaps } from "#components/gaps/use-gaps.ts";
import { overlayOf } from "#lib/drawing/draw-overlay.ts";
import { CardMarks } from "./card-marks.tsx";
import { circlesOf, gapMarks } from "./gap-marks.ts";
import type { MarksPatch, MarksSource } from "./marks-source.ts";
import { NeedsReach } from "./needs-reach.tsx";
import { RiskColours } from "./risk-colours.tsx";

export function MapMarks() {
  const { ui } = useCanvas();
  const isByRisk = useColourBy() === "risk";
  const isReachShown = useView((view) => view.isReachShown ?? false);
  const [all, setAll] = useState<MarksPatch>({});
  const put = useCallback((patch: MarksPatch) => setAll((before) => ({ ...before, ...patch })), []);
  useEffect(() => {
    const { reach, ...marks } = all;
    const overlay = overlayOf(marks);
    ui.set({
      overlay: {
        ...overlay,
        marks,
        reach,
        CardMarks,
        riskOf: (id) => marks.risk && (marks.risk.get(id)?.level ?? "none"),
      },
    });
  }, [ui, all]);
  useEffect(() => () => ui.set({ overlay: undefined }), [ui]);
  return (
    <>
      <QueryProvider>
        <GapMarks onMarks={put} />
        {isByRisk && <RiskColours onMarks={put} />}
      </QueryProvider>
      {isReachShown && <NeedsReach onMarks={put} />}
    </>
  );
}

function GapMarks({ onMarks }: MarksSource) {
  const { board, gaps } = useGaps();
  useEffect(() => onMarks({ gaps: gapMarks(board, gaps), circles: circlesOf(gaps) }), [onMarks, board, gaps]);
  return null;
}
