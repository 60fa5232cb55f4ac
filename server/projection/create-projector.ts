/**
 * Keeps what cards and search show (BoardProjection) within two seconds of the documents: told of each flush, it waits
 * until it is quiet for a moment and then reads the live board once. While somebody goes on editing, a board that takes
 * long to read is read the more seldom. Rows can always be made anew, so a failed write is only retried.
 */
import { AppError } from "#lib/errors.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import type { Context } from "#server/context.ts";

export interface Projector {
  /** A document has changed on disk. Cheap; may be called for every flush. */
  onChanged(documentId: string, seq: number): void;
  /** Makes the row of a board anew, now. Rejects with AppError not-found. */
  rebuild(boardId: string): Promise<void>;
  /** Renews the rows that fell behind when the process ended in the middle. */
  catchUp(): Promise<void>;
  /** Writes what was still waiting. Call it while the rooms are open. */
  close(): Promise<void>;
}

type ProjectorDeps = Pick<Context, "prisma" | "log" | "reader">;

const waitMs = 1_000;
const retryMs = 5_000;
/** While a board doesn't come to rest, its next reading waits this many times as long as the last one took. */
const restFactor = 10;

interface Waiting {
  timer: NodeJS.Timeout;
  /** Changes after this moment don't put it off any longer. */
  atLatest: number;
}

export function createProjector(deps: ProjectorDeps): Projector {
  const waiting = new Map<string, Waiting>();
  /** How long the last reading took, of boards that changed again meanwhile. */
  const tookMs = new Map<string, number>();
  let isClosed = false;

  function schedule(documentId: string, afterMs: number): void {
    if (isClosed || waiting.has(documentId)) return;
    const timer = setTimeout(() => void run(documentId), afterMs).unref();
    const atMostMs = Math.max(waitMs, restFactor * (tookMs.get(documentId) ?? 0));
    waiting.set(documentId, { timer, atLatest: performance.now() + atMostMs - afterMs });
  }

  function onChanged(documentId: string): void {
    const planned = waiting.get(documentId);
    if (!planned) schedule(documentId, waitMs);
    else if (performance.now() < planned.atLatest) planned.timer.refresh();
  }

  async function run(documentId: string): Promise<void> {
    waiting.delete(documentId);
    const startedAt = performance.now();
    try {
      await project(deps, documentId);
      if (waiting.has(documentId)) tookMs.set(documentId, performance.now() - startedAt);
      else tookMs.delete(documentId);
    } catch (error) {
      tookMs.delete(documentId);
      // Deleted meanwhile, or the server is closing: nothing to show any more.
      if (isClosed || (error instanceof AppError && error.code === "not-found")) return;
      deps.log.warn({ err: error, documentId }, "a board's card couldn't be renewed; trying again");
      schedule(documentId, retryMs);
    }
  }

  return {
    onChanged,
    rebuild: (boardId) => project(deps, boardId),
    catchUp: async () => {
      for (const { id } of await boardsBehind(deps)) schedule(id, waitMs);
    },
    close: async () => {
      isClosed = true;
      for (const { timer } of waiting.values()) clearTimeout(timer);
      await Promise.all([...waiting.keys()].map(run));
    },
  };
}

function boardsBehind({ prisma }: ProjectorDeps): Promise<{ id: string }[]> {
  return prisma.$queryRaw`
    SELECT d.id FROM "Document" d LEFT JOIN "BoardProjection" p ON p."boardId" = d."boardId"
    WHERE d.id = d."boardId" AND (p.seq IS NULL OR p.seq < d.seq)`;
}

/** The main document's id is the board's; other documents (drafts) have no card. */
async function project({ prisma, reader }: ProjectorDeps, boardId: string): Promise<void> {
  const board = await prisma.board.findUnique({
    where: { id: boardId },
    select: { createdAt: true, createdById: true },
  });
  if (!board) throw new AppError("not-found");
  const { value, seq } = await reader.read(boardId, "projection");
  const { thumbnail, ...projected } = value;
  const [edit, known] = await Promise.all([
    prisma.documentEdit.findFirst({
      where: { documentId: boardId },
      orderBy: [{ at: "desc" }, { seq: "desc" }],
    }),
    prisma.boardProjection.findUnique({ where: { boardId }, select: { editedAt: true, editedById: true } }),
  ]);
  const row = {
    seq,
    ...projected,
    thumbnail: thumbnail as unknown as Prisma.InputJsonValue,
    ...newest(known, edit && { editedAt: edit.at, editedById: edit.userId }, {
      editedAt: board.createdAt,
      editedById: board.createdById,
    }),
  };
  await prisma.boardProjection.upsert({ where: { boardId }, create: { boardId, ...row }, update: row });
}

interface Edited {
  editedAt: Date;
  editedById: string | null;
}

/** The row also remembers changes that aren't in the document, like a new title. */
function newest(known: Edited | null, edit: Edited | null, creation: Edited): Edited {
  const all = [creation, known, edit].filter((one) => one !== null);
  return all.reduce((latest, one) => (one.editedAt >= latest.editedAt ? one : latest), creation);
}
