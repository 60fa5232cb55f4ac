/** A snapshot opened for looking: the board's own map over the kept content, and the way to restore it. */
"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowLeft, GitCompareArrows, History, RotateCw, SearchX } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { messageOf, ProblemError } from "#components/api/problem-error.ts";
import { QueryProvider } from "#components/api/query-provider.tsx";
import type { BoardFacts } from "#components/board/board-facts.ts";
import { BoardSessionProvider, useViewState } from "#components/board/board-session.tsx";
import { BoardSkeleton } from "#components/board/board-skeleton.tsx";
import { boardViewOf, drawnViews } from "#components/board/board-view.ts";
import { BoardViewContent } from "#components/board/board-view-content.tsx";
import { PlainTopBar } from "#components/board/plain-top-bar.tsx";
import { useWidthClass } from "#components/board/use-width-class.ts";
import { ViewLink } from "#components/board/view-link.tsx";
import { PeopleColors } from "#components/inspector/people-colors.tsx";
import { Button } from "#components/ui/button.tsx";
import { buttonLook } from "#components/ui/button-look.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { can } from "#lib/access/roles.ts";
import type { SnapshotInfo } from "#lib/contracts/snapshots.ts";
import { RestoreDialog } from "./restore-dialog.tsx";
import { countWords } from "./snapshot-words.ts";
import { fetchSnapshot } from "./snapshots-api.ts";
import { useSnapshotSession } from "./use-snapshot-session.ts";

const Inspector = dynamic(
  () => import("#components/inspector/inspector.tsx").then((module) => module.Inspector),
  { ssr: false },
);

export interface SnapshotScreenProps {
  facts: BoardFacts;
  snapshotId: string;
}

export function SnapshotScreen(props: SnapshotScreenProps) {
  return (
    <QueryProvider>
      <LoadedSnapshot {...props} />
    </QueryProvider>
  );
}

function LoadedSnapshot({ facts, snapshotId }: SnapshotScreenProps) {
  const { boardId } = facts;
  const query = useQuery({
    queryKey: ["snapshot", boardId, snapshotId],
    queryFn: ({ signal }) => fetchSnapshot({ boardId, snapshotId }, signal),
    // A snapshot never changes.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const session = useSnapshotSession(facts, query.data);
  if (query.isError) {
    return <SnapshotFailed facts={facts} error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (!query.data || !session) {
    return (
      <div className="h-dvh">
        <BoardSkeleton title={facts.title} workspaceName={facts.workspaceName} />
      </div>
    );
  }
  return (
    <BoardSessionProvider session={session}>
      <PeopleColors>
        <OpenSnapshot facts={facts} snapshot={query.data} />
      </PeopleColors>
    </BoardSessionProvider>
  );
}

function OpenSnapshot({ facts, snapshot }: { facts: BoardFacts; snapshot: SnapshotInfo }) {
  const width = useWidthClass();
  const view = boardViewOf(useSearchParams().get("view"), width === "phone");
  const selectionSize = useViewState((values) => values.selection.size);
  const [isInspectorOpen, setIsInspectorOpen] = useState(true);
  const path = `/boards/${facts.boardId}/snapshots/${snapshot.id}`;
  const isInspectorShown = width === "desktop" ? isInspectorOpen : isInspectorOpen && selectionSize > 0;
  return (
    <div className="flex h-dvh flex-col bg-app">
      <PlainTopBar title={facts.title} workspaceName={facts.workspaceName}>
        <nav aria-label="Views" className="ml-auto flex h-full items-stretch gap-0.5">
          {drawnViews.map(({ name, label }) => (
            <ViewLink
              key={name}
              href={`${path}?view=${name}`}
              isCurrent={name === view}
              className="flex items-center px-[9px] font-medium text-ink-2 hover:text-ink aria-[current]:font-semibold aria-[current]:text-ink"
            >
              {label}
            </ViewLink>
          ))}
        </nav>
      </PlainTopBar>
      <SnapshotBanner facts={facts} snapshot={snapshot} />
      <div className="relative flex min-h-0 flex-1">
        <main id="content" className="relative min-w-0 flex-1 overflow-hidden">
          <BoardViewContent view={view} width={width} />
        </main>
        {isInspectorShown && <Inspector width={width} onClose={() => setIsInspectorOpen(false)} />}
      </div>
    </div>
  );
}

function SnapshotBanner({ facts, snapshot }: { facts: BoardFacts; snapshot: SnapshotInfo }) {
  const [isAsking, setIsAsking] = useState(false);
  const { role, readOnly, boardId } = facts;
  const canRestore = can(role, "snapshot.restore") && readOnly === null;
  return (
    <div
      role="status"
      className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-line border-b bg-accent-bg px-3.5 py-2"
    >
      <History size={15} className="shrink-0 text-accent-text" aria-hidden />
      <p className="min-w-0 flex-1 basis-60">
        You are looking at <b className="font-semibold">“{snapshot.label}”</b>
        <span className="text-ink-2">
          , kept {snapshot.createdBy ? `by ${snapshot.createdBy.name} ` : ""}
          <RelativeTime at={snapshot.createdAt} />: {countWords(snapshot.counts)}. It can't be changed.
        </span>
      </p>
      <span className="flex gap-2">
        <Link href={`/boards/${boardId}/map`} className={buttonLook()}>
          <ArrowLeft aria-hidden />
          Back to the board
        </Link>
        <Link href={`/boards/${boardId}/compare?from=${snapshot.id}`} className={buttonLook()}>
          <GitCompareArrows aria-hidden />
          Compare with now
        </Link>
        {canRestore && (
          <Button variant="primary" icon={<History aria-hidden />} onClick={() => setIsAsking(true)}>
            Restore…
          </Button>
        )}
      </span>
      <RestoreDialog boardId={boardId} snapshot={snapshot} isOpen={isAsking} onOpenChange={setIsAsking} />
    </div>
  );
}

interface SnapshotFailedProps {
  facts: BoardFacts;
  error: Error;
  onRetry: () => void;
}

function SnapshotFailed({ facts, error, onRetry }: SnapshotFailedProps) {
  const isGone = error instanceof ProblemError && error.status === 404;
  return (
    <div className="flex h-dvh flex-col">
      <PlainTopBar title={facts.title} workspaceName={facts.workspaceName} />
      <main id="content" className="flex flex-1 flex-col">
        <EmptyState
          art={<SearchX size={36} strokeWidth={1.5} className="text-ink-3" aria-hidden />}
          title={isGone ? "There is no such snapshot on this board." : "The snapshot could not be loaded."}
          detail={isGone ? "It may belong to another board, or the link was cut off." : messageOf(error)}
          action={
            isGone ? (
              <Link href={`/boards/${facts.boardId}/map`} className={buttonLook({ variant: "primary" })}>
                Back to the board
              </Link>
            ) : (
              <Button variant="primary" icon={<RotateCw aria-hidden />} onClick={onRetry}>
                Try again
              </Button>
            )
          }
        />
      </main>
    </div>
  );
}
