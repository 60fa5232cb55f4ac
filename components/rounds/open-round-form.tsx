/** Opens a round, in place: what is to be decided, who has to approve it, by when, and whether that locks the board. */
"use client";

import { type FormEvent, useState } from "react";
import { messageOf } from "#components/api/problem-error.ts";
import { useBoardSession } from "#components/board/board-session.tsx";
import { Button } from "#components/ui/button.tsx";
import { FormAlert } from "#components/ui/form-alert.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextArea, TextField } from "#components/ui/text-field.tsx";
import { can } from "#lib/access/roles.ts";
import type { OpenRound } from "#lib/contracts/rounds.ts";
import { mayLock, type RoundKind, roundKinds } from "#lib/rounds/round-kinds.ts";
import { type ApproverRow, ApproverRows, emptyRow, requiredOf } from "./approver-rows.tsx";
import { roundKindWords } from "./round-words.ts";
import { openRound } from "./rounds-api.ts";
import { useRoundWrite } from "./use-rounds.ts";

export interface OpenRoundFormProps {
  n: number;
  isLocked: boolean;
  onDone: () => void;
}

const kindOptions = roundKinds.map((kind) => ({
  value: kind,
  label: roundKindWords[kind].word,
  help: roundKindWords[kind].question,
}));

interface Wrong {
  objective?: string;
  required?: string;
  unlockReason?: string;
}

export function OpenRoundForm({ n, isLocked, onDone }: OpenRoundFormProps) {
  const { role } = useBoardSession();
  const open = useRoundWrite(openRound);
  const [kind, setKind] = useState<RoundKind>("SCOPE");
  const [objective, setObjective] = useState("");
  const [rows, setRows] = useState<ApproverRow[]>(() => [emptyRow()]);
  const [closesAt, setClosesAt] = useState("");
  const [locks, setLocks] = useState(false);
  const [unlocks, setUnlocks] = useState(false);
  const [unlockReason, setUnlockReason] = useState("");
  const [wrong, setWrong] = useState<Wrong>({});
  const canLock = can(role, "board.lock");
  const isLocking = locks && canLock && mayLock(kind);

  async function handleSubmit(event: FormEvent) {
    event.preventDefault();
    const required = requiredOf(rows);
    const found = problems({
      objective,
      required,
      isLocking,
      unlockReason: unlocks ? unlockReason : undefined,
    });
    setWrong(found);
    if (!required || Object.keys(found).length > 0) return;
    const body: OpenRound = {
      kind,
      objective: objective.trim(),
      required,
      locks: isLocking,
      ...(closesAt ? { closesAt } : {}),
      ...(unlocks ? { unlockReason: unlockReason.trim() } : {}),
    };
    await open.mutateAsync(body).then(onDone, () => undefined);
  }

  return (
    <form onSubmit={(event) => void handleSubmit(event)} noValidate className="flex flex-col gap-4">
      <h2 className="font-semibold text-16">Open round {n}</h2>
      <div className="grid grid-cols-[200px_minmax(0,1fr)] gap-4 max-md:grid-cols-1">
        <Select label="Kind" value={kind} options={kindOptions} onChange={setKind} />
        <TextArea
          label="What is to be decided"
          rows={2}
          maxLength={2_000}
          placeholder={roundKindWords[kind].question}
          autoFocus
          value={objective}
          onChange={(event) => setObjective(event.target.value)}
          {...(wrong.objective ? { error: wrong.objective } : {})}
        />
      </div>
      <ApproverRows rows={rows} onChange={setRows} error={wrong.required} />
      <div className="grid grid-cols-[200px_minmax(0,1fr)] items-end gap-4 max-md:grid-cols-1">
        <TextField
          type="date"
          label="Closes on"
          value={closesAt}
          onChange={(event) => setClosesAt(event.target.value)}
        />
        {mayLock(kind) && (
          <Tick
            isTicked={isLocking}
            isDisabled={!canLock}
            onChange={setLocks}
            label="Lock the board once everybody has approved"
            note={
              canLock
                ? "From then on nobody changes it; an owner unlocks it, with a reason."
                : "Only an owner can."
            }
          />
        )}
      </div>
      {isLocked && canLock && (
        <div className="flex flex-col gap-2">
          <Tick
            isTicked={unlocks}
            onChange={setUnlocks}
            label="Unlock the board for this round"
            note="Otherwise the round goes over the board as it is locked."
          />
          {unlocks && (
            <TextField
              label="Why it is unlocked"
              maxLength={500}
              value={unlockReason}
              onChange={(event) => setUnlockReason(event.target.value)}
              {...(wrong.unlockReason ? { error: wrong.unlockReason } : {})}
            />
          )}
        </div>
      )}
      {open.isError && <FormAlert>{messageOf(open.error)}</FormAlert>}
      <div className="flex items-center justify-end gap-2 max-md:flex-wrap">
        <span className="mr-auto text-12 text-ink-3">A snapshot keeps the board as it is now.</span>
        <Button size="lg" onClick={onDone}>
          Cancel
        </Button>
        <Button size="lg" variant="primary" type="submit" isBusy={open.isPending}>
          Open round {n}
        </Button>
      </div>
    </form>
  );
}

interface Filled {
  objective: string;
  required: OpenRound["required"] | undefined;
  isLocking: boolean;
  unlockReason: string | undefined;
}

function problems({ objective, required, isLocking, unlockReason }: Filled): Wrong {
  return {
    ...(objective.trim() === "" ? { objective: "Say what is to be decided." } : {}),
    ...(required === undefined ? { required: "Choose both, the lane or flow and who approves it." } : {}),
    ...(isLocking && required?.length === 0 ? { required: "Name who has to approve before it locks." } : {}),
    ...(unlockReason?.trim() === "" ? { unlockReason: "Say why." } : {}),
  };
}

interface TickProps {
  label: string;
  note: string;
  isTicked: boolean;
  isDisabled?: boolean;
  onChange: (isTicked: boolean) => void;
}

function Tick({ label, note, isTicked, isDisabled = false, onChange }: TickProps) {
  return (
    <label className="flex items-start gap-2 pb-0.5">
      <input
        type="checkbox"
        checked={isTicked}
        disabled={isDisabled}
        onChange={(event) => onChange(event.target.checked)}
        className="mt-0.5 size-[15px] shrink-0 accent-[var(--accent)]"
      />
      <span>
        {label}
        <span className="block text-12 text-ink-3">{note}</span>
      </span>
    </label>
  );
}
