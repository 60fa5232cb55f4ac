/** Tells everybody who has the board open when a snapshot was restored, with a way to what was there before. */
"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { messageOf } from "#components/api/problem-error.ts";
import { useBoardSession } from "#components/board/board-session.tsx";
import { snapshotsKey } from "#components/board/use-notices.ts";
import { toast } from "#components/ui/toast.tsx";
import type { SnapshotInfo } from "#lib/contracts/snapshots.ts";
import { restoredLabel } from "./snapshot-words.ts";
import { fetchSnapshots } from "./snapshots-api.ts";

export function useRestoreToasts(): void {
  const { connection, boardId, me } = useBoardSession();
  const client = useQueryClient();
  const router = useRouter();
  useEffect(() => {
    if (!connection) return;
    return connection.onNotice(async ({ topic, ids }) => {
      // Without ids it is the announcement after a reconnect, not a restore.
      if (topic !== "snapshots" || ids.length === 0) return;
      try {
        const snapshots = await client.fetchQuery({
          queryKey: snapshotsKey(boardId),
          queryFn: ({ signal }) => fetchSnapshots(boardId, signal),
          staleTime: 0,
        });
        for (const snapshot of snapshots.filter(({ id }) => ids.includes(id))) tell(snapshot);
      } catch (error) {
        toast.error(messageOf(error));
      }
    });

    function tell(snapshot: SnapshotInfo) {
      const label = restoredLabel(snapshot);
      if (label === undefined) return;
      const { createdBy } = snapshot;
      const who = createdBy?.id === me.id ? "You" : (createdBy?.name ?? "Somebody");
      toast(`${who} restored “${label}”`, {
        description: "What was here before is kept as a snapshot.",
        duration: 12_000,
        action: {
          label: "See it",
          onClick: () => router.push(`/boards/${boardId}/snapshots/${snapshot.id}`),
        },
      });
    }
  }, [connection, boardId, me.id, client, router]);
}
