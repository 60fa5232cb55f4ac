"use client";
/**
 * Short messages at the bottom edge: `toast(…)`, `toast.error(…)`, `undoToast({…})`. `Toaster` stands in every page's
 * frame; what draws the messages is fetched with the first one.
 */
import { lazy, Suspense, useSyncExternalStore } from "react";
import type { ExternalToast } from "sonner";
import { untilLoaded } from "./until-loaded.ts";

export interface Toast {
  kind: "message" | "error" | "success";
  message: string;
  options: ExternalToast | undefined;
}

type Say = (message: string, options?: ExternalToast) => void;

const say =
  (kind: Toast["kind"]): Say =>
  (message, options) =>
    outlet.add({ kind, message, options });

export const toast: Say & { error: Say; success: Say } = Object.assign(say("message"), {
  error: say("error"),
  success: say("success"),
});

export interface UndoToast {
  message: string;
  onUndo: () => void;
}

/** Says what was done and offers to take it back, for 8 s. */
export function undoToast({ message, onUndo }: UndoToast): void {
  toast(message, { duration: 8_000, action: { label: "Undo", onClick: onUndo } });
}

const ToasterFloat = lazy(() =>
  untilLoaded(() => import("./toaster-float.tsx")).then((module) => ({ default: module.ToasterFloat })),
);

export function Toaster() {
  const isWanted = useSyncExternalStore(
    outlet.subscribe,
    () => outlet.isWanted(),
    () => false,
  );
  if (!isWanted) return null;
  return (
    <Suspense>
      <ToasterFloat onReady={outlet.open} />
    </Suspense>
  );
}

const outlet = createOutlet();

/** Keeps messages until there is something to show them with. */
function createOutlet() {
  const waiting: Toast[] = [];
  const listeners = new Set<() => void>();
  let show: ((toast: Toast) => void) | undefined;
  return {
    isWanted: () => show !== undefined || waiting.length > 0,
    subscribe(onChange: () => void) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    add(next: Toast) {
      if (show) return show(next);
      waiting.push(next);
      for (const listener of listeners) listener();
    },
    open(opened: (toast: Toast) => void) {
      show = opened;
      for (const next of waiting.splice(0)) opened(next);
    },
  };
}
