/** A board that did not load: nothing on the device to show yet, and the server silent. */
"use client";

import { CloudOff, RotateCw } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { SyncState } from "#lib/sync/sync-state.ts";
import type { BoardFacts } from "./board-facts.ts";
import { PlainTopBar } from "./plain-top-bar.tsx";
import { retryWords, stateLineWords } from "./state-line-words.ts";
import { useNow } from "./use-now.ts";

export interface NoAnswerScreenProps {
  facts: BoardFacts;
  state: SyncState;
  onRetry: () => void;
}

export function NoAnswerScreen({ facts, state, onRetry }: NoAnswerScreenProps) {
  const nowMs = useNow(1_000);
  const pending = state.kind === "offline" ? state.pending : 0;
  const retryAt = state.kind === "offline" ? state.retryAt : undefined;
  const words = stateLineWords({ state, nowMs, storage: facts.storage });
  return (
    <div className="flex h-full flex-col bg-app">
      <PlainTopBar title={facts.title}>
        <span className="flex items-center gap-[5px] text-12 text-at-risk-text">
          <CloudOff size={13} aria-hidden />
          {words.text}
        </span>
      </PlainTopBar>
      <main id="content" className="flex flex-1 flex-col">
        <EmptyState
          art={<CloudOff size={36} strokeWidth={1.5} className="text-broken" aria-hidden />}
          title={<span role="alert">The server did not answer for 10 seconds.</span>}
          detail={
            <>
              {pending > 0
                ? `${pending} ${pending === 1 ? "change is" : "changes are"} safe on this device and will be sent when it does. `
                : "What was saved is safe there. "}
              <span aria-hidden>{withStop(retryWords(retryAt, nowMs))}</span>
            </>
          }
          action={
            <Button variant="primary" icon={<RotateCw aria-hidden />} onClick={onRetry}>
              Try now
            </Button>
          }
        />
      </main>
    </div>
  );
}

const withStop = (words: string): string => (words.endsWith("…") ? words : `${words}.`);
