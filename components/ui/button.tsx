/** The one button: default, primary, ghost, danger or gap; 24, 28, 36 or 40 px high. `buttonLook` dresses a link. */
import type { ComponentPropsWithRef, ReactNode } from "react";
import { type ButtonLook, buttonLook } from "./button-look.ts";
import { Spinner } from "./spinner.tsx";

export interface ButtonProps extends ComponentPropsWithRef<"button">, Omit<ButtonLook, "className"> {
  /** A lucide icon element; it is sized here. */
  icon?: ReactNode;
  trailingIcon?: ReactNode;
  /** Shows a spinner and refuses clicks, without losing focus. */
  isBusy?: boolean;
}

export function Button({
  variant = "default",
  size = "md",
  icon,
  trailingIcon,
  isBusy = false,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      onClick={isBusy ? (event) => event.preventDefault() : onClick}
      aria-busy={isBusy || undefined}
      aria-disabled={isBusy || undefined}
      className={buttonLook({ variant, size, className })}
    >
      {isBusy ? <Spinner label="Working" /> : icon}
      {children}
      {trailingIcon}
    </button>
  );
}
