/** A board without cards: one picture, one sentence, one button. */
"use client";

import { Plus } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { useCanvas, useScene, useUi } from "./canvas-context.tsx";

export function EmptyMap() {
  const { actions } = useCanvas();
  const isEmpty = useScene((all) => all.cards.size === 0);
  const canEdit = useUi((ui) => ui.canEdit);
  if (!isEmpty) return null;
  return (
    <div className="tl-empty">
      <EmptyState
        art={<FirstStep />}
        title={
          canEdit ? "Start with the first thing the customer does." : "Nothing is drawn on this board yet."
        }
        {...(canEdit && {
          action: (
            <Button variant="primary" icon={<Plus />} onClick={() => actions.addCardInView("STEP")}>
              Add the first step
            </Button>
          ),
          hint: (
            <>
              or press <Kbd>N</Kbd>
            </>
          ),
        })}
      />
    </div>
  );
}

/** The throughline with one card on it and a place for the next. */
function FirstStep() {
  return (
    <svg width="386" height="50" viewBox="0 0 386 50" className="max-w-full" aria-hidden="true">
      <path d="M0 .5H386M0 49.5H386" stroke="var(--border-1)" />
      <path d="M0 25H60" stroke="var(--path-happy)" strokeWidth="3" />
      <path
        d="M172 25H206M318 25H384"
        stroke="var(--path-happy)"
        strokeWidth="3"
        strokeDasharray="1 6"
        strokeLinecap="round"
      />
      <rect x="58" y="3" width="112" height="43" rx="8" fill="var(--surface-card)" stroke="var(--accent)" />
      <rect
        x="205"
        y="3"
        width="112"
        height="43"
        rx="8"
        fill="var(--surface-card)"
        stroke="var(--n-400)"
        strokeDasharray="4 3"
      />
      <g fill="var(--n-200)">
        <rect x="70" y="16" width="56" height="6" rx="3" />
        <rect x="70" y="28" width="34" height="5" rx="2.5" />
        <rect x="217" y="16" width="56" height="6" rx="3" />
        <rect x="217" y="28" width="34" height="5" rx="2.5" />
      </g>
    </svg>
  );
}
