/** One round: what is to be decided, who has approved it and who is waited for; the open one can be signed and closed. */
"use client";

import { Flag, Lock, MessageCircle } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useBoardSession } from "#components/board/board-session.tsx";
import { dayOf, dayWords, relativeDayWords } from "#components/board/day-words.ts";
import { Button } from "#components/ui/button.tsx";
import { Pill } from "#components/ui/pill.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { can } from "#lib/access/roles.ts";
import type { Round } from "#lib/contracts/rounds.ts";
import { ApprovalLine, approversOf } from "./approval-line.tsx";
import { roundAnchor } from "./round-timeline.tsx";
import { roundName, roundStanding } from "./round-words.ts";
import { closeRound } from "./rounds-api.ts";
import { SignForm } from "./sign-form.tsx";
import { useRoundWrite } from "./use-rounds.ts";

export function RoundCard({ round }: { round: Round }) {
  const { me } = useBoardSession();
  const { words, tone } = roundStanding(round);
  const approvers = approversOf(round);
  const isOpen = round.closed === null;
  const own = approvers.find(({ userId }) => userId === me.id);
  return (
    <section
      id={roundAnchor(round)}
      aria-labelledby={`${roundAnchor(round)}-name`}
      className="scroll-mt-4 rounded-float bg-card px-4 py-3.5 shadow-[0_0_0_1px_var(--border-1),var(--shadow-card)]"
    >
      <header className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <h2 id={`${roundAnchor(round)}-name`} className="font-semibold text-16">
          {roundName(round)}
        </h2>
        <Pill tone={tone}>{words}</Pill>
      </header>
      <p className="mt-1 whitespace-pre-wrap break-words text-14">{round.objective}</p>
      <Facts round={round} />
      {approvers.length > 0 && (
        <ul aria-label="Approvers" className="mt-2 divide-y divide-line border-line border-t">
          {approvers.map((approver) => (
            <ApprovalLine
              key={approver.userId}
              approver={approver}
              isClosed={!isOpen}
              hasChanges={!isOpen || approver !== own}
            />
          ))}
        </ul>
      )}
      {isOpen && own && <SignForm round={round} approver={own} />}
      {isOpen && <CloseRound round={round} />}
    </section>
  );
}

function Facts({ round }: { round: Round }) {
  const { opened, closed, closesAt, locks } = round;
  const today = dayOf(new Date());
  return (
    <p className="mt-1 flex flex-wrap gap-x-3 gap-y-0.5 text-12 text-ink-3">
      <span>
        Opened by {opened.by.name} <RelativeTime at={opened.at} />
      </span>
      {closed ? (
        <span>
          Closed by {closed.by.name} <RelativeTime at={closed.at} />
        </span>
      ) : (
        closesAt && (
          <span title={closesAt} className={closesAt < today ? "text-at-risk-text" : undefined}>
            {closesAt < today ? "Was to close" : "Closes"} {dayWords(closesAt, today)},{" "}
            {relativeDayWords(closesAt, today)}
          </span>
        )
      )}
      {locks && (
        <span className="flex items-center gap-1">
          <Lock size={11} strokeWidth={2} aria-hidden />{" "}
          {closed ? "Locks when approved" : "Locks the board when approved"}
        </span>
      )}
      <SnapshotLinks round={round} />
    </p>
  );
}

function SnapshotLinks({ round: { baseSnapshot, closeSnapshot } }: { round: Round }) {
  const { boardId } = useBoardSession();
  const board = `/boards/${boardId}`;
  const links = [
    ...(baseSnapshot
      ? [{ href: `${board}/snapshots/${baseSnapshot.id}`, words: "Board when it opened" }]
      : []),
    ...(closeSnapshot
      ? [{ href: `${board}/snapshots/${closeSnapshot.id}`, words: "Board when it closed" }]
      : []),
    ...(baseSnapshot
      ? [
          {
            href: `${board}/compare?from=${baseSnapshot.id}&to=${closeSnapshot?.id ?? "now"}`,
            words: closeSnapshot ? "What changed in it" : "What has changed since",
          },
        ]
      : []),
  ];
  return links.map(({ href, words }) => (
    <Link key={words} href={href} prefetch={false} className="rounded-r1 text-accent-text hover:underline">
      {words}
    </Link>
  ));
}

function CloseRound({ round }: { round: Round }) {
  const { role } = useBoardSession();
  const close = useRoundWrite((boardId: string, roundId: string) => closeRound(boardId, roundId));
  const [isAsking, setIsAsking] = useState(false);
  const willLock = round.locks && round.state === "APPROVED";
  if (!can(role, "round.close")) return null;
  if (willLock && !can(role, "board.lock"))
    return (
      <p className="mt-3 text-12 text-ink-3">
        All have approved. An owner closes it, for that locks the board.
      </p>
    );
  const name = `Close round ${round.n}`;
  if (round.openThreads.length > 0) return <KeptOpen round={round} />;
  return (
    <div className="mt-3 flex flex-wrap items-center justify-end gap-2 border-line border-t pt-3">
      {isAsking ? (
        <>
          <p className="min-w-0 flex-1 basis-60 text-ink-2">{closingWords(round)}</p>
          <Button onClick={() => setIsAsking(false)}>Cancel</Button>
          <Button
            variant="primary"
            icon={willLock ? <Lock aria-hidden /> : <Flag aria-hidden />}
            isBusy={close.isPending}
            onClick={() => close.mutate(round.id)}
          >
            {willLock ? `${name} and lock` : name}
          </Button>
        </>
      ) : (
        <Button icon={<Flag aria-hidden />} onClick={() => setIsAsking(true)}>
          {name}…
        </Button>
      )}
    </div>
  );
}

const shownThreads = 5;

/** Which comments have to come to something first, each one press away. */
function KeptOpen({ round: { openThreads } }: { round: Round }) {
  const { view } = useBoardSession();
  const { length } = openThreads;
  const rest = length - shownThreads;
  return (
    <div className="mt-3 border-line border-t pt-3">
      <p className="text-ink-2">
        {length === 1 ? "One comment has no outcome yet" : `${length} comments have no outcome yet`}: say what
        came of {length === 1 ? "it" : "each"}, then the round can be closed.
      </p>
      <ul className="mt-1.5">
        {openThreads.slice(0, shownThreads).map(({ id, about, excerpt, openedBy }) => (
          <li key={id}>
            <button
              type="button"
              onClick={() => view.set({ comments: { threadId: id } })}
              className="flex min-h-7 w-full items-center gap-1.5 rounded-r2 px-1.5 text-left hover:bg-hover pointer-coarse:min-h-11"
            >
              <MessageCircle size={13} strokeWidth={2} className="shrink-0 text-ink-3" aria-hidden />
              <span className="shrink-0 text-accent-text">{about || "A place of the map"}</span>
              <span className="min-w-0 truncate text-ink-2">
                {openedBy.name}: {excerpt}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <button
          type="button"
          onClick={() => view.set({ comments: {} })}
          className="min-h-7 rounded-r2 px-1.5 text-12 text-ink-3 hover:bg-hover pointer-coarse:min-h-11"
        >
          and {rest} more
        </button>
      )}
    </div>
  );
}

function closingWords({ state, locks, required }: Round): string {
  const kept = "A snapshot keeps the board as it is.";
  if (state === "APPROVED")
    return locks ? `${kept} From then on nobody changes it until an owner unlocks it.` : kept;
  if (required.length === 0) return kept;
  return `It isn't approved: it closes as it stands${locks ? ", and the board stays open" : ""}. ${kept}`;
}
