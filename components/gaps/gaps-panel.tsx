/** The gaps of the board in the place of the details: what is missing, why it matters, and one click that mends it. */
"use client";

import { CircleX, Info, ShieldCheck, TriangleAlert, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useBoardSession, useCanEdit, useViewState } from "#components/board/board-session.tsx";
import { dayOf, dayWords } from "#components/board/day-words.ts";
import { report } from "#components/inspector/run-command.ts";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { undoToast } from "#components/ui/toast.tsx";
import type { Board } from "#lib/board/model.ts";
import type { Gap, GapFix } from "#lib/gaps/gap.ts";
import type { GapSeverity } from "#lib/gaps/gap-catalog.ts";
import { fixWords } from "./fix-words.ts";
import { mend } from "./mend.ts";
import { type BoardGaps, useGaps } from "./use-gaps.ts";
import { useMayWaive, useWriteWaiver } from "./use-waivers.ts";
import { WaiveForm } from "./waive-form.tsx";

const severities: { severity: GapSeverity; word: string; none: string }[] = [
  { severity: "error", word: "Must", none: "Nothing that must be mended before the round is signed." },
  { severity: "warn", word: "Should", none: "Nothing that should be mended." },
  { severity: "info", word: "Could", none: "No hints." },
];

/** A list that grows on demand: a large board has thousands. */
const firstRows = 60;

export function GapsPanel() {
  const { view, me } = useBoardSession();
  const { board, gaps, waived } = useGaps();
  const [isMine, setIsMine] = useState(false);
  const myIds = new Set(
    [...board.people.values()].filter(({ userId }) => userId === me.id).map(({ id }) => id),
  );
  const shown = isMine ? gaps.filter((gap) => ownersOf(board, gap).some((id) => myIds.has(id))) : gaps;
  const close = () => view.set({ gaps: undefined });
  return (
    <section aria-label="Gaps">
      <header className="flex min-h-12 items-center gap-1 pt-2.5 pr-2.5 pb-2 pl-3.5">
        <h2 className="min-w-0 flex-1 font-semibold text-16">Gaps</h2>
        {myIds.size > 0 && (
          <button
            type="button"
            aria-pressed={isMine}
            onClick={() => setIsMine(!isMine)}
            className="h-7 rounded-r2 px-2.5 font-medium text-12 text-ink-2 hover:bg-hover aria-pressed:bg-pressed aria-pressed:text-ink pointer-coarse:h-11"
          >
            Mine
          </button>
        )}
        <IconButton label="Close gaps" icon={<X aria-hidden />} onClick={close} />
      </header>
      {shown.length === 0 ? (
        <EmptyState
          art={<ShieldCheck size={28} strokeWidth={1.5} className="text-ok" aria-hidden />}
          title={isMine ? "Nothing that you own has a gap." : "Nothing is missing here: every rule is met."}
        />
      ) : (
        severities.map((group) => (
          <Group
            key={group.severity}
            {...group}
            board={board}
            gaps={shown.filter(({ severity }) => severity === group.severity)}
          />
        ))
      )}
      {waived.length > 0 && <Waived waived={waived} />}
    </section>
  );
}

interface GroupProps {
  severity: GapSeverity;
  word: string;
  none: string;
  board: Board;
  gaps: readonly Gap[];
}

function Group({ severity, word, none, board, gaps }: GroupProps) {
  const [wanted, setRows] = useState(firstRows);
  const shownId = useViewState(({ selection }) => [...selection][0]);
  // What was asked for on the map is among them.
  const rows = Math.max(wanted, 1 + gaps.findIndex(({ elementId }) => elementId === shownId));
  return (
    <section aria-label={`${word}: ${gaps.length}`} className="border-line border-t">
      <h3 className="flex h-8 items-center gap-1.5 bg-sunken px-3.5 font-semibold text-12 text-ink-2">
        <SeverityIcon severity={severity} />
        {word}
        <span className="font-normal text-ink-3 tabular-nums">{gaps.length}</span>
      </h3>
      {gaps.length === 0 && <p className="px-3.5 py-2 text-12 text-ink-3">{none}</p>}
      <ul className="divide-y divide-line">
        {gaps.slice(0, rows).map((gap) => (
          <GapItem key={`${gap.code} ${gap.elementId} ${gap.relatedIds[0]}`} board={board} gap={gap} />
        ))}
      </ul>
      {gaps.length > rows && (
        <div className="p-3.5">
          <Button onClick={() => setRows(rows + firstRows)}>
            Show {Math.min(firstRows, gaps.length - rows)} more
          </Button>
        </div>
      )}
    </section>
  );
}

/** Out of the way, and never out of sight. */
function Waived({ waived }: Pick<BoardGaps, "waived">) {
  const mayWaive = useMayWaive();
  const write = useWriteWaiver();
  const today = dayOf(new Date());
  return (
    <details className="border-line border-t">
      <summary className="flex h-8 cursor-pointer items-center gap-1.5 bg-sunken px-3.5 font-semibold text-12 text-ink-2">
        Left open
        <span className="font-normal text-ink-3 tabular-nums">{waived.length}</span>
      </summary>
      <ul className="divide-y divide-line">
        {waived.map(({ gap, waiver }) => (
          <li key={waiver.id} className="px-3.5 py-2.5">
            <p className="text-13 leading-snug">{gap.message}</p>
            <p className="mt-0.5 text-12 text-ink-2">
              “{waiver.reason}” {waiver.by.name}, until {dayWords(waiver.until, today)}
            </p>
            {mayWaive && (
              <Button size="sm" className="mt-1.5" onClick={() => write.mutate({ withdraw: waiver.id })}>
                Don’t leave it open
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

function SeverityIcon({ severity }: { severity: GapSeverity }) {
  if (severity === "error") return <CircleX size={13} className="text-broken" aria-hidden />;
  if (severity === "warn") return <TriangleAlert size={13} className="text-at-risk" aria-hidden />;
  return <Info size={13} className="text-ink-3" aria-hidden />;
}

function GapItem({ board, gap }: { board: Board; gap: Gap }) {
  const session = useBoardSession();
  const canEdit = useCanEdit();
  const { view, undo } = session;
  const isShown = useViewState(({ selection }) => gap.elementId !== null && selection.has(gap.elementId));
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isShown) item.current?.scrollIntoView({ block: "nearest" });
  }, [isShown]);
  /** The list stays: the next gap is one click away. */
  const show = (id: string | null) => {
    if (id === null) return;
    view.set({ selection: new Set([id]), gaps: true });
    view.get().canvas?.zoomTo([id, ...gap.relatedIds.filter((related) => board.nodes.has(related))]);
  };
  const handleFix = (fix: GapFix) => {
    if (fix.kind === "open") {
      view.set({ selection: new Set([fix.elementId]), inspectorOpen: true });
      view.get().canvas?.zoomTo([fix.elementId]);
      return;
    }
    if (fix.kind === "answer-thread") {
      view.set({ comments: { threadId: fix.threadId }, gaps: undefined });
      return;
    }
    const done = report(mend(session, fix));
    if (!done) return;
    view.get().canvas?.zoomTo([done.showId]);
    undoToast({ message: `Done: ${fixWords(board, fix)}`, onUndo: () => undo.undo() });
  };
  const mayWaive = useMayWaive();
  const [isWaiving, setIsWaiving] = useState(false);
  const fixes = canEdit
    ? gap.fixes
    : gap.fixes.filter(({ kind }) => kind === "open" || kind === "answer-thread");
  return (
    <li ref={item} className={classNames("px-3.5 py-2.5", isShown && "bg-accent-bg")}>
      <button
        type="button"
        onClick={() => show(gap.elementId)}
        disabled={gap.elementId === null}
        className="block w-full text-left text-13 leading-snug enabled:hover:text-accent-text"
        title={gap.code}
      >
        {gap.message}
      </button>
      <p className="mt-0.5 text-12 text-ink-3">“{gap.why}”</p>
      {isWaiving ? (
        <WaiveForm gap={gap} onDone={() => setIsWaiving(false)} />
      ) : (
        <div className="mt-1.5 flex flex-wrap gap-1.5">
          {fixes.map((fix) => (
            <Button key={fix.kind} size="sm" className="max-w-full" onClick={() => handleFix(fix)}>
              <span className="truncate">{fixWords(board, fix)}</span>
            </Button>
          ))}
          {mayWaive && (
            <Button size="sm" variant="ghost" onClick={() => setIsWaiving(true)}>
              Leave it open…
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

function ownersOf(board: Board, { elementId, relatedIds }: Gap): string[] {
  return [elementId ?? "", ...relatedIds].flatMap((id) => {
    if (board.people.has(id)) return [id];
    const element =
      board.nodes.get(id) ?? board.edges.get(id) ?? board.checkpoints.get(id) ?? board.risks.get(id);
    return element?.ownerId ?? [];
  });
}
