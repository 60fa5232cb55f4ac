/** Ledger records shown on this screen are read again when the server says that they changed. */
"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { changesKey } from "#components/changes/changes-api.ts";
import { refreshThreads, threadsKey } from "#components/comments/thread-cache.ts";
import { roundsKey, stabilityKey } from "#components/rounds/rounds-api.ts";
import type { Notice } from "#lib/sync/protocol.ts";
import { useBoardSession } from "./board-session.tsx";

export const snapshotsKey = (boardId: string) => ["snapshots", boardId] as const;
export const dependenciesKey = (boardId: string) => ["dependencies", boardId] as const;
export const waiversKey = (boardId: string) => ["waivers", boardId] as const;
export const rehearsalsKey = (boardId: string) => ["rehearsals", boardId] as const;
export const riskScaleKey = (boardId: string) => ["risk-scale", boardId] as const;
export const membersKey = (workspaceId: string) => ["members", workspaceId] as const;

export function useNotices(): void {
  const { connection, boardId, workspaceId } = useBoardSession();
  const client = useQueryClient();
  useEffect(() => {
    if (!connection) return;
    const stop = connection.onNotice((notice) => refetch(client, notice, { boardId, workspaceId }));
    // The map's pins may have asked before anybody listened here.
    void client.invalidateQueries({ queryKey: threadsKey(boardId) });
    return stop;
  }, [connection, client, boardId, workspaceId]);
}

function refetch(client: QueryClient, notice: Notice, ids: { boardId: string; workspaceId: string }): void {
  if (notice.topic === "board") return;
  // A comment without an outcome keeps a round open.
  if (notice.topic === "threads") void client.invalidateQueries({ queryKey: roundsKey(ids.boardId) });
  if (notice.topic === "threads" && notice.ids.length > 0)
    return void refreshThreads(client, ids.boardId, notice.ids);
  // What a round closed with is a point of the trend.
  if (notice.topic === "rounds") void client.invalidateQueries({ queryKey: stabilityKey(ids.boardId) });
  const keys = {
    snapshots: snapshotsKey(ids.boardId),
    dependencies: dependenciesKey(ids.boardId),
    threads: threadsKey(ids.boardId),
    rounds: roundsKey(ids.boardId),
    waivers: waiversKey(ids.boardId),
    rehearsals: rehearsalsKey(ids.boardId),
    "risk-scale": riskScaleKey(ids.boardId),
    changes: changesKey(ids.boardId),
    members: membersKey(ids.workspaceId),
  };
  void client.invalidateQueries({ queryKey: keys[notice.topic] });
}
