/** Says that the board is locked, for which round, and who can unlock it; an owner does it here, with a reason. */
"use client";

import { useMutation } from "@tanstack/react-query";
import { GitPullRequestDraft, Lock, LockOpen } from "lucide-react";
import { type FormEvent, useState } from "react";
import { messageOf } from "#components/api/problem-error.ts";
import { useBoardSession } from "#components/board/board-session.tsx";
import { requestPath } from "#components/board/board-view.ts";
import { ViewLink } from "#components/board/view-link.tsx";
import { useMembers } from "#components/inspector/use-people.ts";
import { Button } from "#components/ui/button.tsx";
import { buttonLook } from "#components/ui/button-look.ts";
import { TextField } from "#components/ui/text-field.tsx";
import { can } from "#lib/access/roles.ts";
import { namesInWords } from "./round-words.ts";
import { unlockBoard } from "./rounds-api.ts";

export function LockNotice() {
  const { boardId, role, lockedForRound } = useBoardSession();
  const [isUnlocking, setIsUnlocking] = useState(false);
  const owners = useMembers().filter((member) => member.role === "OWNER");
  const mayUnlock = can(role, "board.lock");
  const who = owners.length > 0 ? namesInWords(owners.map(({ name }) => name)) : "An owner";
  return (
    <section aria-label="Lock" className="rounded-r3 bg-stale-bg px-3.5 py-2.5">
      <div className="flex flex-wrap items-center gap-x-2.5 gap-y-2">
        <Lock size={15} aria-hidden className="shrink-0 text-stale-text" />
        <p className="min-w-0 flex-1 basis-60">
          <b className="font-semibold">
            {lockedForRound === null
              ? "This board is locked."
              : `This board is locked for round ${lockedForRound}.`}
          </b>{" "}
          <span className="text-ink-2">
            Nobody changes what is drawn; comments go on. {mayUnlock ? "" : `${who} can unlock it.`}
          </span>
        </p>
        {can(role, "change.propose") && (
          <ViewLink href={requestPath(boardId, "new")} isCurrent={false} className={buttonLook()}>
            <GitPullRequestDraft aria-hidden />
            Propose a change
          </ViewLink>
        )}
        {mayUnlock && !isUnlocking && (
          <Button icon={<LockOpen aria-hidden />} onClick={() => setIsUnlocking(true)}>
            Unlock…
          </Button>
        )}
      </div>
      {isUnlocking && <UnlockForm onDone={() => setIsUnlocking(false)} />}
    </section>
  );
}

function UnlockForm({ onDone }: { onDone: () => void }) {
  const { boardId } = useBoardSession();
  const [reason, setReason] = useState("");
  const [error, setError] = useState<string>();
  const unlock = useMutation({
    mutationFn: () => unlockBoard(boardId, reason.trim()),
    onSuccess: onDone,
    onError: (cause) => setError(messageOf(cause)),
  });

  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    if (reason.trim() === "") return setError("Say why: it stands in the record of this board.");
    unlock.mutate();
  }

  return (
    <form onSubmit={handleSubmit} noValidate className="mt-2.5 flex items-end gap-2 max-md:flex-wrap">
      <TextField
        label="Why it is unlocked"
        maxLength={500}
        autoFocus
        value={reason}
        onChange={(event) => {
          setReason(event.target.value);
          setError(undefined);
        }}
        frameClassName="min-w-0 flex-1"
        {...(error ? { error } : {})}
      />
      <Button onClick={onDone}>Cancel</Button>
      <Button variant="primary" type="submit" isBusy={unlock.isPending}>
        Unlock
      </Button>
    </form>
  );
}
