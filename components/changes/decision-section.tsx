/** Who decides on a change, and the decision: approve and merge, reject, withdraw, or take back what was merged. */
"use client";

import { GitMerge, Send, Undo2 } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useBoardSession } from "#components/board/board-session.tsx";
import { useMembers } from "#components/inspector/use-people.ts";
import { Avatar } from "#components/ui/avatar.tsx";
import { Button } from "#components/ui/button.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { can } from "#lib/access/roles.ts";
import { changeKey, isOpenChange } from "#lib/changes/change-state.ts";
import type { ChangeRequest, ChangeStanding } from "#lib/contracts/change-requests.ts";
import { missingWords } from "./change-words.ts";
import { type OfChange, stepChange } from "./changes-api.ts";
import { type Choices, ConflictChoices, isAllChosen } from "./conflict-choices.tsx";
import { useChangeWrite } from "./use-changes.ts";

type Deed = "approve" | "reject" | "revert";

export function DecisionSection({ standing }: { standing: ChangeStanding }) {
  const { role } = useBoardSession();
  const { request } = standing;
  const { isAuthor, mayDecide } = useRights(request);
  const isOpen = isOpenChange(request.state);
  const mayAsk = isOpen && can(role, "change.propose");
  const mayReject = isOpen && (isAuthor || mayDecide);
  const mayApprove = request.state === "ASSESSED" && mayDecide;
  const mayRevert = request.state === "APPLIED" && mayDecide;
  if (!mayAsk && !mayReject && !mayApprove && !mayRevert) return null;
  return (
    <section aria-labelledby="change-decision" className="flex flex-col gap-3">
      <h3 id="change-decision" className="font-semibold">
        Decision
      </h3>
      {mayAsk && <AskForm request={request} />}
      <Decide
        standing={standing}
        may={{ approve: mayApprove, reject: mayReject, revert: mayRevert }}
        isAuthor={isAuthor}
      />
      {request.state === "ASSESSED" && isAuthor && (
        <p className="text-12 text-ink-3">Who proposed a change can't approve it.</p>
      )}
    </section>
  );
}

/** An approver is an assignment, not a role; owners decide too, and nobody on their own. */
function useRights({ requester, approver }: ChangeRequest) {
  const { me, role } = useBoardSession();
  const isAuthor = requester.userId === me.id;
  return { isAuthor, mayDecide: !isAuthor && (approver?.userId === me.id || can(role, "change.decide")) };
}

function AskForm({ request }: { request: ChangeRequest }) {
  const members = useMembers().filter(({ userId }) => userId !== request.requester.userId);
  const [approverId, setApproverId] = useState<string | null>(null);
  const ask = useStep(request, "assessed");
  const missing = missingWords(request);
  const chosen = approverId ?? request.approver?.userId ?? null;
  if (members.length === 0)
    return (
      <p className="text-12 text-ink-2">
        Nobody else is in this workspace yet, and nobody decides on a change of their own. Invite somebody by
        Share.
      </p>
    );
  return (
    <div>
      <div className="flex items-end gap-2">
        <Select
          label="Who decides"
          placeholder="Choose somebody…"
          value={chosen}
          options={members.map(({ userId, name, color }) => ({
            value: userId,
            label: name,
            icon: <Avatar name={name} color={color} size={18} isDecorative />,
          }))}
          onChange={setApproverId}
          className="min-w-0 flex-1"
        />
        <Button
          icon={<Send aria-hidden />}
          variant={request.state === "DRAFT" && !missing ? "primary" : "default"}
          disabled={missing !== undefined || chosen === null || chosen === request.approver?.userId}
          isBusy={ask.isPending}
          onClick={() => chosen !== null && ask.mutate({ approverId: chosen })}
        >
          {request.approver ? "Ask them instead" : "Ask to decide"}
        </Button>
      </div>
      {missing && <p className="mt-1 text-12 text-ink-3">{missing}</p>}
    </div>
  );
}

interface DecideProps {
  standing: ChangeStanding;
  may: Readonly<Record<Deed, boolean>>;
  isAuthor: boolean;
}

function Decide({ standing, may, isAuthor }: DecideProps) {
  const [deed, setDeed] = useState<Deed>();
  const { request, isRebased } = standing;
  const close = () => setDeed(undefined);
  if (deed === "approve" && may.approve) return <ApproveForm standing={standing} onDone={close} />;
  if (deed === "reject" && may.reject)
    return <RejectForm request={request} isAuthor={isAuthor} onDone={close} />;
  if (deed === "revert" && may.revert) return <RevertForm standing={standing} onDone={close} />;
  return (
    <div>
      <div className="flex flex-wrap justify-end gap-2">
        {may.reject && (
          <Button onClick={() => setDeed("reject")}>{isAuthor ? "Withdraw…" : "Reject…"}</Button>
        )}
        {may.revert && (
          <Button icon={<Undo2 aria-hidden />} onClick={() => setDeed("revert")}>
            Take back…
          </Button>
        )}
        {may.approve && (
          <Button
            variant="primary"
            icon={<GitMerge aria-hidden />}
            disabled={!isRebased}
            onClick={() => setDeed("approve")}
          >
            Approve…
          </Button>
        )}
      </div>
      {may.approve && !isRebased && (
        <p className="mt-1 text-right text-12 text-ink-3">
          The draft has to be brought up to date with the board first.
        </p>
      )}
    </div>
  );
}

interface FormProps {
  standing: ChangeStanding;
  onDone: () => void;
}

function ApproveForm({ standing: { request, draftHash }, onDone }: FormProps) {
  const approve = useStep(request, "approval");
  return (
    <div className="rounded-r3 bg-sunken px-3.5 py-3">
      <p className="text-pretty text-ink-2">
        The board takes over the draft at once, locked or not, and everybody on it sees it. A snapshot keeps
        what was there.
      </p>
      <div className="mt-2 flex justify-end gap-2">
        <Button onClick={onDone}>Cancel</Button>
        <Button
          variant="primary"
          icon={<GitMerge aria-hidden />}
          isBusy={approve.isPending}
          onClick={() => approve.mutate({ seenHash: draftHash }, { onSettled: onDone })}
        >
          Approve and merge {changeKey(request.n)}
        </Button>
      </div>
    </div>
  );
}

function RejectForm({
  request,
  isAuthor,
  onDone,
}: {
  request: ChangeRequest;
  isAuthor: boolean;
  onDone: () => void;
}) {
  const reject = useStep(request, "rejection");
  const reason = useReason((words) => reject.mutate({ reason: words }));
  const word = isAuthor ? "Withdraw" : "Reject";
  return (
    <form
      onSubmit={reason.handleSubmit}
      noValidate
      className="flex flex-col gap-2 rounded-r3 bg-sunken px-3.5 py-3"
    >
      <TextField
        label={`Why it is ${isAuthor ? "withdrawn" : "rejected"}`}
        maxLength={500}
        autoFocus
        {...reason.field}
      />
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="danger" isBusy={reject.isPending}>
          {word} {changeKey(request.n)}
        </Button>
      </div>
    </form>
  );
}

const revertSides = { base: "Keep as it is now", draft: "Take back to" } as const;

function RevertForm({ standing, onDone }: FormProps) {
  const { request, conflicts, conflictsHash, names } = standing;
  const [choices, setChoices] = useState<Choices>({});
  const revert = useStep(request, "reversion");
  const reason = useReason((words) =>
    revert.mutate({ reason: words, choices, seenConflicts: conflictsHash }, { onSuccess: onDone }),
  );
  return (
    <form
      onSubmit={reason.handleSubmit}
      noValidate
      className="flex flex-col gap-2 rounded-r3 bg-sunken px-3.5 py-3"
    >
      <p className="text-pretty text-ink-2">
        {conflicts.length === 0
          ? "What it changed is taken back as a new change; what was drawn since stays."
          : "What it changed is taken back as a new change. Some of it has changed again since: choose what counts."}
      </p>
      <ConflictChoices
        conflicts={conflicts}
        names={names}
        sides={revertSides}
        choices={choices}
        onChoose={setChoices}
      />
      <TextField label="Why it is taken back" maxLength={500} {...reason.field} />
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>Cancel</Button>
        <Button
          type="submit"
          variant="primary"
          icon={<Undo2 aria-hidden />}
          disabled={!isAllChosen(conflicts, choices)}
          isBusy={revert.isPending}
        >
          Take back {changeKey(request.n)}
        </Button>
      </div>
    </form>
  );
}

function useStep<D extends Parameters<typeof stepChange>[1]>({ id }: ChangeRequest, deed: D) {
  type Body = Parameters<typeof stepChange<D>>[2];
  return useChangeWrite((boardId: string, body: Body) => {
    const of: OfChange = { boardId, changeId: id };
    return stepChange(of, deed, body);
  });
}

/** A reason that has to be given: it stands in the record. */
function useReason(onGiven: (words: string) => void) {
  const [value, setValue] = useState("");
  const [error, setError] = useState<string>();
  return {
    handleSubmit(event: FormEvent) {
      event.preventDefault();
      const words = value.trim();
      if (words === "") return setError("Say why: it stands in the record of this board.");
      onGiven(words);
    },
    field: {
      value,
      onChange: (event: { target: { value: string } }) => {
        setValue(event.target.value);
        setError(undefined);
      },
      ...(error ? { error } : {}),
    },
  };
}
