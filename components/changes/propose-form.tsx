/** Proposes a change: a title is enough; the draft opens at once, and the rest is written down later. */
"use client";

import { GitPullRequestDraft } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { messageOf } from "#components/api/problem-error.ts";
import { useBoardSession, useSyncState } from "#components/board/board-session.tsx";
import { draftPath, requestPath } from "#components/board/board-view.ts";
import { ViewLink } from "#components/board/view-link.tsx";
import { Button } from "#components/ui/button.tsx";
import { buttonLook } from "#components/ui/button-look.ts";
import { FormAlert } from "#components/ui/form-alert.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextArea, TextField } from "#components/ui/text-field.tsx";
import { type ChangeSource, changeSources } from "#lib/changes/change-state.ts";
import type { ProposeChange } from "#lib/contracts/change-requests.ts";
import { sourceWords } from "./change-words.ts";
import { proposeChange } from "./changes-api.ts";
import { useChangeWrite } from "./use-changes.ts";

export const sourceOptions = changeSources.map((value) => ({ value, label: sourceWords[value] }));

export function ProposeForm() {
  const { boardId } = useBoardSession();
  const isLocked = useIsLocked();
  const router = useRouter();
  const propose = useChangeWrite(proposeChange);
  const [fields, setFields] = useState<ProposeChange>({ title: "", reason: "", source: "STAKEHOLDER" });
  const [error, setError] = useState<string>();
  const change = (patch: Partial<ProposeChange>) => setFields((now) => ({ ...now, ...patch }));

  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    const title = fields.title.trim();
    if (title === "") return setError("Give it a title: people know it by that.");
    propose.mutate(
      { ...fields, title },
      { onSuccess: ({ id }) => router.push(draftPath(boardId, { changeId: id })) },
    );
  }

  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <form
        onSubmit={handleSubmit}
        noValidate
        className="mx-auto flex max-w-[600px] flex-col gap-4 p-4 pb-16"
      >
        <div>
          <h2 className="font-semibold text-16">Propose a change</h2>
          <p className="mt-1 text-pretty text-ink-2">
            You get a draft: a copy of the board to change together with others.{" "}
            {isLocked ? "The board stays locked, and takes" : "The board takes"} the change when somebody else
            approves it.
          </p>
        </div>
        <TextField
          label="Title"
          maxLength={200}
          autoFocus
          value={fields.title}
          onChange={(event) => {
            change({ title: event.target.value });
            setError(undefined);
          }}
          {...(error ? { error } : {})}
        />
        <TextArea
          label="Why"
          maxLength={2_000}
          value={fields.reason}
          onChange={(event) => change({ reason: event.target.value })}
        />
        <Select<ChangeSource>
          label="What it comes from"
          value={fields.source}
          options={sourceOptions}
          onChange={(source) => change({ source })}
          className="w-60"
        />
        {propose.isError && <FormAlert>{messageOf(propose.error)}</FormAlert>}
        <div className="flex justify-end gap-2">
          <ViewLink href={requestPath(boardId)} isCurrent={false} className={buttonLook({ size: "lg" })}>
            Cancel
          </ViewLink>
          <Button
            type="submit"
            size="lg"
            variant="primary"
            icon={<GitPullRequestDraft aria-hidden />}
            isBusy={propose.isPending || propose.isSuccess}
          >
            Open a draft
          </Button>
        </div>
      </form>
    </div>
  );
}

function useIsLocked(): boolean {
  const state = useSyncState();
  return state.kind === "read-only" && state.reason === "locked";
}
