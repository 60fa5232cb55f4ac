"use client";
/** A value to take away: read-only text that selects itself, and a button that copies it and says so. */
import { Check, Copy } from "lucide-react";
import { useEffect, useId, useState } from "react";
import { Button } from "./button.tsx";

export interface CopyFieldProps {
  label: string;
  value: string;
  copyLabel?: string;
}

export function CopyField({ label, value, copyLabel = "Copy" }: CopyFieldProps) {
  const id = useId();
  const [state, setState] = useState<"ready" | "copied" | "refused">("ready");
  useEffect(() => {
    if (state === "ready") return;
    const timer = setTimeout(() => setState("ready"), 4_000);
    return () => clearTimeout(timer);
  }, [state]);

  async function handleCopy() {
    try {
      await navigator.clipboard.writeText(value);
      setState("copied");
    } catch {
      // No permission, or a page served without https: the text is selected for copying by hand.
      document.querySelector<HTMLInputElement>(`#${CSS.escape(id)}`)?.select();
      setState("refused");
    }
  }

  return (
    <div>
      <div className="flex gap-2">
        <input
          id={id}
          readOnly
          aria-label={label}
          value={value}
          onFocus={(event) => event.currentTarget.select()}
          className="h-9 min-w-0 flex-1 truncate rounded-[7px] border border-line-2 bg-sunken px-[11px] text-13 outline-none focus-visible:border-accent focus-visible:shadow-[0_0_0_1px_var(--accent),0_0_0_3px_var(--accent-bg)] pointer-coarse:h-11"
        />
        <Button
          size="lg"
          className="pointer-coarse:h-11"
          icon={state === "copied" ? <Check aria-hidden className="text-ok" /> : <Copy aria-hidden />}
          onClick={handleCopy}
        >
          {state === "copied" ? "Copied" : copyLabel}
        </Button>
      </div>
      <p role="status" className={state === "refused" ? "mt-1 text-12 text-ink-2" : "sr-only"}>
        {state === "copied" && "Copied"}
        {state === "refused" && "The browser doesn't allow copying here. The text is selected: press Ctrl C."}
      </p>
    </div>
  );
}
