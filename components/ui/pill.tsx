/** A short status in a tinted capsule; status tones always bring an icon. */
import type { ComponentPropsWithRef, ReactNode } from "react";
import { classNames } from "./class-names.ts";

export type PillTone = "ok" | "risk" | "bad" | "stale" | "accent" | "happy" | "exception" | "fallback";

const tones: Record<PillTone, string> = {
  ok: "bg-ok-bg text-ok-text",
  risk: "bg-at-risk-bg text-at-risk-text",
  bad: "bg-broken-bg text-broken-text",
  stale: "bg-stale-bg text-stale-text",
  accent: "bg-accent-bg text-accent-text",
  happy: "bg-happy-bg text-happy-text",
  exception: "bg-exception-bg text-exception-text",
  fallback: "bg-fallback-bg text-fallback-text",
};

export interface PillProps extends ComponentPropsWithRef<"span"> {
  tone?: PillTone;
  icon?: ReactNode;
}

export function Pill({ tone = "stale", icon, className, children, ...rest }: PillProps) {
  return (
    <span
      {...rest}
      className={classNames(
        "inline-flex h-[18px] shrink-0 items-center gap-1 whitespace-nowrap rounded-[5px] px-1.5 font-medium text-11 [&_svg]:size-[11px]",
        tones[tone],
        className,
      )}
    >
      {icon}
      {children}
    </span>
  );
}
