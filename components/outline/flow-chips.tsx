/** The flows of the board as chips: the chosen one is the spine of the outline. */
"use client";

import type { ReactNode } from "react";
import { useBoard, useBoardSession } from "#components/board/board-session.tsx";
import { flowKindWords } from "#components/board/domain-words.ts";
import { FlowMark } from "#components/inspector/flow-mark.tsx";
import { percentWords } from "#components/inspector/flow-shares.ts";
import { sameItems } from "#components/inspector/same-items.ts";
import { classNames } from "#components/ui/class-names.ts";
import { flowsInOrder } from "./outline-rows.ts";

export interface FlowChipsProps {
  chosenId: string | undefined;
  isPhone: boolean;
  /** Stands at the end of the row. */
  children?: ReactNode;
}

export function FlowChips({ chosenId, isPhone, children }: FlowChipsProps) {
  const { view } = useBoardSession();
  const flows = useBoard((board) => flowsInOrder(board).filter((flow) => flow.path.length > 0), sameItems);
  if (flows.length < 2 && !children) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; this is a group of toggles
    <div
      role="group"
      aria-label="Flow to follow"
      className={classNames(
        "flex shrink-0 gap-1.5 overflow-x-auto border-line border-b",
        isPhone ? "px-3.5 py-2" : "h-10 items-center px-4",
      )}
    >
      {flows.map((flow) => {
        const isChosen = flow.id === chosenId;
        return (
          <button
            key={flow.id}
            type="button"
            aria-pressed={isChosen}
            onClick={() => view.set({ flowId: flow.id })}
            className={classNames(
              "flex shrink-0 items-center gap-[5px] whitespace-nowrap rounded-r2 border px-2 text-12",
              isPhone ? "h-8 pointer-coarse:h-11" : "h-[26px]",
              isChosen
                ? flow.kind === "HAPPY"
                  ? "border-transparent bg-happy-bg font-medium text-happy-text"
                  : "border-transparent bg-pressed font-medium text-ink"
                : "border-line bg-raised text-ink-2 hover:bg-hover",
            )}
          >
            {(isChosen || !isPhone) && <FlowMark kind={flow.kind} width={18} />}
            {flow.name || flowKindWords[flow.kind]}
            {!isPhone && flow.share !== undefined && (
              <span className={isChosen ? "" : "text-ink-3"}>{percentWords(flow.share)}</span>
            )}
          </button>
        );
      })}
      {children}
    </div>
  );
}
