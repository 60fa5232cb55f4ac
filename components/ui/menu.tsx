"use client";
/** A menu that drops from a button: items with icon and shortcut, choices, separators. */
import { Check } from "lucide-react";
import * as Radix from "radix-ui/dropdown-menu";
import type { ComponentProps, ComponentPropsWithRef, ReactNode } from "react";
import { classNames } from "./class-names.ts";

/** Not modal: the page stays readable to a screen reader, and a click outside reaches what it hits. */
export function Menu(props: ComponentProps<typeof Radix.Root>) {
  return <Radix.Root modal={false} {...props} />;
}

export const MenuRadioGroup = Radix.RadioGroup;

export function MenuTrigger(props: ComponentPropsWithRef<typeof Radix.Trigger>) {
  return <Radix.Trigger asChild {...props} />;
}

export function MenuContent({ className, ...rest }: ComponentPropsWithRef<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        align="start"
        sideOffset={4}
        collisionPadding={8}
        // A long menu is scrolled by keys; its entries take the focus by arrows only.
        tabIndex={0}
        {...rest}
        className={classNames(
          "z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-44 animate-pop overflow-y-auto rounded-float bg-raised p-1 shadow-elev-float outline-none",
          className,
        )}
      />
    </Radix.Portal>
  );
}

const row =
  "flex h-7 select-none items-center gap-2 rounded-r2 px-2 text-13 text-ink outline-none pointer-coarse:h-11 " +
  "data-[highlighted]:bg-hover data-[disabled]:text-ink-off [&_svg]:size-3.5 [&_svg]:shrink-0";

export interface MenuItemProps extends Omit<ComponentPropsWithRef<typeof Radix.Item>, "asChild"> {
  icon?: ReactNode;
  shortcut?: string;
  isDanger?: boolean;
  asChild?: boolean;
}

export function MenuItem({
  icon,
  shortcut,
  isDanger = false,
  asChild,
  className,
  children,
  ...rest
}: MenuItemProps) {
  const classes = classNames(row, isDanger && "text-broken-text data-[highlighted]:bg-broken-bg", className);
  if (asChild) {
    return (
      <Radix.Item asChild {...rest} className={classes}>
        {children}
      </Radix.Item>
    );
  }
  return (
    <Radix.Item {...rest} className={classes}>
      {icon && <span className={isDanger ? undefined : "text-ink-2"}>{icon}</span>}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {shortcut && <span className="pl-4 text-12 text-ink-3">{shortcut}</span>}
    </Radix.Item>
  );
}

export function MenuRadioItem({
  className,
  children,
  ...rest
}: ComponentPropsWithRef<typeof Radix.RadioItem>) {
  return (
    <Radix.RadioItem {...rest} className={classNames(row, className)}>
      <CheckMark />
      <span className="min-w-0 flex-1 truncate">{children}</span>
    </Radix.RadioItem>
  );
}

export function MenuCheckboxItem({
  className,
  children,
  ...rest
}: ComponentPropsWithRef<typeof Radix.CheckboxItem>) {
  return (
    <Radix.CheckboxItem {...rest} className={classNames(row, className)}>
      <CheckMark />
      <span className="min-w-0 flex-1 truncate">{children}</span>
    </Radix.CheckboxItem>
  );
}

export function MenuLabel({ className, ...rest }: ComponentPropsWithRef<typeof Radix.Label>) {
  return <Radix.Label {...rest} className={classNames("px-2 pt-1.5 pb-1 text-12 text-ink-3", className)} />;
}

export function MenuSeparator() {
  return <Radix.Separator className="mx-2 my-1 h-px bg-line" />;
}

function CheckMark() {
  return (
    <span className="grid size-3.5 place-items-center text-ink-2">
      <Radix.ItemIndicator>
        <Check aria-hidden strokeWidth={2.25} />
      </Radix.ItemIndicator>
    </span>
  );
}
