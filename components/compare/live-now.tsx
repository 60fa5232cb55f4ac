/** The board as it is now, followed while others edit it, with a quiet line that says so. */
"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useState, useSyncExternalStore } from "react";
import type { BoardFacts } from "#components/board/board-facts.ts";
import { snapshotsKey } from "#components/board/use-notices.ts";
import { type OpenBoard, useOpenBoard } from "#components/board/use-open-board.ts";
import { stabilityKey } from "#components/rounds/rounds-api.ts";
import { classNames } from "#components/ui/class-names.ts";
import type { Board } from "#lib/board/model.ts";
import { comparisonKey } from "./compare-api.ts";

export interface LiveNowProps {
  facts: BoardFacts;
  /** Told every state of the board. */
  onBoard: (board: Board) => void;
}

export function LiveNow({ facts, onBoard }: LiveNowProps) {
  const { boardId } = facts;
  const opened = useOpenBoard(facts);
  const store = opened.session?.store;
  const client = useQueryClient();
  const [isBehind, setIsBehind] = useState(false);
  useEffect(() => {
    if (!store) return;
    const pace = createPace(() => {
      void client.invalidateQueries({ queryKey: comparisonKey(boardId) }).then(() => setIsBehind(false));
    });
    onBoard(store.getBoard());
    const stop = store.subscribe(() => {
      onBoard(store.getBoard());
      setIsBehind(true);
      pace.note();
    });
    return () => {
      stop();
      pace.stop();
    };
  }, [store, client, boardId, onBoard]);
  useLedger(opened.connection, boardId);
  const state = useSyncExternalStore(
    opened.connection?.state.subscribe ?? subscribeToNothing,
    () => opened.connection?.state.get().kind ?? "loading",
    () => "loading",
  );
  const isLive = store !== undefined && state !== "offline" && state !== "closed" && state !== "loading";
  return (
    <p role="status" className="flex items-center gap-1.5 text-12 text-ink-3">
      <span
        aria-hidden
        className={classNames("size-2 shrink-0 rounded-full", isLive ? "bg-(--diff-added)" : "bg-stale")}
      />
      {isLive
        ? isBehind
          ? "The board is being edited…"
          : "Follows the board as it is edited"
        : words[state]}
    </p>
  );
}

const subscribeToNothing = () => () => {};
const words: Readonly<Record<string, string>> = {
  loading: "Opening the board…",
  offline: "Without a connection: as it was last",
  closed: "The board is closed: as it was last",
};

const quietMs = 800;
const longestMs = 4_000;

/** Calls once people pause, and now and then while they don't. */
function createPace(call: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let since: number | undefined;
  const run = () => {
    since = undefined;
    call();
  };
  return {
    note() {
      const now = performance.now();
      since ??= now;
      clearTimeout(timer);
      timer = setTimeout(run, Math.max(0, Math.min(quietMs, since + longestMs - now)));
    },
    stop: () => clearTimeout(timer),
  };
}

/** Snapshots that come, and a board that is locked or opened, show here too. */
function useLedger(connection: OpenBoard["connection"], boardId: string): void {
  const client = useQueryClient();
  const router = useRouter();
  useEffect(
    () =>
      connection?.onNotice(({ topic }) => {
        if (topic === "snapshots") void client.invalidateQueries({ queryKey: snapshotsKey(boardId) });
        if (topic === "rounds") void client.invalidateQueries({ queryKey: stabilityKey(boardId) });
        if (topic === "board") router.refresh();
      }),
    [connection, client, router, boardId],
  );
}
