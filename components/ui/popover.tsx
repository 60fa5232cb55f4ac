"use client";
/** A float anchored to its trigger: small forms and explanations, never a whole task. */
import * as Radix from "radix-ui/popover";
import type { ComponentPropsWithRef } from "react";
import { classNames } from "./class-names.ts";

export const Popover = Radix.Root;

export function PopoverTrigger(props: ComponentPropsWithRef<typeof Radix.Trigger>) {
  return <Radix.Trigger asChild {...props} />;
}

export function PopoverContent({ className, ...rest }: ComponentPropsWithRef<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        align="start"
        sideOffset={6}
        collisionPadding={8}
        {...rest}
        className={classNames(
          "z-50 max-h-(--radix-popover-content-available-height) w-72 max-w-[calc(100vw-16px)] animate-pop overflow-y-auto rounded-float bg-raised p-3 shadow-elev-float outline-none",
          className,
        )}
      />
    </Radix.Portal>
  );
}
