/** How a button looks, for buttons and for links dressed as one. */
import { classNames } from "./class-names.ts";

type ButtonVariant = "default" | "primary" | "ghost" | "danger" | "gap";
type ButtonSize = "sm" | "md" | "lg" | "xl";

export interface ButtonLook {
  variant?: ButtonVariant;
  size?: ButtonSize;
  className?: string | undefined;
}

const variants: Record<ButtonVariant, string> = {
  default: "border-line-2 bg-raised text-ink hover:bg-hover active:bg-pressed data-[state=open]:bg-hover",
  primary: "border-transparent bg-accent text-on-accent hover:bg-accent-hover",
  ghost:
    "border-transparent text-ink-2 hover:bg-hover hover:text-ink active:bg-pressed data-[state=open]:bg-hover",
  danger: "border-line-2 bg-raised text-broken-text hover:bg-broken-bg hover:border-broken",
  gap: "border-transparent bg-at-risk-bg text-at-risk-text hover:border-at-risk",
};
const sizes: Record<ButtonSize, string> = {
  sm: "h-6 px-2 text-12 gap-1 [&_svg]:size-3 pointer-coarse:h-9",
  md: "h-7 px-2.5 text-13 gap-1.5 [&_svg]:size-3.5 pointer-coarse:h-9",
  lg: "h-9 px-3.5 text-14 gap-2 [&_svg]:size-4",
  xl: "h-10 px-4 text-14 gap-2 [&_svg]:size-4 pointer-coarse:h-11",
};

export const buttonLook = ({ variant = "default", size = "md", className }: ButtonLook = {}): string =>
  classNames(
    "inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap rounded-r2 border font-medium",
    "transition-colors disabled:pointer-events-none disabled:border-line disabled:bg-sunken disabled:text-ink-off",
    "[&_svg]:shrink-0",
    variants[variant],
    sizes[size],
    className,
  );
