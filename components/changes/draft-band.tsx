/** Says over a draft that it isn't the board, and leads to its request and back. */
import { ArrowLeft, GitPullRequestDraft } from "lucide-react";
import Link from "next/link";
import type { DraftFacts } from "#components/board/board-facts.ts";
import { requestPath } from "#components/board/board-view.ts";
import { buttonLook } from "#components/ui/button-look.ts";

export function DraftBand({ boardId, draft }: { boardId: string; draft: DraftFacts }) {
  return (
    <aside
      aria-label="Draft"
      className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1.5 border-line border-b bg-exception-bg px-3.5 py-1.5"
    >
      <GitPullRequestDraft size={15} className="shrink-0 text-exception-text" aria-hidden />
      <p className="min-w-0 flex-1 basis-60 [overflow-wrap:anywhere]">
        <b className="font-semibold">
          Draft {draft.key}: {draft.title}
        </b>
        <span className="text-ink-2">, not the approved board</span>
      </p>
      <span className="flex gap-2">
        <Link href={`/boards/${boardId}/map`} prefetch={false} className={buttonLook()}>
          <ArrowLeft aria-hidden />
          The board
        </Link>
        <Link
          href={requestPath(boardId, draft.changeId)}
          prefetch={false}
          className={buttonLook({ variant: "primary" })}
        >
          Open the request
        </Link>
      </span>
    </aside>
  );
}
