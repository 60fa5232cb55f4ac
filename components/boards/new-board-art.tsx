/** What stands where the first board will be: one card on the line, the next one still to come. */
export function NewBoardArt() {
  return (
    <svg viewBox="0 0 400 112" aria-hidden className="w-full max-w-[400px]">
      <path d="M0 34H400M0 84H400" stroke="var(--lane-line)" />
      <path d="M0 58H60" stroke="var(--path-happy)" strokeWidth={3} />
      <path
        d="M176 58H212M328 58H400"
        stroke="var(--path-happy)"
        strokeWidth={3}
        strokeDasharray="1 7"
        strokeLinecap="round"
      />
      <GhostCard x={60} stroke="var(--accent)" />
      <GhostCard x={212} stroke="var(--border-control)" dash="4 4" />
    </svg>
  );
}

function GhostCard({ x, stroke, dash }: { x: number; stroke: string; dash?: string }) {
  return (
    <>
      <rect
        x={x}
        y={36}
        width={116}
        height={44}
        rx={7}
        fill="var(--surface-card)"
        stroke={stroke}
        strokeDasharray={dash}
      />
      <rect x={x + 12} y={50} width={58} height={6} rx={3} fill="var(--n-200)" />
      <rect x={x + 12} y={62} width={35} height={5} rx={2.5} fill="var(--n-100)" />
    </>
  );
}
