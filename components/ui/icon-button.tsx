/** A square button that shows only an icon: its label is the accessible name and the tooltip. */
import type { ComponentPropsWithRef, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { tooltip } from "./tooltip.tsx";
import type { TooltipSide } from "./tooltip-watch.ts";

export interface IconButtonProps extends Omit<ComponentPropsWithRef<"button">, "children" | "aria-label"> {
  label: string;
  icon: ReactNode;
  size?: "sm" | "md" | "lg";
  /** For toggles: shown pressed, and said so. */
  isPressed?: boolean;
  shortcut?: string;
  tooltipSide?: TooltipSide;
}

/** What looks smaller than a finger (44 px) is reached that far around it. */
const sizes = {
  sm: "relative size-6 [&_svg]:size-3.5 pointer-coarse:after:absolute pointer-coarse:after:-inset-2.5 pointer-coarse:after:content-['']",
  md: "relative size-7 [&_svg]:size-4 pointer-coarse:size-9 pointer-coarse:after:absolute pointer-coarse:after:-inset-1 pointer-coarse:after:content-['']",
  lg: "size-8 [&_svg]:size-[17px] rounded-r3 pointer-coarse:size-11",
};

export function IconButton({
  label,
  icon,
  size = "md",
  isPressed,
  shortcut,
  tooltipSide = "bottom",
  className,
  ...rest
}: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      {...tooltip({ label, shortcut, side: tooltipSide })}
      aria-label={label}
      aria-pressed={isPressed}
      className={classNames(
        "inline-grid shrink-0 place-items-center rounded-r2 text-ink-2 transition-colors",
        "hover:bg-hover hover:text-ink active:bg-pressed data-[state=open]:bg-hover data-[state=open]:text-ink",
        "aria-pressed:bg-accent aria-pressed:text-on-accent disabled:pointer-events-none disabled:text-ink-off",
        sizes[size],
        className,
      )}
    >
      {icon}
    </button>
  );
}
