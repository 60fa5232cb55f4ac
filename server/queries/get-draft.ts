/** The draft of a change, for its page: which document to open, and what the asking person may do there. */
import { changeKey } from "#lib/changes/change-state.ts";
import type { ReadOnlyReason } from "#lib/sync/sync-state.ts";
import { documentAccess } from "#server/auth/board-access.ts";
import type { Context } from "#server/context.ts";
import type { OfChange } from "./list-changes.ts";

export interface DraftForPage {
  documentId: string;
  readOnly: ReadOnlyReason | null;
  key: string;
  title: string;
}

/** Null when there is nothing this person may see: the page answers 404. */
export async function getDraftForPage(
  deps: Pick<Context, "prisma">,
  userId: string,
  { boardId, changeId }: OfChange,
): Promise<DraftForPage | null> {
  const row = await deps.prisma.changeRequest.findFirst({
    where: { id: changeId, boardId },
    select: { draftDocumentId: true, n: true, title: true },
  });
  if (!row) return null;
  const access = await documentAccess(deps, { userId }, row.draftDocumentId);
  if (access.kind !== "granted") return null;
  const { documentId, readOnly } = access;
  return { documentId, readOnly, key: changeKey(row.n), title: row.title };
}
