/** Signs one's part of the open round: what it covers, what has changed since one signed last, and the answer. */
"use client";

import { ChevronRight, Stamp } from "lucide-react";
import { type FormEvent, useMemo, useState } from "react";
import { useBoard, useBoardSession } from "#components/board/board-session.tsx";
import { Button } from "#components/ui/button.tsx";
import { TextArea } from "#components/ui/text-field.tsx";
import { anchoredElement } from "#lib/board/anchored-element.ts";
import type { Board } from "#lib/board/model.ts";
import type { Round, SignRound } from "#lib/contracts/rounds.ts";
import { type Coverage, coveredElements, hashSignature, signatureOf } from "#lib/rounds/covered-elements.ts";
import { type Verdict, verdicts } from "#lib/rounds/round-state.ts";
import type { Approver } from "./approval-line.tsx";
import { coverageWords, verdictWords } from "./round-words.ts";
import { signRound, withdrawApproval } from "./rounds-api.ts";
import { SinceSigned } from "./since-signed.tsx";
import { useRoundWrite } from "./use-rounds.ts";

export interface SignFormProps {
  round: Round;
  /** Whoever looks at it. */
  approver: Approver;
}

export function SignForm({ round, approver }: SignFormProps) {
  const { approval } = approver;
  const [isAnswering, setIsAnswering] = useState(false);
  const holds = approval?.validity === "VALID";
  return (
    <section aria-label="Your part" className="rounded-r3 bg-sunken px-3.5 py-3">
      <h3 className="font-semibold">Your part: {approver.parts.join(", ")}</h3>
      {holds && !isAnswering ? (
        <Answered round={round} approver={approver} onAnswerAnew={() => setIsAnswering(true)} />
      ) : (
        <AnswerForm round={round} approver={approver} onDone={() => setIsAnswering(false)} />
      )}
    </section>
  );
}

function Answered({ round, approver, onAnswerAnew }: SignFormProps & { onAnswerAnew: () => void }) {
  const withdraw = useRoundWrite((boardId: string, approvalId: string) =>
    withdrawApproval(boardId, round.id, approvalId),
  );
  const { approval } = approver;
  if (!approval) return null;
  return (
    <div className="mt-1 flex flex-wrap items-center gap-2">
      <p className="min-w-0 flex-1 text-ink-2">
        You have signed: {verdictWords[approval.verdict].done.toLowerCase()}.
      </p>
      <Button onClick={onAnswerAnew}>Answer anew</Button>
      <Button isBusy={withdraw.isPending} onClick={() => withdraw.mutate(approval.id)}>
        Withdraw
      </Button>
    </div>
  );
}

function AnswerForm({ round, approver, onDone }: SignFormProps & { onDone: () => void }) {
  const { me } = useBoardSession();
  const coverage = useCoverage(round, me.id);
  const sign = useRoundWrite((boardId: string, body: SignRound) => signRound(boardId, round.id, body));
  const [verdict, setVerdict] = useState<Verdict>("APPROVE");
  const [words, setWords] = useState("");
  const [error, setError] = useState<string>();
  const asksForWords = verdict === "APPROVE_WITH_CONDITIONS" || verdict === "REQUEST_CHANGES";

  async function handleSubmit(event: FormEvent) {
    event.preventDefault();
    const conditions = asksForWords ? linesOf(words) : [];
    if (asksForWords && conditions.length === 0)
      return setError("Write at least one, each on a line of its own.");
    // What is signed is what stands here now: the server refuses when it isn't that any more.
    const seenHash = hashSignature(signatureOf(coverage));
    await sign.mutateAsync({ verdict, conditions, seenHash }).then(onDone, () => undefined);
  }

  return (
    <form onSubmit={(event) => void handleSubmit(event)} noValidate className="mt-1 flex flex-col gap-3">
      {approver.approval?.validity === "STALE" && (
        <div>
          <p className="text-ink-2">You signed before. Only this has changed since:</p>
          <SinceSigned approval={approver.approval} />
        </div>
      )}
      <Covered coverage={coverage} />
      <fieldset className="flex flex-wrap gap-x-4 gap-y-1 border-0 p-0">
        <legend className="sr-only">Your answer</legend>
        {verdicts.map((one) => (
          <label key={one} className="flex min-h-7 items-center gap-1.5 pointer-coarse:min-h-11">
            <input
              type="radio"
              name={`verdict-${round.id}`}
              checked={verdict === one}
              onChange={() => setVerdict(one)}
              className="size-[15px] accent-[var(--accent)]"
            />
            {verdictWords[one].deed}
          </label>
        ))}
      </fieldset>
      {asksForWords && (
        <TextArea
          label={verdict === "REQUEST_CHANGES" ? "What has to change" : "On what conditions"}
          hint="Each on a line of its own."
          rows={3}
          value={words}
          onChange={(event) => {
            setWords(event.target.value);
            setError(undefined);
          }}
          {...(error ? { error } : {})}
        />
      )}
      <div className="flex justify-end gap-2">
        {approver.approval?.validity === "VALID" && <Button onClick={onDone}>Cancel</Button>}
        <Button variant="primary" type="submit" icon={<Stamp aria-hidden />} isBusy={sign.isPending}>
          {verdictWords[verdict].deed}
        </Button>
      </div>
    </form>
  );
}

const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

const wholeBoard = (board: Board) => board;

function useCoverage({ required }: Round, userId: string): Coverage {
  const board = useBoard(wholeBoard);
  return useMemo(() => {
    const scopes = required.filter(({ approver }) => approver.userId === userId).map(({ scope }) => scope);
    return coveredElements(board, scopes);
  }, [board, required, userId]);
}

/** What the signature covers, by number, and by name when asked. */
function Covered({ coverage }: { coverage: Coverage }) {
  const entries = [...coverage.values()];
  return (
    <details className="group">
      <summary className="flex min-h-7 cursor-pointer list-none items-center gap-1 rounded-r2 text-ink-2 pointer-coarse:min-h-11 [&::-webkit-details-marker]:hidden">
        <ChevronRight size={14} aria-hidden className="shrink-0 group-open:rotate-90" />
        Covers {coverageWords(entries.map(({ map }) => map))}
      </summary>
      <ul className="mt-1 max-h-60 columns-2 gap-4 overflow-y-auto pl-[18px] text-12 text-ink-2 max-md:columns-1">
        {entries.map(({ element }) => (
          <li key={element.id} className="break-inside-avoid py-px">
            <ElementName id={element.id} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function ElementName({ id }: { id: string }) {
  const { view } = useBoardSession();
  const name = useBoard((board) => anchoredElement(board, id)?.name);
  return (
    <button
      type="button"
      onClick={() => view.set({ selection: new Set([id]) })}
      className="rounded-r1 text-left hover:text-ink hover:underline pointer-coarse:min-h-9"
    >
      {name || "Untitled"}
    </button>
  );
}
