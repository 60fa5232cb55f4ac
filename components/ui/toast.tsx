"use client";
/** Short messages at the bottom edge: `toast(…)`, `toast.error(…)`, `undoToast({…})`; drawn once by `Toaster`. */
import { CircleCheck, CircleX, Info, TriangleAlert } from "lucide-react";
import { Toaster as Sonner, toast } from "sonner";
import { Spinner } from "./spinner.tsx";

export { toast };

export interface UndoToast {
  message: string;
  onUndo: () => void;
}

/** Says what was done and offers to take it back, for 8 s. */
export function undoToast({ message, onUndo }: UndoToast): void {
  toast(message, { duration: 8_000, action: { label: "Undo", onClick: onUndo } });
}

export function Toaster() {
  return (
    <Sonner
      position="bottom-center"
      offset={20}
      gap={8}
      icons={{
        success: <CircleCheck size={15} className="text-ok" aria-hidden />,
        error: <CircleX size={15} className="text-broken" aria-hidden />,
        warning: <TriangleAlert size={15} className="text-at-risk" aria-hidden />,
        info: <Info size={15} className="text-ink-3" aria-hidden />,
        loading: <Spinner label="Working" />,
      }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-(--width) items-center gap-2.5 rounded-float bg-raised px-3.5 py-2.5 font-sans text-13 text-ink shadow-elev-float",
          title: "font-medium",
          description: "text-12 text-ink-2",
          content: "min-w-0 flex-1",
          actionButton: "shrink-0 rounded-r2 px-2 py-1 font-medium text-accent-text hover:bg-accent-bg",
          cancelButton: "shrink-0 rounded-r2 px-2 py-1 font-medium text-ink-2 hover:bg-hover",
        },
      }}
    />
  );
}
