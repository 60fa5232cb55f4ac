/** A board in miniature: lanes, cards by kind, and the happy path as the one thick line. */
import type { NodeKind } from "#lib/board/model.ts";
import type { Thumbnail } from "#lib/board/thumbnail.ts";
import { roundedPolyline } from "#lib/canvas/rounded-polyline.ts";

/** The drawing's own size in px (lib/board/thumbnail.ts). */
const size = { w: 372, h: 168 };
/** Cards are drawn a little smaller than they are, so that the line shows between them. */
const shrink = 0.8;

export function BoardThumbnail({ thumbnail }: { thumbnail: Thumbnail | null }) {
  return (
    <svg
      viewBox={`0 0 ${size.w} ${size.h}`}
      aria-hidden
      className="block aspect-[372/168] w-full border-line border-b bg-canvas"
    >
      {thumbnail && thumbnail.cards.length > 0 ? <Drawing thumbnail={thumbnail} /> : <FirstStep />}
    </svg>
  );
}

function Drawing({ thumbnail: { lanes, happy, cards } }: { thumbnail: Thumbnail }) {
  return (
    <>
      {lanes.map((lane) => (
        <rect key={lane.y} y={lane.y} width={size.w} height={lane.h} fill="var(--surface-lane-alt)" />
      ))}
      {happy.map((corners) => (
        <path
          key={corners.join()}
          d={roundedPolyline(
            corners.map(([x, y]) => ({ x, y })),
            3,
          )}
          fill="none"
          stroke="var(--path-happy)"
          strokeWidth={2.25}
          strokeLinejoin="round"
        />
      ))}
      {cards.map(({ x, y, w, h, kind }) => {
        const look = looks[kind] ?? plain;
        return (
          <rect
            key={`${x} ${y} ${kind}`}
            x={x + (w * (1 - shrink)) / 2}
            y={y + (h * (1 - shrink)) / 2}
            width={w * shrink}
            height={h * shrink}
            rx={kind === "FALLBACK" || kind === "OUTCOME" || kind === "START" ? (h * shrink) / 2 : 2}
            fill={look.fill}
            stroke={look.stroke}
            strokeDasharray={kind === "EXCEPTION" ? "2.5 1.5" : undefined}
          />
        );
      })}
    </>
  );
}

/** An empty board: the place where the first step will stand. */
function FirstStep() {
  return (
    <>
      <path d="M0 56H372M0 112H372" stroke="var(--lane-line)" />
      <path
        d="M4 84H150M226 84H372"
        stroke="var(--n-300)"
        strokeWidth={2.25}
        strokeDasharray="1 6"
        strokeLinecap="round"
      />
      <rect
        x={150}
        y={70}
        width={72}
        height={28}
        rx={5}
        fill="var(--surface-card)"
        stroke="var(--border-control)"
        strokeDasharray="3.5 3"
      />
    </>
  );
}

const plain = { fill: "var(--surface-card)", stroke: "var(--n-400)" };
const looks: Partial<Record<NodeKind, { fill: string; stroke: string }>> = {
  EXCEPTION: { fill: "var(--path-exception-bg)", stroke: "var(--path-exception)" },
  FALLBACK: { fill: "var(--path-fallback-bg)", stroke: "var(--path-fallback)" },
  SYSTEM: { fill: "var(--kind-system-bg)", stroke: "var(--kind-system)" },
  DATA_ASSET: { fill: "var(--kind-data-bg)", stroke: "var(--kind-data)" },
  OUTCOME: { fill: "var(--path-happy-bg)", stroke: "var(--path-happy)" },
};
