/** The truthful line beside the title: what the server has confirmed, and what waits on this device. */
"use client";

import {
  CircleX,
  CloudCheck,
  CloudOff,
  CloudUpload,
  LoaderCircle,
  Lock,
  type LucideIcon,
  Unplug,
} from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { tooltip } from "#components/ui/tooltip.tsx";
import { useBoardSession, useSyncState } from "./board-session.tsx";
import { retryWords, type StateIcon, type StateTone, stateLineWords } from "./state-line-words.ts";
import { useNow } from "./use-now.ts";

const icons: Record<StateIcon, LucideIcon> = {
  opening: LoaderCircle,
  saved: CloudCheck,
  saving: CloudUpload,
  offline: CloudOff,
  "read-only": Lock,
  refused: CircleX,
  closed: Unplug,
};

const tones: Record<StateTone, string> = {
  quiet: "text-ink-3",
  warning: "text-at-risk-text",
  error: "text-broken-text",
};

export interface StateLineProps {
  storage: "embedded" | "postgres";
  /** Only icon and first words. */
  isShort?: boolean;
  /** Opens the panel of refused changes. */
  onShowRefused: () => void;
}

export function StateLine({ storage, isShort = false, onShowRefused }: StateLineProps) {
  const { connection, lockedForRound } = useBoardSession();
  const state = useSyncState();
  const confirmedAtMs = useConfirmedAt(state.kind === "saved");
  const isOffline = state.kind === "offline";
  const nowMs = useNow(isOffline ? 1_000 : state.kind === "saved" ? 5_000 : null);
  const words = stateLineWords({ state, nowMs, confirmedAtMs, storage, lockedForRound });
  const Icon = icons[words.icon];
  const line = classNames("flex min-w-0 items-center gap-[5px] text-12", tones[words.tone]);
  const content = (
    <>
      <Icon size={15} className="shrink-0" aria-hidden />
      <span className="truncate" data-testid="state-line">
        {isShort ? words.short : words.text}
      </span>
    </>
  );

  return (
    <div className="flex min-w-0 items-center gap-2">
      {/* The line itself is announced; its explanation is one hover or focus away. */}
      <div role="status" className="min-w-0">
        {state.kind === "refused" ? (
          <button
            type="button"
            {...tooltip({ label: words.detail })}
            aria-description={words.detail}
            onClick={onShowRefused}
            className={classNames(line, "rounded-r2 underline")}
          >
            {content}
          </button>
        ) : (
          <span
            // biome-ignore lint/a11y/noNoninteractiveTabindex: the explanation has to be reachable by keyboard
            tabIndex={0}
            {...tooltip({ label: words.detail })}
            aria-description={words.detail}
            className={classNames(line, "rounded-r2")}
          >
            {content}
          </span>
        )}
      </div>
      {isOffline && (
        <span className="flex shrink-0 items-center gap-1.5 text-12 text-ink-3">
          {!isShort && <span aria-hidden>{retryWords(state.retryAt, nowMs)}</span>}
          {state.retryAt !== undefined && (
            <Button size="sm" variant="ghost" onClick={() => connection?.reconnect()}>
              Try now
            </Button>
          )}
        </span>
      )}
    </div>
  );
}

/** When the server last confirmed everything, as far as this page has seen. */
function useConfirmedAt(isSaved: boolean): number | undefined {
  const [atMs, setAtMs] = useState<number>();
  useEffect(() => {
    if (isSaved) setAtMs(Date.now());
  }, [isSaved]);
  return atMs;
}
