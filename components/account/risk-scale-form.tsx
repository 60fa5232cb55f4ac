"use client";
/** The numbers behind the words of a risk, for the whole workspace; for its owners. */
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { messageOf } from "#components/api/problem-error.ts";
import {
  detectionWords,
  extentWords,
  harmWords,
  likelihoodWords,
  readinessWords,
  strengthWords,
} from "#components/board/domain-words.ts";
import { Button } from "#components/ui/button.tsx";
import { FormAlert } from "#components/ui/form-alert.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { toast } from "#components/ui/toast.tsx";
import type { RiskScaleInForce } from "#lib/contracts/risk.ts";
import type { RiskScale } from "#lib/risk/risk-scale.ts";
import { setRiskScale } from "./account-api.ts";
import { type Draft, draftOf, scaleFrom } from "./risk-scale-draft.ts";

export function RiskScaleForm({ workspaceId, inForce }: { workspaceId: string; inForce: RiskScaleInForce }) {
  const [kept, setKept] = useState(inForce);
  const [draft, setDraft] = useState(() => draftOf(inForce.scale));
  const [problem, setProblem] = useState<string>();
  const saving = useMutation({
    mutationFn: (scale: RiskScale | null) => setRiskScale(workspaceId, { scale }),
    onSuccess: (next) => {
      setKept(next);
      setDraft(draftOf(next.scale));
      toast(
        next.isStandard ? "The standard numbers are in force again" : "Every board is scored by these now",
      );
    },
  });
  const set = (key: string, value: string) => {
    setProblem(undefined);
    setDraft({ ...draft, [key]: value });
  };
  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    const scale = scaleFrom(draft);
    if (scale.ok) saving.mutate(scale.value);
    else setProblem(scale.error.message);
  }
  const error = problem ?? (saving.isError ? messageOf(saving.error) : undefined);
  return (
    <form onSubmit={handleSubmit} className="flex flex-col gap-5" noValidate>
      <Part title="Likelihood in the window, %" note="least, usual, most">
        {Object.entries(likelihoodWords).map(([word, label]) => (
          <Line key={word} label={label}>
            {(["low", "point", "high"] as const).map((end) => (
              <Figure
                key={end}
                label={`${label}: ${endWords[end]}`}
                name={`likelihood.${word}.${end}`}
                draft={draft}
                onChange={set}
              />
            ))}
          </Line>
        ))}
      </Part>
      <Bins
        title="Journeys hit while it lasts, %"
        group="extent"
        words={extentWords}
        draft={draft}
        onChange={set}
      />
      <Bins
        title="Until it is noticed and contained, hours"
        group="hoursToContain"
        words={detectionWords}
        draft={draft}
        onChange={set}
      />
      <Bins
        title="Harm for one customer, points"
        group="harm"
        words={harmWords}
        draft={draft}
        onChange={set}
      />
      <Bins
        title="What a fallback leaves of the harm, %"
        group="residual"
        words={readinessWords}
        draft={draft}
        onChange={set}
      />
      <Bins
        title="How much of a failure reaches who needs it, %"
        group="transmission"
        words={strengthWords}
        draft={draft}
        onChange={set}
      />
      {error && <FormAlert>{error}</FormAlert>}
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" type="submit" isBusy={saving.isPending}>
          Save the numbers
        </Button>
        {!kept.isStandard && (
          <Button disabled={saving.isPending} onClick={() => saving.mutate(null)}>
            Use the standard ones
          </Button>
        )}
      </div>
    </form>
  );
}

const endWords = { low: "least", point: "usual", high: "most" } as const;

interface FieldProps {
  draft: Draft;
  onChange: (key: string, value: string) => void;
}

function Bins({
  title,
  group,
  words,
  ...field
}: FieldProps & { title: string; group: string; words: Readonly<Record<string, string>> }) {
  return (
    <Part title={title}>
      {Object.entries(words).map(([word, label]) => (
        <Line key={word} label={label}>
          <Figure label={`${title}: ${label}`} name={`${group}.${word}`} {...field} />
        </Line>
      ))}
    </Part>
  );
}

function Part({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend className="mb-1.5 font-semibold text-13">
        {title} {note && <span className="font-normal text-12 text-ink-3">{note}</span>}
      </legend>
      <div className="grid gap-1.5">{children}</div>
    </fieldset>
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className="min-w-40 flex-1 text-13">{label}</span>
      {children}
    </div>
  );
}

function Figure({ label, name, draft, onChange }: FieldProps & { label: string; name: string }) {
  return (
    <TextField
      label={label}
      isLabelHidden
      inputMode="decimal"
      autoComplete="off"
      frameClassName="w-20"
      className="text-right tabular-nums"
      value={draft[name] ?? ""}
      onChange={(event) => onChange(name, event.target.value)}
    />
  );
}
