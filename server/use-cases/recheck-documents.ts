/** Looks again at what those may do who have a board, or a draft of it, open. */
import type { Context } from "#server/context.ts";

/** The board's own document and its drafts. */
export async function documentsOf(
  { prisma }: Pick<Context, "prisma">,
  boardId: string,
): Promise<readonly string[]> {
  const documents = await prisma.document.findMany({ where: { boardId }, select: { id: true } });
  return documents.map(({ id }) => id);
}

export async function recheckDocuments(
  { rooms }: Pick<Context, "rooms">,
  documentIds: readonly string[],
): Promise<void> {
  await Promise.all(documentIds.map((documentId) => rooms.recheck({ documentId })));
}
