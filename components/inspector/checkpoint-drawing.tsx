/** A checkpoint as a line from baseline to target. */
import type { Checkpoint } from "#lib/board/model.ts";
import { checkpointScale, scaleWidthPx, valueWithUnit } from "./checkpoint-scale.ts";

export function CheckpointDrawing({ checkpoint }: { checkpoint: Checkpoint }) {
  const { baselineX, targetX, bar } = checkpointScale(checkpoint);
  const { baseline, target, unit } = checkpoint;
  if (baselineX === undefined && targetX === undefined) return null;
  const labelY = 36;
  return (
    <svg
      viewBox={`0 0 ${scaleWidthPx} 40`}
      className="my-1.5 block w-full overflow-visible"
      role="img"
      aria-label={[
        baseline && `Baseline ${valueWithUnit(baseline.v, unit)}`,
        target !== undefined && `target ${valueWithUnit(target, unit)}`,
      ]
        .filter(Boolean)
        .join(", ")}
    >
      <rect y={10} width={scaleWidthPx} height={6} rx={3} fill="var(--surface-pressed)" />
      {bar && <rect x={bar.x} y={10} width={bar.width} height={6} fill="var(--border-2)" />}
      {baselineX !== undefined && baseline && (
        <>
          <path d={`M${baselineX} 6V20`} stroke="var(--text-2)" strokeWidth={1.5} />
          <text x={baselineX} y={labelY} textAnchor="middle" fontSize={11} fill="var(--text-3)">
            {valueWithUnit(baseline.v, unit)}
          </text>
        </>
      )}
      {targetX !== undefined && target !== undefined && (
        <>
          <path d={`M${targetX} 4V22`} stroke="var(--path-happy)" strokeWidth={2} />
          <text
            x={targetX}
            y={labelY}
            textAnchor="middle"
            fontSize={11}
            fontWeight={600}
            fill="var(--path-happy-text)"
          >
            {valueWithUnit(target, unit)}
          </text>
        </>
      )}
    </svg>
  );
}
