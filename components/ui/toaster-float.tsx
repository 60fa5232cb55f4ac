"use client";
/** The messages themselves, once there is a first one to show (`toast.tsx`). */
import { CircleCheck, CircleX, Info, TriangleAlert } from "lucide-react";
import { useEffect } from "react";
import { Toaster as Sonner, toast as sonner } from "sonner";
import { Spinner } from "./spinner.tsx";
import type { Toast } from "./toast.tsx";

/** `onReady` is handed the function that shows a message. */
export function ToasterFloat({ onReady }: { onReady: (show: (toast: Toast) => void) => void }) {
  useEffect(() => onReady(({ kind, message, options }) => sonner[kind](message, options)), [onReady]);
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
