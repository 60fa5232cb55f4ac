/** One choice out of a few that are all in sight. */
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export interface SegmentsProps<T extends string> {
  label: string;
  items: readonly { value: T; label: string; icon?: ReactNode }[];
  value: T;
  onChange: (value: T) => void;
}

export function Segments<T extends string>({ label, items, value, onChange }: SegmentsProps<T>) {
  return (
    <fieldset aria-label={label} className="flex shrink-0 gap-0.5 rounded-r2 bg-sunken p-0.5">
      {items.map((item) => (
        <button
          key={item.value}
          type="button"
          aria-pressed={item.value === value}
          onClick={() => onChange(item.value)}
          className={classNames(
            "flex h-6 items-center gap-1.5 rounded-r1 px-2 text-12 pointer-coarse:h-9 [&_svg]:size-3.5",
            item.value === value
              ? "bg-raised font-semibold text-ink shadow-elev-card"
              : "text-ink-2 hover:text-ink",
          )}
        >
          {item.icon}
          {item.label}
        </button>
      ))}
    </fieldset>
  );
}
