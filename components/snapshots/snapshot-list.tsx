/** All snapshots of a board, newest first: who took it, when, what is in it; each opens read-only. */
"use client";

import { useQuery } from "@tanstack/react-query";
import { Camera, ShieldCheck } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { LoadFailed } from "#components/api/load-failed.tsx";
import { useBoardSession } from "#components/board/board-session.tsx";
import { snapshotsKey } from "#components/board/use-notices.ts";
import { Avatar } from "#components/ui/avatar.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Pill } from "#components/ui/pill.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { can } from "#lib/access/roles.ts";
import type { SnapshotInfo } from "#lib/contracts/snapshots.ts";
import { countWords, shortHash } from "./snapshot-words.ts";
import { fetchSnapshots } from "./snapshots-api.ts";

export interface SnapshotListProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onTake: () => void;
}

export function SnapshotList({ isOpen, onOpenChange, onTake }: SnapshotListProps) {
  const { role } = useBoardSession();
  const canTake = can(role, "snapshot.take");
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      placement="right"
      width={400}
      title="Snapshots"
      description="States of the board that were kept. Open one to look at it or to restore it."
    >
      {canTake && (
        <Button icon={<Camera aria-hidden />} onClick={onTake} className="mb-3">
          Take snapshot
        </Button>
      )}
      <Snapshots canTake={canTake} />
    </Dialog>
  );
}

function Snapshots({ canTake }: { canTake: boolean }) {
  const { boardId } = useBoardSession();
  const query = useQuery({
    queryKey: snapshotsKey(boardId),
    queryFn: ({ signal }) => fetchSnapshots(boardId, signal),
  });
  if (query.isPending) {
    return (
      <div role="status" aria-label="Loading the snapshots" className="flex flex-col gap-2">
        {["w-3/4", "w-2/3", "w-4/5"].map((width) => (
          <Skeleton key={width} className={`h-10 ${width}`} />
        ))}
      </div>
    );
  }
  if (query.isError) {
    return <LoadFailed what="The snapshots" error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (query.data.length === 0) {
    return (
      <p className="py-2 text-ink-2">
        There are none yet. {canTake ? "Take one before a review, to see later what has changed since." : ""}
      </p>
    );
  }
  return <Rows boardId={boardId} snapshots={query.data} />;
}

/** What the server keeps by itself every ten minutes would bury what people kept: it is shown when asked for. */
function Rows({ boardId, snapshots }: { boardId: string; snapshots: readonly SnapshotInfo[] }) {
  const [hasAutomatic, setHasAutomatic] = useState(false);
  const byServer = snapshots.filter(isByServer);
  const shown = hasAutomatic ? snapshots : snapshots.filter((snapshot) => !isByServer(snapshot));
  return (
    <>
      <ol className="-mx-5 border-line border-t">
        {shown
          .toSorted((a, b) => b.seq - a.seq)
          .map((snapshot) => (
            <SnapshotRow key={snapshot.id} boardId={boardId} snapshot={snapshot} />
          ))}
      </ol>
      {byServer.length > 0 && (
        <Button variant="ghost" className="mt-2" onClick={() => setHasAutomatic(!hasAutomatic)}>
          {hasAutomatic ? "Hide" : "Show"} {byServer.length} automatic
        </Button>
      )}
    </>
  );
}

const isByServer = ({ kind, createdBy }: SnapshotInfo): boolean => kind === "AUTOMATIC" && createdBy === null;

function SnapshotRow({ boardId, snapshot }: { boardId: string; snapshot: SnapshotInfo }) {
  const { createdBy } = snapshot;
  return (
    <li className="border-line border-b">
      <Link
        href={`/boards/${boardId}/snapshots/${snapshot.id}`}
        prefetch={false}
        className="flex items-start gap-3 px-5 py-2.5 hover:bg-hover"
      >
        <span className="mt-0.5">
          {createdBy ? (
            <Avatar name={createdBy.name} color={createdBy.color} size={22} />
          ) : (
            <ShieldCheck size={20} className="text-ink-3" aria-label="Taken by the server" />
          )}
        </span>
        <span className="min-w-0 flex-1">
          <span className="flex items-center gap-2">
            <span className="min-w-0 truncate font-medium">{snapshot.label}</span>
            {snapshot.kind === "AUTOMATIC" && <Pill>automatic</Pill>}
          </span>
          <span className="block text-12 text-ink-3">
            <RelativeTime at={snapshot.createdAt} /> · {countWords(snapshot.counts)}
          </span>
        </span>
        <code
          title={`The board's content has this mark (${snapshot.semHash}). Two snapshots with the same mark hold the same content.`}
          className="mt-px shrink-0 rounded-r1 bg-sunken px-1 font-mono text-11 text-ink-3"
        >
          <span className="font-sans">Content</span> {shortHash(snapshot.semHash)}
        </code>
      </Link>
    </li>
  );
}
