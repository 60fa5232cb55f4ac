/** One change request: what it is for, what it touches and costs, what stands in its way, who decides; beside it its differences. */
"use client";

import { ArrowLeft, Equal, PencilRuler } from "lucide-react";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { LoadFailed } from "#components/api/load-failed.tsx";
import { useBoardSession } from "#components/board/board-session.tsx";
import { draftPath, requestPath } from "#components/board/board-view.ts";
import { ViewLink } from "#components/board/view-link.tsx";
import { buttonLook } from "#components/ui/button-look.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Pill } from "#components/ui/pill.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { can } from "#lib/access/roles.ts";
import { isOpenChange } from "#lib/changes/change-state.ts";
import type { ChangeRequest, ChangeStanding } from "#lib/contracts/change-requests.ts";
import { AssessmentForm } from "./assessment-form.tsx";
import { changeName, changeStanding, sourceWords, stepWords } from "./change-words.ts";
import { DecisionSection } from "./decision-section.tsx";
import { DraftDifferences } from "./draft-differences.tsx";
import { ImpactSection } from "./impact-section.tsx";
import { Loading } from "./loading.tsx";
import { OptionPicker } from "./option-picker.tsx";
import { OptionsTable } from "./options-table.tsx";
import { RebaseSection } from "./rebase-section.tsx";
import { useChange, useDraftComparison } from "./use-changes.ts";

export interface RequestDetailProps {
  changeId: string;
  /** All of the board. */
  requests: readonly ChangeRequest[];
}

export function RequestDetail({ changeId, requests }: RequestDetailProps) {
  const query = useChange(changeId);
  const withId = useSearchParams().get("with") ?? undefined;
  if (query.isPending) return <Loading />;
  if (!query.data) {
    return <LoadFailed what="The change request" error={query.error} onRetry={() => void query.refetch()} />;
  }
  const other = requests.find(({ id }) => id === withId);
  return (
    <div className="flex min-h-0 flex-1 max-lg:flex-col max-lg:overflow-y-auto">
      <div className="flex shrink-0 flex-col gap-5 p-4 pb-10 lg:w-[460px] lg:overflow-y-auto lg:border-line lg:border-r">
        <Head request={query.data.request} />
        {other && <OptionsTable standing={query.data} otherId={other.id} />}
        <Parts standing={query.data} />
      </div>
      <div className="flex min-h-0 min-w-0 flex-1 flex-col max-lg:min-h-[70dvh] max-lg:border-line max-lg:border-t">
        <OptionPicker request={query.data.request} other={other} requests={requests} />
        <Differences changeId={changeId} isOpen={isOpenChange(query.data.request.state)} withId={other?.id} />
      </div>
    </div>
  );
}

function Head({ request }: { request: ChangeRequest }) {
  const { boardId } = useBoardSession();
  const { words, tone } = changeStanding(request);
  return (
    <header>
      <ViewLink
        href={requestPath(boardId)}
        isCurrent={false}
        className="mb-2 inline-flex items-center gap-1 rounded-r1 text-12 text-ink-3 hover:text-ink"
      >
        <ArrowLeft size={13} aria-hidden />
        All requests
      </ViewLink>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <h2 className="min-w-0 font-semibold text-16 [overflow-wrap:anywhere]">{changeName(request)}</h2>
        <Pill tone={tone}>{words}</Pill>
      </div>
      <p className="mt-0.5 text-12 text-ink-3">
        Proposed by {request.requester.name} <RelativeTime at={request.at} /> · {sourceWords[request.source]}
      </p>
      {request.reason && <p className="mt-2 whitespace-pre-wrap text-pretty">{request.reason}</p>}
      <Steps request={request} />
      <Link
        href={draftPath(boardId, { changeId: request.id })}
        prefetch={false}
        className={buttonLook({ className: "mt-3" })}
      >
        <PencilRuler aria-hidden />
        {isOpenChange(request.state) ? "Open the draft" : "Look at the draft"}
      </Link>
    </header>
  );
}

/** What became of it: whoever was only asked stands in the pill. */
function Steps({ request }: { request: ChangeRequest }) {
  const { boardId } = useBoardSession();
  const decided = request.steps.filter(({ kind }) => kind !== "ASSESSED");
  if (decided.length === 0) return null;
  return (
    <ul className="mt-2 flex flex-col gap-1 border-line-2 border-l-2 pl-2.5">
      {decided.map(({ kind, by, at, reason, snapshotId }) => (
        <li key={at}>
          {stepWords[kind]} by {by.name} <RelativeTime at={at} className="text-ink-3" />
          {reason && <span className="block text-ink-2">“{reason}”</span>}
          {snapshotId && (
            <Link
              href={`/boards/${boardId}/snapshots/${snapshotId}`}
              prefetch={false}
              className="block w-fit rounded-r1 text-12 text-accent-text hover:underline"
            >
              Board before it
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}

function Parts({ standing }: { standing: ChangeStanding }) {
  const { role } = useBoardSession();
  const { request } = standing;
  const mayWrite = can(role, "change.propose") && isOpenChange(request.state);
  return (
    <>
      <ImpactSection standing={standing} />
      <AssessmentForm key={request.state} request={request} mayWrite={mayWrite} />
      {mayWrite && <RebaseSection standing={standing} />}
      <DecisionSection standing={standing} />
    </>
  );
}

interface DifferencesProps {
  changeId: string;
  isOpen: boolean;
  withId: string | undefined;
}

function Differences({ changeId, isOpen, withId }: DifferencesProps) {
  const { boardId } = useBoardSession();
  const query = useDraftComparison(changeId, withId);
  if (query.isPending) return <Loading />;
  if (!query.data) {
    return <LoadFailed what="The differences" error={query.error} onRetry={() => void query.refetch()} />;
  }
  const { added, removed, changed, moved } = query.data;
  if (added.length + removed.length + changed.length + moved.length === 0) {
    return (
      <EmptyState
        art={<Equal size={36} strokeWidth={1.5} className="text-ink-3" aria-hidden />}
        title={withId ? "Both drafts say the same." : "Nothing is different in the draft yet."}
        detail={withId ? "" : "Change in it what you propose: everybody here can join in."}
        action={
          isOpen &&
          !withId && (
            <Link
              href={draftPath(boardId, { changeId })}
              prefetch={false}
              className={buttonLook({ variant: "primary" })}
            >
              <PencilRuler aria-hidden />
              Open the draft
            </Link>
          )
        }
      />
    );
  }
  return <DraftDifferences comparison={query.data} />;
}
