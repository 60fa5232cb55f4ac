/** A need as drawn on the map, in small: solid for hard, dots for soft, an open socket at the provider. */
import type { BoardEdge } from "#lib/board/model.ts";

export function NeedsMark({ strength }: { strength: BoardEdge["strength"] }) {
  return (
    <svg width={18} height={9} className="shrink-0" aria-hidden>
      <path
        d="M2 4.5H13"
        stroke="var(--edge-needs)"
        strokeWidth={1.75}
        strokeLinecap="round"
        {...(strength === "SOFT" ? { strokeDasharray: "1.5 4" } : {})}
      />
      <path d="M17 .8a3.7 3.7 0 0 0 0 7.4" fill="none" stroke="var(--edge-needs)" strokeWidth={1.75} />
    </svg>
  );
}
