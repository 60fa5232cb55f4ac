/** Gathers what is laid over the map: gaps always, colours by risk and the reach of needs when somebody asks. */
"use client";

import dynamic from "next/dynamic";
import { useCallback, useEffect, useState } from "react";
import { QueryProvider } from "#components/api/query-provider.tsx";
import { useCanvas, useView } from "#components/canvas/canvas-context.tsx";
import { useColourBy } from "#components/canvas/use-colour-by.ts";
import { useGaps } from "#components/gaps/use-gaps.ts";
import { untilLoaded } from "#components/ui/until-loaded.ts";
import { overlayOf } from "#lib/drawing/draw-overlay.ts";
import type { DrawnFocus } from "#lib/drawing/drawing.ts";
import type { MapMarks as Marks } from "#lib/drawing/map-marks.ts";
import { CardMarks } from "./card-marks.tsx";
import { circlesOf, gapMarks } from "./gap-marks.ts";

/** Undefined takes marks away. */
export interface MarksPatch extends Marks {
  readonly reach?: DrawnFocus | undefined;
}
export interface MarksSource {
  onMarks: (patch: MarksPatch) => void;
}

const RiskColours = dynamic<MarksSource>(
  () => untilLoaded(() => import("./risk-colours.tsx")).then((module) => module.RiskColours),
  { ssr: false },
);
const NeedsReach = dynamic<MarksSource>(
  () => untilLoaded(() => import("./needs-reach.tsx")).then((module) => module.NeedsReach),
  { ssr: false },
);

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
      </QueryProvider>
      {isByRisk && <RiskColours onMarks={put} />}
      {isReachShown && <NeedsReach onMarks={put} />}
    </>
  );
}

function GapMarks({ onMarks }: MarksSource) {
  const { board, gaps } = useGaps();
  useEffect(() => onMarks({ gaps: gapMarks(board, gaps), circles: circlesOf(gaps) }), [onMarks, board, gaps]);
  return null;
}
