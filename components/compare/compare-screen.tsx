/** Two states of a board compared, on one map, on two or as a list: what differs, whom it concerns, how stable the scope is. */
"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import {
  ArrowLeft,
  ArrowRightLeft,
  Camera,
  Columns2,
  Equal,
  Layers,
  List,
  RotateCw,
  SearchX,
} from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useEffect, useMemo, useState } from "react";
import { messageOf, ProblemError } from "#components/api/problem-error.ts";
import { QueryProvider } from "#components/api/query-provider.tsx";
import type { BoardFacts } from "#components/board/board-facts.ts";
import { PlainTopBar } from "#components/board/plain-top-bar.tsx";
import { snapshotsKey } from "#components/board/use-notices.ts";
import { fetchSnapshot, fetchSnapshots } from "#components/snapshots/snapshots-api.ts";
import { Button } from "#components/ui/button.tsx";
import { buttonLook } from "#components/ui/button-look.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { absoluteTime } from "#components/ui/relative-time-text.ts";
import { Segments } from "#components/ui/segments.tsx";
import { Select } from "#components/ui/select.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { boardOfContent } from "#lib/board/board-of-content.ts";
import type { Board } from "#lib/board/model.ts";
import type { SnapshotInfo } from "#lib/contracts/snapshots.ts";
import { overlayBoard } from "#lib/diff/overlay-board.ts";
import { type CompareView, useCompareAddress } from "./compare-address.ts";
import { type ComparedPair, comparisonKey, fetchComparison } from "./compare-api.ts";
import type { MapBoards } from "./compared-maps.tsx";
import { ComparedStates, prepareMaps } from "./compared-states.tsx";

const LiveNow = dynamic(() => import("./live-now.tsx").then((module) => module.LiveNow), { ssr: false });

export function CompareScreen({ facts }: { facts: BoardFacts }) {
  return (
    <QueryProvider>
      <div className="flex h-dvh flex-col bg-app">
        <PlainTopBar title={facts.title} workspaceName={facts.workspaceName}>
          <Link href={`/boards/${facts.boardId}/map`} className={buttonLook({ className: "ml-auto" })}>
            <ArrowLeft aria-hidden />
            Back to the board
          </Link>
        </PlainTopBar>
        <main id="content" className="flex min-h-0 flex-1 flex-col">
          <ChosenStates facts={facts} />
        </main>
      </div>
    </QueryProvider>
  );
}

const live = "now";

function ChosenStates({ facts }: { facts: BoardFacts }) {
  const { boardId } = facts;
  const query = useQuery({
    queryKey: snapshotsKey(boardId),
    queryFn: ({ signal }) => fetchSnapshots(boardId, signal),
  });
  const address = useCompareAddress();
  const [now, setNow] = useState<Board>();
  // What the address asks for needn't wait for their names.
  if (query.isPending && address.from === null) return <Loading />;
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  const snapshots = (query.data ?? []).toSorted((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
  const from = address.from ?? startOf(snapshots);
  if (from === undefined) return <NothingKept boardId={boardId} />;
  const pair = { from, to: address.to ?? live };
  return (
    <>
      <div className="flex shrink-0 flex-wrap items-end gap-x-4 gap-y-2 border-line border-b px-4 py-2.5">
        <StatePicker pair={pair} snapshots={snapshots} onChoose={address.set} />
        <div className="flex min-h-7 flex-wrap items-center gap-x-4 gap-y-2 md:ml-auto">
          {pair.to === live && <LiveNow facts={facts} onBoard={setNow} />}
          <Segments
            label="Shown as"
            items={views}
            value={address.view}
            onChange={(view) => address.set({ view })}
          />
        </div>
      </div>
      <Compared facts={facts} pair={pair} now={now} />
    </>
  );
}

const views: readonly { value: CompareView; label: string; icon: React.ReactNode }[] = [
  { value: "overlay", label: "One map", icon: <Layers aria-hidden /> },
  { value: "side", label: "Side by side", icon: <Columns2 aria-hidden /> },
  { value: "list", label: "List", icon: <List aria-hidden /> },
];

/** What the maps show of a pair, asked for at the same time as what differs. */
function useMapBoards(boardId: string, { from, to }: ComparedPair, now: Board | undefined): MapBoards {
  const { view } = useCompareAddress();
  const ask = (snapshotId: string) => ({
    queryKey: ["snapshot", boardId, snapshotId],
    queryFn: ({ signal }: { signal: AbortSignal }) => fetchSnapshot({ boardId, snapshotId }, signal),
    enabled: view !== "list" && snapshotId !== live,
    // A snapshot never changes.
    staleTime: Number.POSITIVE_INFINITY,
    select: keptBoard,
  });
  const before = useQuery(ask(from)).data;
  const kept = useQuery(ask(to)).data;
  const after = to === live ? now : kept;
  const overlay = useMemo(
    () => (view === "overlay" && before && after ? overlayBoard(before, after) : undefined),
    [view, before, after],
  );
  return { before, after, overlay };
}

function usePreparedMaps({ before, after, overlay }: MapBoards, isWaiting: boolean): void {
  const { view } = useCompareAddress();
  useEffect(() => {
    if (view === "list" || !isWaiting) return;
    const shown = view === "overlay" ? [overlay] : [before, after];
    void prepareMaps(shown.filter((board) => board !== undefined));
  }, [view, isWaiting, before, after, overlay]);
}

const keptBoard = ({ content }: Awaited<ReturnType<typeof fetchSnapshot>>): Board => boardOfContent(content);

/** The last review round, or else whatever was kept last. */
const startOf = (snapshots: readonly SnapshotInfo[]): string | undefined =>
  (snapshots.find(({ kind }) => kind === "ROUND") ?? snapshots[0])?.id;

interface StatePickerProps {
  pair: ComparedPair;
  snapshots: readonly SnapshotInfo[];
  onChoose: (pair: Partial<ComparedPair>) => void;
}

function StatePicker({ pair, snapshots, onChoose }: StatePickerProps) {
  const options = snapshots.map(({ id, label, createdAt }) => ({
    value: id,
    label,
    help: absoluteTime(new Date(createdAt)),
  }));
  const now = { value: live, label: "Now", help: "The board as it is" };
  return (
    <div className="flex min-w-0 flex-1 basis-80 items-end gap-2 md:max-w-[560px]">
      <Select
        label="From"
        value={pair.from}
        options={options}
        onChange={(from) => onChoose({ from, to: pair.to })}
        className="w-64 min-w-0 shrink"
      />
      <IconButton
        label="Swap the two"
        icon={<ArrowRightLeft aria-hidden />}
        disabled={pair.to === live}
        onClick={() => onChoose({ from: pair.to, to: pair.from })}
      />
      <Select
        label="To"
        value={pair.to}
        options={[now, ...options]}
        onChange={(to) => onChoose({ from: pair.from, to })}
        className="w-64 min-w-0 shrink"
      />
    </div>
  );
}

interface ComparedProps {
  facts: BoardFacts;
  pair: ComparedPair;
  /** The live board, once it is there. */
  now: Board | undefined;
}

function Compared({ facts, pair, now }: ComparedProps) {
  const { boardId } = facts;
  const boards = useMapBoards(boardId, pair, now);
  const query = useQuery({
    queryKey: [...comparisonKey(boardId), pair.from, pair.to],
    queryFn: ({ signal }) => fetchComparison({ boardId, ...pair }, signal),
    // Two snapshots never differ in another way; the live board does.
    staleTime: pair.to === live ? 0 : Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });
  usePreparedMaps(boards, query.isPending);
  if (query.isPending) return <Loading />;
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  const comparison = query.data;
  const { added, removed, changed, moved } = comparison;
  if (added.length + removed.length + changed.length + moved.length === 0) {
    return (
      <EmptyState
        art={<Equal size={36} strokeWidth={1.5} className="text-ink-3" aria-hidden />}
        title="Nothing differs between these two."
        detail="Choose another pair above, or come back when the board has changed."
      />
    );
  }
  return <ComparedStates {...{ facts, comparison, boards }} isRefreshing={query.isPlaceholderData} />;
}

function Loading() {
  return (
    <div role="status" aria-label="Comparing" className="flex flex-col gap-3 p-4">
      {["w-2/3", "w-1/2", "w-3/5", "w-2/5", "w-1/2"].map((width, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows never change
        <Skeleton key={at} className={`h-8 ${width}`} />
      ))}
    </div>
  );
}

function Failed({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const isGone = error instanceof ProblemError && error.status === 404;
  return (
    <EmptyState
      art={<SearchX size={36} strokeWidth={1.5} className="text-ink-3" aria-hidden />}
      title={isGone ? "There is no such snapshot on this board." : "The two could not be compared."}
      detail={
        isGone
          ? "It may belong to another board, or the link was cut off. Choose one above."
          : messageOf(error)
      }
      action={
        !isGone && (
          <Button variant="primary" icon={<RotateCw aria-hidden />} onClick={onRetry}>
            Try again
          </Button>
        )
      }
    />
  );
}

function NothingKept({ boardId }: { boardId: string }) {
  return (
    <EmptyState
      art={<Camera size={36} strokeWidth={1.5} className="text-ink-3" aria-hidden />}
      title="There is nothing to compare with yet."
      detail="Take a snapshot before a review: from then on you see here what has changed since."
      action={
        <Link href={`/boards/${boardId}/map?snapshots=1`} className={buttonLook({ variant: "primary" })}>
          Open the snapshots
        </Link>
      }
    />
  );
}
