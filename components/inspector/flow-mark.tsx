/** The line of a flow as drawn on the map, in small: thick for the happy path, dashes for the others. */
import type { FlowKind } from "#lib/board/model.ts";

const looks: Record<FlowKind, { color: string; dash?: string; width: number }> = {
  HAPPY: { color: "var(--path-happy)", width: 3 },
  EXCEPTION: { color: "var(--path-exception)", dash: "5 4", width: 1.75 },
  FALLBACK: { color: "var(--path-fallback)", dash: "9 4 1.5 4", width: 1.75 },
  RECOVERY: { color: "var(--edge-flow-quiet)", width: 1.75 },
};

export function FlowMark({ kind, width = 22 }: { kind: FlowKind; width?: number }) {
  const look = looks[kind];
  return (
    <svg width={width} height={6} className="shrink-0" aria-hidden>
      <path
        d={`M1.5 3H${width - 1.5}`}
        stroke={look.color}
        strokeWidth={look.width}
        strokeLinecap="round"
        {...(look.dash ? { strokeDasharray: look.dash } : {})}
      />
    </svg>
  );
}
