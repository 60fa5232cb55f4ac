/** The throughline, broken off: for pages that aren't there. */
export function LostLineArt() {
  return (
    <svg viewBox="0 0 260 64" aria-hidden className="w-[260px] max-w-full">
      <path
        d="M0 46H50Q62 46 62 36T74 26H104"
        fill="none"
        stroke="var(--path-happy)"
        strokeWidth={3}
        strokeLinecap="round"
      />
      <path
        d="M114 26H260"
        stroke="var(--path-happy)"
        strokeWidth={3}
        strokeDasharray="1 8"
        strokeLinecap="round"
      />
      <rect
        x={150}
        y={8}
        width={78}
        height={36}
        rx={7}
        fill="var(--surface-app)"
        stroke="var(--border-control)"
        strokeDasharray="4 4"
      />
    </svg>
  );
}
