"use client";
/** A modal: only for what can't be done in place. `placement` "right" | "left" | "bottom" makes it a sheet. */
import { X } from "lucide-react";
import * as Radix from "radix-ui/dialog";
import { type ComponentPropsWithRef, type ReactNode, useState } from "react";
import { classNames } from "./class-names.ts";

export interface DialogProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: ReactNode;
  /** One or two sentences under the title; also what a screen reader says. */
  description?: ReactNode;
  /** Buttons, the primary one last. */
  footer?: ReactNode;
  placement?: "center" | "right" | "left" | "bottom";
  /** Greatest width in px (center, right, left). */
  width?: number;
  /** The title is said but not shown. */
  isTitleHidden?: boolean;
  /** The content brings its own padding. */
  isFlush?: boolean;
  children?: ReactNode;
}

const placements = {
  center:
    "inset-x-3 top-[max(24px,14vh)] mx-auto max-h-[calc(100dvh-48px-10vh)] animate-pop rounded-r4 shadow-elev-float",
  right: "inset-y-0 right-0 animate-slide-right border-line border-l",
  left: "inset-y-0 left-0 animate-slide-left border-line border-r",
  bottom: "inset-x-0 bottom-0 max-h-[92dvh] animate-slide-up rounded-t-r4 shadow-elev-float",
};

export function Dialog({
  isOpen,
  onOpenChange,
  title,
  description,
  footer,
  placement = "center",
  width = 440,
  isTitleHidden = false,
  isFlush = false,
  children,
}: DialogProps) {
  const style = placement === "bottom" ? undefined : { maxWidth: `min(${width}px, calc(100vw - 24px))` };
  return (
    <Radix.Root open={isOpen} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-appear bg-scrim" />
        <Content
          {...(description ? {} : { "aria-describedby": undefined })}
          style={style}
          className={classNames(
            "fixed z-50 flex w-full flex-col bg-raised outline-none",
            placements[placement],
          )}
        >
          <div className={isTitleHidden ? "sr-only" : "flex items-start gap-3 px-5 pt-4.5"}>
            <div className="min-w-0 flex-1">
              <Radix.Title className="font-semibold text-16">{title}</Radix.Title>
              {description && (
                <Radix.Description className="mt-1 text-13 text-ink-2">{description}</Radix.Description>
              )}
            </div>
            {!isTitleHidden && (
              <Radix.Close
                aria-label="Close"
                className="-mt-0.5 -mr-1.5 grid size-7 shrink-0 place-items-center rounded-r2 text-ink-3 hover:bg-hover hover:text-ink pointer-coarse:size-11"
              >
                <X size={16} aria-hidden />
              </Radix.Close>
            )}
          </div>
          {children && (
            <div className={classNames("min-h-0 flex-1 overflow-y-auto", !isFlush && "px-5 pt-4 pb-1")}>
              {children}
            </div>
          )}
          {footer && <div className="flex flex-wrap justify-end gap-2 px-5 pt-4 pb-4.5">{footer}</div>}
        </Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Closed, it gives the focus back to what had it: most are opened by a key or from a menu, which no trigger knows. */
function Content(props: ComponentPropsWithRef<typeof Radix.Content>) {
  const [opener] = useState(focusedOrItsMenu);
  return (
    <Radix.Content
      {...props}
      onCloseAutoFocus={(event) => {
        event.preventDefault();
        if (opener?.isConnected) opener.focus({ preventScroll: true });
      }}
    />
  );
}

/** An entry of a menu is gone by then: what opened the menu stays. */
function focusedOrItsMenu(): HTMLElement | undefined {
  const { activeElement } = document;
  const menu = activeElement?.closest("[role=menu]");
  const trigger = menu && document.getElementById(menu.getAttribute("aria-labelledby") ?? "");
  const opener = trigger ?? activeElement;
  return opener instanceof HTMLElement ? opener : undefined;
}

export const DialogClose = Radix.Close;
