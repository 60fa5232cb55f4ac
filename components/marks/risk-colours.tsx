/** Colours the cards by the risk to customers, live, with a legend that says what the colours stand for. */
"use client";

import { X } from "lucide-react";
import { useEffect, useMemo } from "react";
import { setColourBy } from "#components/canvas/set-colour-by.ts";
import { scoreWords } from "#components/heatmap/risk-words.ts";
import { useRisk } from "#components/heatmap/use-risk.ts";
import { useRiskScale } from "#components/heatmap/use-risk-scale.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import type { RiskMark } from "#lib/drawing/map-marks.ts";
import { cardScores } from "#lib/risk/card-scores.ts";
import { levelBounds, riskLevel } from "#lib/risk/risk-level.ts";
import type { RiskScale } from "#lib/risk/risk-scale.ts";
import type { MarksSource } from "./marks-source.ts";

export function RiskColours({ onMarks }: MarksSource) {
  const scale = useRiskScale();
  return scale && <Coloured scale={scale} onMarks={onMarks} />;
}

function Coloured({ scale, onMarks }: MarksSource & { scale: RiskScale }) {
  const { report } = useRisk(scale);
  const marks = useMemo(
    () =>
      new Map(
        [...cardScores(report)].map(([id, score]): [string, RiskMark] => [
          id,
          { level: riskLevel(score), words: scoreWords(score) },
        ]),
      ),
    [report],
  );
  useEffect(() => onMarks({ risk: marks }), [onMarks, marks]);
  useEffect(() => () => onMarks({ risk: undefined }), [onMarks]);
  return <RiskLegend marks={marks} />;
}

const levels = [6, 5, 4, 3, 2, 1] as const;

/** "60 and more", "20 to 60", "under 1". */
function levelWords(level: (typeof levels)[number]): string {
  const [from, to] = [levelBounds[level - 2], levelBounds[level - 1]];
  if (to === undefined) return `${from} and more`;
  return from === undefined ? `under ${to}` : `${from} to ${to}`;
}

function RiskLegend({ marks }: { marks: ReadonlyMap<string, RiskMark> }) {
  const counts = Map.groupBy(marks.values(), ({ level }) => level);
  return (
    <section className="tl-float tl-risk-legend" aria-label="Colours by risk">
      <header className="flex items-start gap-2">
        <h2 className="flex-1 font-semibold text-12">Harm points per 1,000 journeys</h2>
        <IconButton
          size="sm"
          label="Colour by path again"
          icon={<X aria-hidden />}
          onClick={() => setColourBy("path")}
        />
      </header>
      <ul className="tl-risk-levels">
        {levels.map((level) => (
          <li key={level}>
            <span
              aria-hidden
              className="tl-risk-swatch"
              style={{ background: `var(--risk-${level})`, borderWidth: `${Math.max(1, level / 2)}px` }}
            />
            <span className="flex-1 tabular-nums">{levelWords(level)}</span>
            <span className="text-ink-3 tabular-nums">
              {counts.get(level)?.length ?? 0} <span className="sr-only">cards</span>
            </span>
          </li>
        ))}
      </ul>
      <p className="mt-1.5 max-w-52 text-11 text-ink-3">
        Where customers meet a card: what reaches them there. Elsewhere: what its failures do. Plain: nobody
        has said what could go wrong.
      </p>
    </section>
  );
}
