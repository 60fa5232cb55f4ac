/** Rounds and named snapshots from left to right, the oldest first: each leads to what it tells. */
"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useEffect, useRef } from "react";
import { useBoardSession } from "#components/board/board-session.tsx";
import { dayOf, dayWords } from "#components/board/day-words.ts";
import { snapshotsKey } from "#components/board/use-notices.ts";
import { fetchSnapshots } from "#components/snapshots/snapshots-api.ts";
import { classNames } from "#components/ui/class-names.ts";
import type { Round } from "#lib/contracts/rounds.ts";
import type { SnapshotInfo } from "#lib/contracts/snapshots.ts";
import { roundName, roundStanding } from "./round-words.ts";

type Item = { at: string; round: Round } | { at: string; snapshot: SnapshotInfo };

/** Where on the page a round is told of. */
export const roundAnchor = (round: Pick<Round, "n">): string => `round-${round.n}`;

export function RoundTimeline({ rounds }: { rounds: readonly Round[] }) {
  const items = useItems(rounds);
  const list = useRef<HTMLOListElement>(null);
  // The newest is what people come for.
  useEffect(() => {
    if (items.length > 0) list.current?.scrollTo({ left: list.current.scrollWidth });
  }, [items.length]);
  return (
    <ol
      ref={list}
      aria-label="Rounds and snapshots"
      className="relative flex shrink-0 overflow-x-auto border-line border-b px-4 pt-5 pb-3"
    >
      {items.map((item) => (
        <li key={"round" in item ? item.round.id : item.snapshot.id} className="relative min-w-36 flex-1">
          <span aria-hidden className="absolute inset-x-0 top-[5px] h-0.5 bg-line-2" />
          {"round" in item ? <RoundMark round={item.round} /> : <SnapshotMark snapshot={item.snapshot} />}
        </li>
      ))}
    </ol>
  );
}

function useItems(rounds: readonly Round[]): Item[] {
  const { boardId } = useBoardSession();
  const { data: snapshots = [] } = useQuery({
    queryKey: snapshotsKey(boardId),
    queryFn: ({ signal }) => fetchSnapshots(boardId, signal),
  });
  const named = snapshots.filter(({ kind }) => kind === "NAMED");
  const items: Item[] = [
    ...rounds.map((round) => ({ at: round.opened.at, round })),
    ...named.map((snapshot) => ({ at: snapshot.createdAt, snapshot })),
  ];
  return items.sort((a, b) => a.at.localeCompare(b.at));
}

function RoundMark({ round }: { round: Round }) {
  const isOpen = round.closed === null;
  return (
    <button
      type="button"
      onClick={() => document.querySelector(`#${roundAnchor(round)}`)?.scrollIntoView({ block: "start" })}
      className="relative block w-full rounded-r2 pr-3 text-left hover:[&_b]:underline"
    >
      <span
        aria-hidden
        className={classNames(
          "block h-3 w-24 rounded-full border-2",
          isOpen ? "border-ink bg-ink" : "border-stale bg-stale",
        )}
      />
      <b className="mt-2 block truncate font-semibold text-12">
        {roundName(round)}
        {isOpen && <span className="font-normal text-ink-3"> · now</span>}
      </b>
      <span className="block truncate text-12 text-ink-3">{spanWords(round)}</span>
      <span className="block truncate text-12 text-ink-3">{roundStanding(round).words}</span>
    </button>
  );
}

/** "7 Sep – 14 Sep", "since 5 Oct". */
function spanWords({ opened, closed }: Round): string {
  const today = dayOf(new Date());
  const [from, to] = [opened.at, closed?.at].map(
    (at) => at && shortDay(dayWords(dayOf(new Date(at)), today)),
  );
  return to === undefined ? `since ${from}` : from === to ? `${from}` : `${from} – ${to}`;
}

/** Without the day of the week. */
const shortDay = (words: string): string => words.replace(/^\w+ /, "");

function SnapshotMark({ snapshot }: { snapshot: SnapshotInfo }) {
  const { boardId } = useBoardSession();
  return (
    <Link
      href={`/boards/${boardId}/snapshots/${snapshot.id}`}
      prefetch={false}
      className="relative block rounded-r2 pr-3 hover:[&_span]:text-ink"
    >
      <span aria-hidden className="block size-3 rounded-full border-2 border-stale bg-app" />
      <span className="mt-2 block truncate text-12 text-ink-2">Snapshot “{snapshot.label}”</span>
      <span className="block text-12 text-ink-3">
        {shortDay(dayWords(dayOf(new Date(snapshot.createdAt)), dayOf(new Date())))}
      </span>
    </Link>
  );
}
