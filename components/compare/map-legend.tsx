/** How a map says what came, went, changed or was moved; only what is on it. */
import { Minus, Move, Pencil, Plus } from "lucide-react";
import type { MapMark, MarkLook } from "#lib/diff/map-marks.ts";

export interface MapLegendProps {
  marks: ReadonlyMap<string, MapMark>;
  /** Of the map beside it. */
  others?: ReadonlyMap<string, MapMark>;
}

const looks: readonly { look: MarkLook; words: string; Icon: typeof Plus; color: string; line: string }[] = [
  { look: "added", words: "Added", Icon: Plus, color: "var(--diff-added)", line: "solid" },
  {
    look: "removed",
    words: "Removed, or left the scope",
    Icon: Minus,
    color: "var(--diff-removed)",
    line: "dotted",
  },
  { look: "changed", words: "Changed", Icon: Pencil, color: "var(--diff-changed)", line: "solid" },
  { look: "moved", words: "Only moved", Icon: Move, color: "var(--text-3)", line: "dashed" },
];

export function MapLegend({ marks, others = new Map() }: MapLegendProps) {
  const present = new Set([...marks.values(), ...others.values()].map(({ look }) => look));
  const shown = looks.filter(({ look }) => present.has(look));
  if (shown.length === 0) return null;
  return (
    <ul
      aria-label="What the marks mean"
      className="pointer-events-none absolute bottom-3 left-[88px] flex max-w-[calc(100%-190px)] flex-wrap gap-x-3 gap-y-1 rounded-float bg-raised px-2.5 py-1.5 text-12 text-ink-2 shadow-elev-float max-md:hidden"
    >
      {shown.map(({ look, words, Icon, color, line }) => (
        <li key={look} className="flex items-center gap-1.5">
          <span
            aria-hidden
            style={{ borderColor: color, borderStyle: line, color }}
            className="grid h-4 w-6 place-items-center rounded-[4px] border-2 bg-card"
          >
            <Icon size={9} strokeWidth={3} />
          </span>
          {words}
        </li>
      ))}
    </ul>
  );
}
