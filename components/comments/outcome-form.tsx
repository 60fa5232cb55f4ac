/** Asks what came of a comment: a thread is resolved by nothing less. */
"use client";

import { Check } from "lucide-react";
import { type FormEvent, useState } from "react";
import { messageOf } from "#components/api/problem-error.ts";
import { useMembers } from "#components/inspector/use-people.ts";
import { Avatar } from "#components/ui/avatar.tsx";
import { Button } from "#components/ui/button.tsx";
import { FormAlert } from "#components/ui/form-alert.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextArea, TextField } from "#components/ui/text-field.tsx";
import { type ThreadOutcomeKind, threadOutcomes } from "#lib/contracts/thread-outcomes.ts";
import type { GiveOutcome } from "#lib/contracts/threads.ts";
import { outcomeKindWords } from "./outcome-words.ts";
import { useWriteThread } from "./use-threads.ts";

export interface OutcomeFormProps {
  threadId: string;
  onClose: () => void;
}

const kinds = threadOutcomes.map((value) => ({
  value,
  label: outcomeKindWords[value].word,
  help: outcomeKindWords[value].help,
}));

export function OutcomeForm({ threadId, onClose }: OutcomeFormProps) {
  const write = useWriteThread();
  const [kind, setKind] = useState<ThreadOutcomeKind>("ACTION");
  const [text, setText] = useState("");
  const [ownerId, setOwnerId] = useState<string | null>(null);
  const [due, setDue] = useState("");
  const [isAsked, setIsAsked] = useState(false);
  const outcome = outcomeOf({ kind, text, ownerId, due });

  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    setIsAsked(true);
    if (outcome)
      write.mutate({ kind: "state", threadId, body: { state: "RESOLVED", outcome } }, { onSuccess: onClose });
  }
  const missing = (isMissing: boolean, words: string) => (isAsked && isMissing ? { error: words } : {});
  return (
    <form
      aria-label="What came of it"
      onSubmit={handleSubmit}
      className="mx-3.5 mb-3 flex flex-col gap-3 rounded-r3 border border-line bg-sunken p-3"
    >
      {write.error && <FormAlert>{messageOf(write.error)}</FormAlert>}
      <Select label="What came of it" value={kind} options={kinds} onChange={setKind} />
      <TextArea
        label={outcomeKindWords[kind].asks}
        rows={2}
        maxLength={1_000}
        autoFocus
        value={text}
        onChange={(event) => setText(event.target.value)}
        {...missing(text.trim() === "", "Say it in a sentence")}
      />
      {kind === "ACTION" && (
        <div className="grid grid-cols-2 gap-2 max-md:grid-cols-1">
          <OwnerChoice
            ownerId={ownerId}
            onChange={setOwnerId}
            {...missing(ownerId === null, "Name one person")}
          />
          <TextField
            type="date"
            label="By"
            value={due}
            onChange={(event) => setDue(event.target.value)}
            {...missing(due === "", "Choose a day")}
          />
        </div>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="primary" type="submit" icon={<Check aria-hidden />} isBusy={write.isPending}>
          Resolve
        </Button>
      </div>
    </form>
  );
}

interface Answers {
  kind: ThreadOutcomeKind;
  text: string;
  ownerId: string | null;
  due: string;
}

/** Undefined while something is missing. */
function outcomeOf({ kind, text, ownerId, due }: Answers): GiveOutcome | undefined {
  if (text.trim() === "") return undefined;
  if (kind !== "ACTION") return { kind, text };
  return ownerId === null || due === "" ? undefined : { kind, text, ownerId, due };
}

interface OwnerChoiceProps {
  ownerId: string | null;
  onChange: (ownerId: string) => void;
  error?: string;
}

function OwnerChoice({ ownerId, onChange, error }: OwnerChoiceProps) {
  const options = useMembers().map(({ userId, name, color }) => ({
    value: userId,
    label: name,
    icon: <Avatar name={name} color={color} size={18} isDecorative />,
  }));
  return (
    <Select
      label="Who does it"
      value={ownerId}
      options={options}
      onChange={onChange}
      {...(error ? { error } : {})}
    />
  );
}
