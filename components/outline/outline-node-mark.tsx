/** A bead of the outline: the silhouette of the card's kind in small, with its icon. */
import { KindIcon, kindColor } from "#components/board/kind-icon.tsx";
import type { NodeKind } from "#lib/board/model.ts";

const silhouettes: Partial<Record<NodeKind, string>> = {
  DECISION: "M7 1H21L27 14L21 27H7L1 14Z",
  EXCEPTION: "M8 1H20L27 8V20L20 27H8L1 20V8Z",
  FALLBACK: "M14 1a13 13 0 0 1 0 26a13 13 0 0 1 0-26Z",
  OUTCOME: "M14 1a13 13 0 0 1 0 26a13 13 0 0 1 0-26Z",
};
const square = "M6 1H22a5 5 0 0 1 5 5V22a5 5 0 0 1-5 5H6a5 5 0 0 1-5-5V6a5 5 0 0 1 5-5Z";

const fills: Partial<Record<NodeKind, string>> = {
  EXCEPTION: "var(--path-exception-bg)",
  FALLBACK: "var(--path-fallback-bg)",
  SYSTEM: "var(--kind-system-bg)",
  DATA_ASSET: "var(--kind-data-bg)",
  OUTCOME: "var(--path-happy-bg)",
};
const strokes: Partial<Record<NodeKind, string>> = {
  EXCEPTION: "var(--path-exception)",
  FALLBACK: "var(--path-fallback)",
  SYSTEM: "var(--kind-system)",
  DATA_ASSET: "var(--kind-data)",
  OUTCOME: "var(--path-happy)",
  DECISION: "var(--border-control)",
};

export interface OutlineNodeMarkProps {
  kind: NodeKind;
  /** Stands on the spine of the happy path: steps take its colour. */
  isOnHappyPath: boolean;
  size?: number;
}

export function OutlineNodeMark({ kind, isOnHappyPath, size = 28 }: OutlineNodeMarkProps) {
  const stroke =
    kind === "STEP" && isOnHappyPath ? "var(--path-happy)" : (strokes[kind] ?? "var(--border-control)");
  return (
    <span
      className="relative grid shrink-0 place-items-center"
      style={{ width: size, height: size, color: kindColor(kind) }}
    >
      <svg viewBox="0 0 28 28" width={size} height={size} className="absolute inset-0" aria-hidden>
        <path
          d={silhouettes[kind] ?? square}
          fill={fills[kind] ?? "var(--surface-card)"}
          stroke={stroke}
          strokeWidth={1.5}
          {...(kind === "EXCEPTION" ? { strokeDasharray: "4 2.5" } : {})}
        />
      </svg>
      <KindIcon kind={kind} size={size / 2} className="relative" />
    </span>
  );
}
