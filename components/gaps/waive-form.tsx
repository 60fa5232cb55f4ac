/** Why a gap may stay open, and until when; who says so is known. */
"use client";

import { useState } from "react";
import { dayOf } from "#components/board/day-words.ts";
import { Button } from "#components/ui/button.tsx";
import { TextArea, TextField } from "#components/ui/text-field.tsx";
import type { Gap } from "#lib/gaps/gap.ts";
import { useWriteWaiver } from "./use-waivers.ts";

const dayMs = 86_400_000;

export function WaiveForm({ gap, onDone }: { gap: Gap; onDone: () => void }) {
  const write = useWriteWaiver();
  const [reason, setReason] = useState("");
  const [until, setUntil] = useState(() => dayOf(new Date(Date.now() + 14 * dayMs)));
  const [error, setError] = useState<string>();
  async function handleSubmit() {
    if (reason.trim() === "") return setError("Say why it may stay open.");
    try {
      await write.mutateAsync({ code: gap.code, elementId: gap.elementId, reason: reason.trim(), until });
      onDone();
    } catch {
      // Said in a toast by the mutation; the form stays open with what was typed.
    }
  }
  return (
    <form
      className="mt-2 flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void handleSubmit();
      }}
    >
      <TextArea
        label="Why it may stay open"
        rows={2}
        maxLength={2_000}
        value={reason}
        error={error}
        onChange={(event) => {
          setReason(event.target.value);
          setError(undefined);
        }}
      />
      <TextField
        label="Until"
        type="date"
        min={dayOf(new Date())}
        value={until}
        onChange={(event) => setUntil(event.target.value)}
      />
      <div className="flex gap-2">
        <Button variant="primary" size="sm" type="submit" isBusy={write.isPending}>
          Leave it open
        </Button>
        <Button variant="ghost" size="sm" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
