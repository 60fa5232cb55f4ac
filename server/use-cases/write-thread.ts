/** What every write on the threads of a board shares: who may, one transaction, and telling the others. */
import type { ThreadWithComments } from "#lib/contracts/threads.ts";
import { AppError } from "#lib/errors.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { type GrantedBoard, requireBoard } from "#server/auth/board-access.ts";
import type { Principal } from "#server/auth/principal.ts";
import type { Context } from "#server/context.ts";
import { readThread } from "#server/queries/list-threads.ts";
import { actorOf, type Ledger, writeLedger } from "./ledger.ts";

export type ThreadDeps = Pick<Context, "prisma" | "clock" | "newId" | "rooms">;

export interface OfThread {
  boardId: string;
  threadId: string;
}

/** Comments go on while a board is locked. Rejects with AppError not-found, access.denied, conflict (archived). */
export async function requireCommentable(
  deps: Pick<Context, "prisma">,
  principal: Principal,
  boardId: string,
): Promise<GrantedBoard> {
  const access = await requireBoard(deps, principal, { boardId, action: "board.comment" });
  if (access.readOnly === "archived")
    throw new AppError("conflict", "This board is archived. Bring it back first.");
  return access;
}

interface ThreadWrite extends OfThread {
  principal: Principal;
  /** What happened, e.g. `thread.open`. */
  action: string;
  access: GrantedBoard;
  /** False: it was so already, and nothing is recorded or told. Facts besides go into the audit. */
  write: (tx: Ledger["tx"]) => Promise<boolean | AuditFacts>;
}

interface AuditFacts {
  before?: Prisma.InputJsonObject;
  after?: Prisma.InputJsonObject;
}

/** The thread as it is then. Words of comments don't go into the audit: what was deleted shall be gone. */
export async function writeThread(
  deps: ThreadDeps,
  { boardId, threadId, principal, access, action, write }: ThreadWrite,
): Promise<ThreadWithComments> {
  const { thread, isChanged } = await writeLedger(deps, actorOf(principal), async ({ tx, record }) => {
    const written = await write(tx);
    const isChanged = written !== false;
    const { before, after } = written === true || written === false ? {} : written;
    if (isChanged)
      await record({
        chain: access.workspaceId,
        action,
        entity: "thread",
        entityId: threadId,
        ...(before && { before }),
        after: { boardId, ...after },
      });
    const { userId } = principal;
    return { thread: await readThread(tx, { boardId, threadId, userId }), isChanged };
  });
  if (isChanged) deps.rooms.notify(boardId, { topic: "threads", ids: [threadId] });
  return thread;
}
