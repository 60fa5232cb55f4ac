/** All change requests of a board, newest first, and the way to a new one. */
"use client";

import { GitPullRequestDraft } from "lucide-react";
import { useBoardSession, useSyncState } from "#components/board/board-session.tsx";
import { requestPath } from "#components/board/board-view.ts";
import { ViewLink } from "#components/board/view-link.tsx";
import { buttonLook } from "#components/ui/button-look.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Pill } from "#components/ui/pill.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { can } from "#lib/access/roles.ts";
import { changeKey } from "#lib/changes/change-state.ts";
import type { ChangeRequest } from "#lib/contracts/change-requests.ts";
import { changeStanding, stepWords } from "./change-words.ts";

export function RequestList({ requests }: { requests: readonly ChangeRequest[] }) {
  const mayPropose = useMayPropose();
  if (requests.length === 0) {
    return (
      <EmptyState
        art={<GitPullRequestDraft size={36} strokeWidth={1.5} className="text-ink-3" aria-hidden />}
        title="A change request tries a change on a draft, and somebody else decides whether the board takes it."
        action={mayPropose && <ProposeLink size="lg" />}
        {...(mayPropose ? {} : { hint: "An editor or an owner proposes the first one." })}
      />
    );
  }
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-[760px] flex-col gap-3 p-4 pb-16">
        <div className="flex items-center gap-3">
          <h2 className="min-w-0 flex-1 font-semibold text-16">Change requests</h2>
          {mayPropose && <ProposeLink size="md" />}
        </div>
        <ul className="divide-y divide-line rounded-float bg-card shadow-[0_0_0_1px_var(--border-1),var(--shadow-card)]">
          {requests.map((request) => (
            <RequestRow key={request.id} request={request} />
          ))}
        </ul>
      </div>
    </div>
  );
}

export function useMayPropose(): boolean {
  const { role } = useBoardSession();
  const state = useSyncState();
  return can(role, "change.propose") && !(state.kind === "read-only" && state.reason === "archived");
}

function ProposeLink({ size }: { size: "md" | "lg" }) {
  const { boardId } = useBoardSession();
  return (
    <ViewLink
      href={requestPath(boardId, "new")}
      isCurrent={false}
      className={buttonLook({ variant: "primary", size })}
    >
      <GitPullRequestDraft aria-hidden />
      Propose a change
    </ViewLink>
  );
}

function RequestRow({ request }: { request: ChangeRequest }) {
  const { boardId } = useBoardSession();
  const { words, tone } = changeStanding(request);
  const last = request.steps.at(-1);
  return (
    <li>
      <ViewLink
        href={requestPath(boardId, request.id)}
        isCurrent={false}
        className="flex items-start gap-3 px-4 py-3 hover:bg-hover"
      >
        <span className="w-9 shrink-0 font-medium text-ink-3 tabular-nums">{changeKey(request.n)}</span>
        <span className="min-w-0 flex-1">
          <span className="block font-medium [overflow-wrap:anywhere]">{request.title}</span>
          <span className="block text-12 text-ink-3">
            Proposed by {request.requester.name} <RelativeTime at={request.at} />
            {last && last.kind !== "ASSESSED" && (
              <>
                {" · "}
                {stepWords[last.kind]} by {last.by.name} <RelativeTime at={last.at} />
              </>
            )}
          </span>
        </span>
        <Pill tone={tone} className="mt-0.5">
          {words}
        </Pill>
      </ViewLink>
    </li>
  );
}
