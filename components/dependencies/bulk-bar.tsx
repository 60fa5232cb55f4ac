/** Sets one field of several needs, as one step. */
"use client";

import { X } from "lucide-react";
import { useBoardSession } from "#components/board/board-session.tsx";
import { criticalityWords, strengthWords } from "#components/board/domain-words.ts";
import { oneStep } from "#components/board/one-step.ts";
import { PersonPicker } from "#components/inspector/person-picker.tsx";
import { report } from "#components/inspector/run-command.ts";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Select } from "#components/ui/select.tsx";
import type { EdgePatch } from "#lib/board/commands/board-commands.ts";
import { type BoardEdge, criticalities } from "#lib/board/model.ts";
import type { Need } from "./use-needs.ts";

export function BulkBar({ needs, onDone }: { needs: readonly Need[]; onDone: () => void }) {
  const session = useBoardSession();
  const { commands } = session;
  const update = (patch: EdgePatch) =>
    oneStep(session, "update-needs", () => {
      for (const { edge } of needs) report(commands.updateEdge(edge.id, patch));
    });
  const own = (personId: string | null) =>
    oneStep(session, "own-needs", () => {
      for (const { edge } of needs) report(commands.setOwner(edge.id, personId));
    });
  return (
    <section
      aria-label="Change the ticked needs"
      className="flex min-h-10 shrink-0 flex-wrap items-center gap-2 border-line border-b bg-accent-bg px-3 py-1"
    >
      <b className="font-semibold text-13 tabular-nums">{needs.length} ticked</b>
      <PersonPicker label="Owner of all" canClear onPick={own}>
        <Button size="sm">Owner</Button>
      </PersonPicker>
      <Select
        label="Strength of all"
        isLabelHidden
        appearance="chip"
        className="w-28"
        placeholder="Strength"
        value={null as BoardEdge["strength"] | null}
        options={(["HARD", "SOFT"] as const).map((value) => ({ value, label: strengthWords[value] }))}
        onChange={(strength) => update({ strength })}
      />
      <Select
        label="Criticality of all"
        isLabelHidden
        appearance="chip"
        className="w-28"
        placeholder="Criticality"
        value={null as BoardEdge["criticality"] | null}
        options={criticalities.map((value) => ({ value, label: criticalityWords[value] }))}
        onChange={(criticality) => update({ criticality })}
      />
      <label className="flex items-center gap-1.5 text-12 text-ink-2">
        Needed by
        <input
          type="date"
          className="h-7 rounded-r2 border border-line bg-raised px-2 text-12"
          onChange={(event) => event.target.value !== "" && update({ needBy: event.target.value })}
        />
      </label>
      <IconButton size="sm" label="Tick none" icon={<X aria-hidden />} onClick={onDone} className="ml-auto" />
    </section>
  );
}
