/** The flows whose path goes through a card. */
"use client";

import { memo } from "react";
import { useBoard, useBoardSession } from "#components/board/board-session.tsx";
import { flowKindWords } from "#components/board/domain-words.ts";
import { flowsInOrder } from "#components/outline/outline-rows.ts";
import type { Flow } from "#lib/board/model.ts";
import { FlowMark } from "./flow-mark.tsx";
import { percentWords } from "./flow-shares.ts";
import { sameItems } from "./same-items.ts";
import { Section } from "./section.tsx";

export const FlowsSection = memo(function FlowsSection({ nodeId }: { nodeId: string }) {
  const flows = useBoard(
    (board) => flowsInOrder(board).filter((flow) => flow.path.includes(nodeId)),
    sameItems,
  );
  if (flows.length === 0) return null;
  return (
    <Section title="On the path of" count={flows.length}>
      <FlowList flows={flows} />
    </Section>
  );
});

export function FlowList({ flows }: { flows: readonly Flow[] }) {
  const { view } = useBoardSession();
  return (
    <ul>
      {flows.map((flow) => (
        <li key={flow.id}>
          <button
            type="button"
            onClick={() => view.set({ selection: new Set([flow.id]) })}
            className="-mx-1.5 flex h-7 w-[calc(100%+12px)] items-center gap-2 rounded-r2 px-1.5 text-left hover:bg-hover pointer-coarse:h-11"
          >
            <FlowMark kind={flow.kind} />
            <span className="min-w-0 flex-1 truncate">{flow.name || flowKindWords[flow.kind]}</span>
            {flow.share !== undefined && (
              <span className="text-12 text-ink-3">{percentWords(flow.share)}</span>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}
