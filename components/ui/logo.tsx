/** The mark: one line through a dark tile. */
export function Logo({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden className="shrink-0">
      <rect width="20" height="20" rx="5.5" fill="var(--text-1)" />
      <path
        d="M2.5 13.2h3.2c2.6 0 2.4-6.4 5-6.4h6.8"
        fill="none"
        stroke="var(--surface-app)"
        strokeWidth="2.2"
        strokeLinecap="round"
      />
      <circle cx="10" cy="14.6" r="1.5" fill="var(--surface-app)" opacity=".55" />
    </svg>
  );
}
