/** What the provider of a need answered, and a form to answer: a ledger fact that no undo takes back. */
"use client";

import { Check, CircleX, Clock, type LucideIcon, MessageSquareReply } from "lucide-react";
import { useState } from "react";
import { useBoardSession } from "#components/board/board-session.tsx";
import { dayOf, dayWords } from "#components/board/day-words.ts";
import { Button } from "#components/ui/button.tsx";
import { Pill, type PillTone } from "#components/ui/pill.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextArea, TextField } from "#components/ui/text-field.tsx";
import { can } from "#lib/access/roles.ts";
import type { BoardEdge } from "#lib/board/model.ts";
import type { AnswerDependency, DependencyResponse } from "#lib/contracts/dependencies.ts";
import { EmptySection, Section } from "./section.tsx";
import { useAnswer } from "./use-responses.ts";

type Verdict = DependencyResponse["verdict"];

const verdictLooks: Record<Verdict, { word: string; tone: PillTone; icon: LucideIcon }> = {
  ACKNOWLEDGED: { word: "Confirmed", tone: "ok", icon: Check },
  COUNTERED: { word: "Another date", tone: "risk", icon: Clock },
  DECLINED: { word: "Declined", tone: "bad", icon: CircleX },
};

const verdictOptions: { value: Verdict; label: string; help: string }[] = [
  { value: "ACKNOWLEDGED", label: "Confirm", help: "We deliver what is asked, by the day it is needed" },
  { value: "COUNTERED", label: "Offer another date", help: "We deliver, but by another day" },
  { value: "DECLINED", label: "Decline", help: "We can't deliver this" },
];

export function AnswerSection({
  edge,
  response,
}: {
  edge: BoardEdge;
  response: DependencyResponse | undefined;
}) {
  const { role, connection } = useBoardSession();
  const canAnswer = connection !== undefined && can(role, "dependency.answer");
  const [isOpen, setIsOpen] = useState(false);
  if (isOpen) {
    return (
      <Section title="The provider's answer">
        <AnswerForm edge={edge} onDone={() => setIsOpen(false)} />
      </Section>
    );
  }
  if (!response) {
    return (
      <EmptySection title="The provider's answer" onAdd={canAnswer ? () => setIsOpen(true) : undefined} />
    );
  }
  return (
    <Section
      title="The provider's answer"
      action={
        canAnswer && (
          <Button size="sm" variant="ghost" onClick={() => setIsOpen(true)}>
            Answer anew
          </Button>
        )
      }
    >
      <Answer response={response} />
    </Section>
  );
}

function Answer({ response }: { response: DependencyResponse }) {
  const look = verdictLooks[response.verdict];
  const today = dayOf(new Date());
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Pill tone={look.tone} icon={<look.icon strokeWidth={2.2} aria-hidden />}>
          {look.word}
        </Pill>
        {response.promisedBy && <span>by {dayWords(response.promisedBy, today)}</span>}
      </p>
      {response.note && <p className="mt-1 break-words text-ink-2">“{response.note}”</p>}
      <p className="mt-1 text-12 text-ink-3">
        {response.by.name}, <RelativeTime at={response.at} />
      </p>
      {!response.isCurrent && (
        <p className="mt-1 text-12 text-at-risk-text">
          The need has changed since. Ask the provider to answer anew.
        </p>
      )}
    </>
  );
}

function AnswerForm({ edge, onDone }: { edge: BoardEdge; onDone: () => void }) {
  const answer = useAnswer(edge.id);
  const [verdict, setVerdict] = useState<Verdict>("ACKNOWLEDGED");
  const [promisedBy, setPromisedBy] = useState(edge.needBy ?? "");
  const [note, setNote] = useState("");
  const [error, setError] = useState<string>();

  async function handleSubmit() {
    if (verdict === "COUNTERED" && promisedBy === "") return setError("Choose the day you offer.");
    const body: AnswerDependency = {
      verdict,
      note: note.trim(),
      ...(verdict === "DECLINED" || promisedBy === "" ? {} : { promisedBy }),
    };
    try {
      await answer.mutateAsync(body);
      onDone();
    } catch {
      // Said in a toast by the mutation; the form stays open with what was typed.
    }
  }

  return (
    <form
      className="flex flex-col gap-2.5"
      onSubmit={(event) => {
        event.preventDefault();
        void handleSubmit();
      }}
    >
      <Select label="Answer" value={verdict} options={verdictOptions} onChange={setVerdict} />
      {verdict !== "DECLINED" && (
        <TextField
          type="date"
          label="Promised by"
          value={promisedBy}
          onChange={(event) => {
            setPromisedBy(event.target.value);
            setError(undefined);
          }}
          {...(error ? { error } : {})}
        />
      )}
      <TextArea
        label="Note"
        rows={2}
        value={note}
        maxLength={2_000}
        onChange={(event) => setNote(event.target.value)}
      />
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>Cancel</Button>
        <Button
          variant="primary"
          type="submit"
          icon={<MessageSquareReply aria-hidden />}
          isBusy={answer.isPending}
        >
          Answer
        </Button>
      </div>
    </form>
  );
}
