/** The change requests of a board: all of them, a new one, or one with its draft's differences. */
"use client";

import { useSearchParams } from "next/navigation";
import { LoadFailed } from "#components/api/load-failed.tsx";
import { ServerView } from "#components/board/server-view.tsx";
import { Loading } from "./loading.tsx";
import { ProposeForm } from "./propose-form.tsx";
import { RequestDetail } from "./request-detail.tsx";
import { RequestList } from "./request-list.tsx";
import { useChanges } from "./use-changes.ts";

export const Requests = () => (
  <ServerView>
    <Shown />
  </ServerView>
);

function Shown() {
  const changeId = useSearchParams().get("change");
  const query = useChanges();
  if (changeId === "new") return <ProposeForm />;
  if (query.isPending) return <Loading />;
  if (query.isError && !query.data) {
    return <LoadFailed what="The change requests" error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (changeId !== null) return <RequestDetail key={changeId} changeId={changeId} requests={query.data} />;
  return <RequestList requests={query.data} />;
}
