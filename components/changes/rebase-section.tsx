/** Brings a draft up to date with its board, and asks where both changed the same. Nothing when it is. */
"use client";

import { GitMerge } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { ChangeStanding, RebaseChange } from "#lib/contracts/change-requests.ts";
import { stepChange } from "./changes-api.ts";
import { type Choices, ConflictChoices, isAllChosen } from "./conflict-choices.tsx";
import { useChangeWrite } from "./use-changes.ts";

const sides = { base: "On the board", draft: "In the draft" } as const;

export function RebaseSection({ standing }: { standing: ChangeStanding }) {
  const { request, isRebased, conflicts, conflictsHash, names } = standing;
  const [choices, setChoices] = useState<Choices>({});
  const rebase = useChangeWrite((boardId: string, body: RebaseChange) =>
    stepChange({ boardId, changeId: request.id }, "rebase", body),
  );
  if (isRebased) return null;
  return (
    <section aria-labelledby="change-rebase" className="rounded-r3 bg-at-risk-bg px-3.5 py-3">
      <h3 id="change-rebase" className="font-semibold">
        The board has changed since
      </h3>
      <p className="mt-0.5 mb-2 text-pretty text-ink-2">
        {conflicts.length === 0
          ? "The draft takes over what is new. Nothing in it conflicts."
          : "The draft takes over what is new. Choose what counts where both changed the same."}
      </p>
      <ConflictChoices
        conflicts={conflicts}
        names={names}
        sides={sides}
        choices={choices}
        onChoose={setChoices}
      />
      <div className="mt-2 flex justify-end">
        <Button
          variant={isAllChosen(conflicts, choices) ? "primary" : "default"}
          disabled={!isAllChosen(conflicts, choices)}
          icon={<GitMerge aria-hidden />}
          isBusy={rebase.isPending}
          onClick={() => rebase.mutate({ choices, seenConflicts: conflictsHash })}
        >
          Bring the draft up to date
        </Button>
      </div>
    </section>
  );
}
