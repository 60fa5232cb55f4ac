/** Makes a new board with the same content in the same workspace: content is copied, never history. */
import { requireBoard } from "#server/auth/board-access.ts";
import type { Principal } from "#server/auth/principal.ts";
import { requireWorkspace } from "#server/auth/workspace-access.ts";
import type { Context } from "#server/context.ts";
import { insertBoard } from "./insert-board.ts";
import { actorOf, writeLedger } from "./ledger.ts";

const maxTitleLength = 200;

/** Without a title it is called after the original. Rejects with AppError not-found, access.denied. */
export async function duplicateBoard(
  deps: Pick<Context, "prisma" | "clock" | "newId" | "reader">,
  principal: Principal,
  { boardId, title }: { boardId: string; title?: string | undefined },
): Promise<{ id: string }> {
  const { workspaceId, documentId } = await requireBoard(deps, principal, { boardId, action: "board.read" });
  await requireWorkspace(deps, principal, { workspaceId, action: "board.create" });
  const original = await deps.prisma.board.findUniqueOrThrow({
    where: { id: boardId },
    select: { title: true },
  });
  const { value: document } = await deps.reader.read(documentId, "copy");
  const copy = {
    id: deps.newId(),
    workspaceId,
    title: title ?? `${original.title.slice(0, maxTitleLength - 7)} (copy)`,
    document,
    createdById: principal.userId,
    at: new Date(deps.clock.now()),
  };
  await writeLedger(deps, actorOf(principal), (ledger) => insertBoard(ledger, copy));
  return { id: copy.id };
}
