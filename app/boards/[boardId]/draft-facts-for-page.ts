/** What the page of a draft needs to open; who may see the board may see its drafts. */
import { notFound } from "next/navigation";
import type { BoardFacts, DraftFacts } from "#components/board/board-facts.ts";
import { draftPath } from "#components/board/board-view.ts";
import { getContext } from "#server/context.ts";
import { getDraftForPage } from "#server/queries/get-draft.ts";
import { boardFactsForPage } from "./board-facts-for-page.ts";

/** Redirects or answers 404 unless the person may see it. */
export async function draftFactsForPage(of: {
  boardId: string;
  changeId: string;
}): Promise<BoardFacts & { draft: DraftFacts }> {
  const { boardId, changeId } = of;
  const facts = await boardFactsForPage(boardId, draftPath(boardId, { changeId }));
  const found = await getDraftForPage(getContext(), facts.me.id, of);
  if (!found) notFound();
  const { documentId, readOnly, ...draft } = found;
  return { ...facts, documentId, readOnly, draft: { changeId, ...draft } };
}
