/** When the connection is over for good: why, what became of the last changes, and the one thing to do. */
"use client";

import { DoorClosed } from "lucide-react";
import Link from "next/link";
import { Button } from "#components/ui/button.tsx";
import { buttonLook } from "#components/ui/button-look.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { closeCodes } from "#lib/sync/close-codes.ts";
import type { SyncState } from "#lib/sync/sync-state.ts";
import type { BoardFacts } from "./board-facts.ts";
import { PlainTopBar } from "./plain-top-bar.tsx";
import { unconfirmedWords } from "./state-line-words.ts";

export interface ClosedScreenProps {
  facts: BoardFacts;
  state: SyncState & { kind: "closed" };
}

export function ClosedScreen({ facts, state }: ClosedScreenProps) {
  return (
    <div className="flex h-full flex-col bg-app">
      <PlainTopBar title={facts.title} />
      <main id="content" className="flex flex-1 flex-col">
        <EmptyState
          art={<DoorClosed size={36} strokeWidth={1.5} className="text-ink-3" aria-hidden />}
          title={<span role="alert">{state.reason}</span>}
          detail={state.pending > 0 ? unconfirmedWords(state) : "Everything you did was saved."}
          action={<NextStep code={state.code} boardId={facts.boardId} />}
        />
      </main>
    </div>
  );
}

function NextStep({ code, boardId }: { code: number; boardId: string }) {
  if (code === closeCodes.sessionEnded) {
    return (
      <a
        href={`/sign-in?callbackUrl=${encodeURIComponent(`/boards/${boardId}/map`)}`}
        className={buttonLook({ variant: "primary" })}
      >
        Sign in again
      </a>
    );
  }
  if (code === closeCodes.accessRemoved || code === closeCodes.boardGone) {
    return (
      <Link href="/" className={buttonLook({ variant: "primary" })}>
        Your boards
      </Link>
    );
  }
  return (
    <Button variant="primary" onClick={() => window.location.reload()}>
      Reload the page
    </Button>
  );
}
