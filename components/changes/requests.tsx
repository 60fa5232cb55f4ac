/** The change requests of a board: all of them, a new one, or one with its draft's differences. */
"use client";

import { RotateCw } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useRef } from "react";
import { messageOf } from "#components/api/problem-error.ts";
import { QueryProvider } from "#components/api/query-provider.tsx";
import { useAnnounceDrawn } from "#components/board/later.tsx";
import { useKeepFocus } from "#components/inspector/use-keep-focus.ts";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Loading } from "./loading.tsx";
import { ProposeForm } from "./propose-form.tsx";
import { RequestDetail } from "./request-detail.tsx";
import { RequestList } from "./request-list.tsx";
import { useChanges } from "./use-changes.ts";

export function Requests() {
  useAnnounceDrawn();
  const frame = useRef<HTMLDivElement>(null);
  useKeepFocus(frame);
  return (
    <QueryProvider>
      <div ref={frame} className="flex h-full flex-col bg-app">
        <Shown />
      </div>
    </QueryProvider>
  );
}

function Shown() {
  const changeId = useSearchParams().get("change");
  const query = useChanges();
  if (changeId === "new") return <ProposeForm />;
  if (query.isPending) return <Loading />;
  if (query.isError && !query.data) {
    return (
      <EmptyState
        title="The change requests could not be loaded."
        detail={messageOf(query.error)}
        action={
          <Button icon={<RotateCw aria-hidden />} onClick={() => void query.refetch()}>
            Try again
          </Button>
        }
      />
    );
  }
  if (changeId !== null) return <RequestDetail key={changeId} changeId={changeId} requests={query.data} />;
  return <RequestList requests={query.data} />;
}
