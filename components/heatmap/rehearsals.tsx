/** A failure played through: start it, call people, note their answers, end it; and those that were played before. */
"use client";

import { CircleCheck, Phone, PhoneCall, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { PersonAvatar } from "#components/inspector/person.tsx";
import { Button } from "#components/ui/button.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { TextArea } from "#components/ui/text-field.tsx";
import type { Board } from "#lib/board/model.ts";
import type { Rehearsal } from "#lib/contracts/rehearsals.ts";
import type { WhatIf } from "#lib/risk/what-if.ts";
import { callWords, tookWords } from "./rehearsal-words.ts";
import { elementTitle } from "./risk-words.ts";
import { useMayRehearse, useRehearsals, useWriteRehearsal } from "./use-rehearsals.ts";

export function Rehearsals({ board, result }: { board: Board; result: WhatIf }) {
  const rehearsals = useRehearsals();
  const mayRehearse = useMayRehearse();
  if (!rehearsals) return null;
  const running = rehearsals.find(({ ended }) => ended === null);
  const past = rehearsals.filter((one) => one !== running);
  const canStart = !running && mayRehearse && result.down.length > 0;
  if (!running && !canStart && past.length === 0) return null;
  return (
    <section aria-label="Rehearsals" className="mt-5 border-line border-t pt-4">
      {running && <Running rehearsal={running} mayRehearse={mayRehearse} />}
      {canStart && <Start board={board} down={result.down} />}
      {past.length > 0 && (
        <details className="px-4 pt-4" open={!running}>
          <summary className="cursor-pointer font-semibold text-12 text-ink-2">
            Rehearsed before <span className="font-normal text-ink-3 tabular-nums">{past.length}</span>
          </summary>
          <ul className="mt-1 divide-y divide-line">
            {past.map((rehearsal) => (
              <Past key={rehearsal.id} rehearsal={rehearsal} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Start({ board, down }: { board: Board; down: readonly string[] }) {
  const write = useWriteRehearsal();
  const scenario = `${down.map((id) => elementTitle(board, id)).join(", ")} down`.slice(0, 500);
  return (
    <div className="px-4">
      <Button
        icon={<PhoneCall aria-hidden />}
        isBusy={write.isPending}
        onClick={() => write.mutate({ kind: "start", down: [...down], scenario })}
      >
        Rehearse this
      </Button>
      <p className="mt-1.5 text-12 text-ink-2">
        Call the owners as if it had happened. Who was called and when they answered is kept on record.
      </p>
    </div>
  );
}

function Running({ rehearsal, mayRehearse }: { rehearsal: Rehearsal; mayRehearse: boolean }) {
  const write = useWriteRehearsal();
  const [note, setNote] = useState("");
  const { id: rehearsalId, scenario, result, started, calls } = rehearsal;
  const byPerson = new Map(calls.map((call) => [call.personId, call]));
  return (
    <div className="mx-4 rounded-r3 border border-accent-border bg-accent-bg p-3">
      <h3 className="font-semibold text-13">Rehearsing: {scenario}</h3>
      <p className="mt-0.5 text-12 text-ink-2">
        Started by {started.by.name}, <RelativeTime at={started.at} />
      </p>
      <ul className="mt-2 space-y-1" aria-label="People to call">
        {result.ownerIds.map((personId) => {
          const call = byPerson.get(personId);
          return (
            <li key={personId} className="flex min-h-8 items-center gap-2 text-13">
              <PersonAvatar personId={personId} isDecorative />
              <span className="min-w-0 flex-1 truncate">{result.people[personId] || "No name yet"}</span>
              <CallState call={call} />
              {mayRehearse && !call && (
                <Button
                  size="sm"
                  icon={<Phone aria-hidden />}
                  onClick={() => write.mutate({ kind: "call", rehearsalId, personId })}
                >
                  Called
                </Button>
              )}
              {mayRehearse && call && call.answeredAt === null && (
                <Button
                  size="sm"
                  onClick={() => write.mutate({ kind: "answer", rehearsalId, callId: call.id })}
                >
                  Answered
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {mayRehearse && (
        <form
          className="mt-2.5 flex flex-col items-start gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            write.mutate({ kind: "end", rehearsalId, note: note.trim() });
          }}
        >
          <TextArea
            label="What was learnt"
            frameClassName="w-full"
            rows={2}
            maxLength={2_000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
          <Button variant="primary" size="sm" type="submit" isBusy={write.isPending}>
            End the rehearsal
          </Button>
        </form>
      )}
    </div>
  );
}

function CallState({ call }: { call: Rehearsal["calls"][number] | undefined }) {
  if (!call) return null;
  if (call.answeredAt === null)
    return (
      <span className="shrink-0 text-12 text-ink-2">
        called <RelativeTime at={call.calledAt} />
      </span>
    );
  return (
    <span className="flex shrink-0 items-center gap-1 text-12 text-ok-text">
      <CircleCheck size={13} aria-hidden /> answered {tookWords(call.calledAt, call.answeredAt)}
    </span>
  );
}

function Past({ rehearsal }: { rehearsal: Rehearsal }) {
  const { scenario, started, ended, calls, isCurrent } = rehearsal;
  return (
    <li className="py-2 text-13">
      <p className="font-medium">{scenario}</p>
      <p className="text-12 text-ink-2">
        {started.by.name}, <RelativeTime at={started.at} />: {callWords(rehearsal)}
      </p>
      {calls.length > 0 && (
        <ul className="mt-1 space-y-0.5 text-12 text-ink-2">
          {calls.map(({ id, name, calledAt, answeredAt }) => (
            <li key={id}>
              {name}: {answeredAt === null ? "no answer" : `answered ${tookWords(calledAt, answeredAt)}`}
            </li>
          ))}
        </ul>
      )}
      {ended?.note && <p className="mt-1 text-12">“{ended.note}”</p>}
      {!isCurrent && (
        <p className="mt-1 flex items-center gap-1 text-12 text-at-risk-text">
          <TriangleAlert size={13} aria-hidden /> What it was about has changed since.
        </p>
      )}
    </li>
  );
}
