/** Two states of a board side by side in words: what differs, whom it concerns, who did it, how stable the scope is. */
"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ArrowLeft, ArrowRightLeft, Camera, Equal, RotateCw, SearchX } from "lucide-react";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { messageOf, ProblemError } from "#components/api/problem-error.ts";
import { QueryProvider } from "#components/api/query-provider.tsx";
import type { BoardFacts } from "#components/board/board-facts.ts";
import { PlainTopBar } from "#components/board/plain-top-bar.tsx";
import { snapshotsKey } from "#components/board/use-notices.ts";
import { fetchSnapshots } from "#components/snapshots/snapshots-api.ts";
import { AvatarColorsContext } from "#components/ui/avatar-colors.tsx";
import { Button } from "#components/ui/button.tsx";
import { buttonLook } from "#components/ui/button-look.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { absoluteTime } from "#components/ui/relative-time-text.ts";
import { Select } from "#components/ui/select.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { can } from "#lib/access/roles.ts";
import type { Comparison } from "#lib/contracts/comparison.ts";
import type { SnapshotInfo } from "#lib/contracts/snapshots.ts";
import { type ComparedPair, comparisonKey, fetchComparison } from "./compare-api.ts";
import { DifferenceList } from "./difference-list.tsx";
import type { RestoreSource } from "./restorable-head.tsx";
import { StabilityPanel } from "./stability-panel.tsx";

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
  const parameters = useSearchParams();
  if (query.isPending) return <Loading />;
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  const snapshots = query.data.toSorted((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
  const from = parameters.get("from") ?? startOf(snapshots);
  if (from === undefined) return <NothingKept boardId={boardId} />;
  const pair = { from, to: parameters.get("to") ?? live };
  return (
    <>
      <StatePicker boardId={boardId} pair={pair} snapshots={snapshots} />
      <Compared facts={facts} pair={pair} />
    </>
  );
}

/** The last review round, or else whatever was kept last. */
const startOf = (snapshots: readonly SnapshotInfo[]): string | undefined =>
  (snapshots.find(({ kind }) => kind === "ROUND") ?? snapshots[0])?.id;

interface StatePickerProps {
  boardId: string;
  pair: ComparedPair;
  snapshots: readonly SnapshotInfo[];
}

function StatePicker({ boardId, pair, snapshots }: StatePickerProps) {
  const choose = (next: ComparedPair) =>
    window.history.replaceState(null, "", `/boards/${boardId}/compare?${new URLSearchParams({ ...next })}`);
  const options = snapshots.map(({ id, label, createdAt }) => ({
    value: id,
    label,
    help: absoluteTime(new Date(createdAt)),
  }));
  const now = { value: live, label: "Now", help: "The board as it is" };
  return (
    <div className="flex shrink-0 items-end gap-2 border-line border-b px-4 py-2.5">
      <Select
        label="From"
        value={pair.from}
        options={options}
        onChange={(from) => choose({ ...pair, from })}
        className="w-64 min-w-0 shrink"
      />
      <IconButton
        label="Swap the two"
        icon={<ArrowRightLeft aria-hidden />}
        disabled={pair.to === live}
        onClick={() => choose({ from: pair.to, to: pair.from })}
      />
      <Select
        label="To"
        value={pair.to}
        options={[now, ...options]}
        onChange={(to) => choose({ ...pair, to })}
        className="w-64 min-w-0 shrink"
      />
    </div>
  );
}

function Compared({ facts, pair }: { facts: BoardFacts; pair: ComparedPair }) {
  const { boardId } = facts;
  const query = useQuery({
    queryKey: [...comparisonKey(boardId), pair.from, pair.to],
    queryFn: ({ signal }) => fetchComparison({ boardId, ...pair }, signal),
    // Two snapshots never differ in another way; the live board does.
    staleTime: pair.to === live ? 0 : Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });
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
  return (
    <div className="flex min-h-0 flex-1 flex-col md:flex-row-reverse">
      <aside className="shrink-0 overflow-y-auto border-line bg-sunken max-md:max-h-[40dvh] md:w-[360px] md:border-l">
        <StabilityPanel stability={comparison.stability} />
      </aside>
      <AvatarColorsContext value={colorsByName(comparison)}>
        <DifferenceList
          comparison={comparison}
          isRefreshing={query.isPlaceholderData}
          source={sourceOf(facts, comparison)}
        />
      </AvatarColorsContext>
    </div>
  );
}

/** Only the live board can be brought back, by those who may, while it isn't locked. */
function sourceOf({ boardId, role, readOnly }: BoardFacts, { from, to }: Comparison): RestoreSource | null {
  if (to.snapshotId !== null || from.snapshotId === null) return null;
  if (readOnly !== null || !can(role, "snapshot.restore")) return null;
  return { boardId, snapshotId: from.snapshotId, label: from.label ?? "" };
}

/** An owner who changed something goes by the colour of their account. */
const colorsByName = ({ edits }: Comparison): ReadonlyMap<string, number> =>
  new Map(Object.values(edits).map(({ by }) => [by.name, by.color]));

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
