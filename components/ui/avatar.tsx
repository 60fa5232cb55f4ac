/** A person as initials on their presence colour; without a name, the dashed mark of a missing owner. */
"use client";

import { UserRound } from "lucide-react";
import type { CSSProperties } from "react";
import { initialsOf } from "#lib/drawing/initials-of.ts";
import { useAvatarColor } from "./avatar-colors.tsx";
import { classNames } from "./class-names.ts";

export interface AvatarProps {
  name?: string | null | undefined;
  /** 1–12; without it, the one this name goes by on the screen. */
  color?: number | undefined;
  /** Diameter in px. */
  size?: number;
  className?: string;
  /** Said instead of the name: "You". */
  label?: string;
  /** The name stands right beside it: nothing is said twice. */
  isDecorative?: boolean;
}

export function Avatar({ name, color, size = 20, className, isDecorative = false, ...props }: AvatarProps) {
  const label = props.label ?? (name || "No owner");
  const nameColor = useAvatarColor(name ?? "");
  const style: CSSProperties = { width: size, height: size };
  const say = isDecorative ? { "aria-hidden": true } : { role: "img", "aria-label": label, title: label };
  if (!name) {
    return (
      <span
        {...say}
        style={style}
        className={classNames(
          "inline-grid shrink-0 place-items-center rounded-full border-[1.25px] border-broken border-dashed bg-card text-broken",
          className,
        )}
      >
        <UserRound size={size * 0.62} strokeWidth={2} aria-hidden />
      </span>
    );
  }
  return (
    <span
      {...say}
      style={{
        ...style,
        background: `var(--p-${color ?? nameColor})`,
        fontSize: Math.max(8, Math.round(size * 0.4)),
      }}
      className={classNames(
        "inline-grid shrink-0 select-none place-items-center rounded-full font-semibold text-white leading-none tracking-[-0.02em]",
        className,
      )}
    >
      {initialsOf(name)}
    </span>
  );
}

export interface AvatarStackProps {
  people: { id: string; name: string; color?: number | undefined }[];
  size?: number;
  max?: number;
  className?: string;
}

/** Several people, overlapping, with "+n" for the rest. */
export function AvatarStack({ people, size = 22, max = 4, className }: AvatarStackProps) {
  const shown = people.length > max ? people.slice(0, max - 1) : people;
  const rest = people.slice(shown.length);
  const ring = "-ml-[3px] shadow-[0_0_0_2px_var(--surface-app)]";
  return (
    <span className={classNames("flex pl-[3px]", className)}>
      {shown.map((person) => (
        <Avatar key={person.id} name={person.name} color={person.color} size={size} className={ring} />
      ))}
      {rest.length > 0 && (
        <span
          role="img"
          aria-label={`and ${rest.map((person) => person.name).join(", ")}`}
          title={rest.map((person) => person.name).join(", ")}
          style={{ width: size, height: size, fontSize: Math.max(8, Math.round(size * 0.4)) }}
          className={classNames(
            "inline-grid shrink-0 place-items-center rounded-full bg-pressed font-semibold text-ink-2 leading-none",
            ring,
          )}
        >
          +{rest.length}
        </span>
      )}
    </span>
  );
}
