/** A board once its code is there: opening, open, closed for good, or without an answer from the server. */
"use client";

import dynamic from "next/dynamic";
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { untilLoaded } from "#components/ui/until-loaded.ts";
import type { SyncState } from "#lib/sync/sync-state.ts";
import type { BoardScreenProps } from "./board-screen.tsx";
import { BoardSessionProvider } from "./board-session.tsx";
import { BoardSkeleton } from "./board-skeleton.tsx";
import { BoardWorkspace } from "./board-workspace.tsx";
import { NoAnswerScreen } from "./no-answer-screen.tsx";
import { useAway } from "./use-away.ts";
import { type BoardInfoState, useBoardInfo } from "./use-board-info.ts";
import { useLeaveGuard } from "./use-leave-guard.ts";
import { type OpenBoard, useOpenBoard } from "./use-open-board.ts";

/** Nobody begins with it. */
const ClosedScreen = dynamic(
  () => untilLoaded(() => import("./closed-screen.tsx")).then((module) => module.ClosedScreen),
  { ssr: false },
);

/** How long the skeleton stands before the screen says that the server doesn't answer. */
const patienceMs = 10_000;

export function LiveBoard({ facts: pageFacts, band }: BoardScreenProps) {
  const info = useBoardInfo(pageFacts);
  const { title, lockedForRound } = info;
  const facts = useMemo(() => ({ ...pageFacts, title, lockedForRound }), [pageFacts, title, lockedForRound]);
  const opened = useOpenBoard(facts);
  const state = useConnectionState(opened.connection);
  const isLate = useIsLate(opened.session === undefined);
  useLeaveGuard(state);
  useReloadOnNotice(opened.connection, info);
  useAway(opened.connection);

  if (state.kind === "closed") return <ClosedScreen facts={facts} state={state} />;
  if (opened.session) {
    return (
      <BoardSessionProvider session={opened.session}>
        <BoardWorkspace facts={facts} info={info} band={band} />
      </BoardSessionProvider>
    );
  }
  if (isLate && opened.connection) {
    return <NoAnswerScreen facts={facts} state={state} onRetry={opened.connection.reconnect} />;
  }
  return <BoardSkeleton title={facts.title} workspaceName={facts.workspaceName} />;
}

const loading: SyncState = { kind: "loading" };
const subscribeToNothing = () => () => {};

function useConnectionState(connection: OpenBoard["connection"]): SyncState {
  return useSyncExternalStore(
    connection?.state.subscribe ?? subscribeToNothing,
    connection?.state.get ?? (() => loading),
    () => loading,
  );
}

function useReloadOnNotice(connection: OpenBoard["connection"], { reload }: BoardInfoState): void {
  useEffect(
    () => connection?.onNotice(({ topic }) => topic === "board" && void reload()),
    [connection, reload],
  );
}

function useIsLate(isWaiting: boolean): boolean {
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setTimeout(() => setIsLate(true), patienceMs);
    return () => {
      clearTimeout(timer);
      setIsLate(false);
    };
  }, [isWaiting]);
  return isLate && isWaiting;
}
