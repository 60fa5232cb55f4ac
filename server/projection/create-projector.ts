/**
 * Keeps what cards and search show (BoardProjection) within two seconds of the documents: told of each flush, it waits a
 * moment for more and then reads the live board once. Rows can always be made anew, so a failed write is only retried.
 */
import { readBoard } from "#lib/board/read-board.ts";
import { AppError } from "#lib/errors.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import type { Context } from "#server/context.ts";
import type { Rooms } from "#server/room/rooms-port.ts";
import { projectBoard } from "./project-board.ts";

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

interface ProjectorDeps extends Pick<Context, "prisma" | "log"> {
  /** Asked late: the rooms tell the projector, and the projector reads the rooms. */
  rooms: () => Pick<Rooms, "read">;
}

const waitMs = 1_000;
const retryMs = 5_000;

export function createProjector(deps: ProjectorDeps): Projector {
  const waiting = new Map<string, NodeJS.Timeout>();
  let isClosed = false;

  function schedule(documentId: string, afterMs: number): void {
    if (isClosed || waiting.has(documentId)) return;
    const timer = setTimeout(() => void run(documentId), afterMs);
    timer.unref();
    waiting.set(documentId, timer);
  }

  async function run(documentId: string): Promise<void> {
    waiting.delete(documentId);
    try {
      await project(deps, documentId);
    } catch (error) {
      // Deleted meanwhile, or the server is closing: nothing to show any more.
      if (isClosed || (error instanceof AppError && error.code === "not-found")) return;
      deps.log.warn({ err: error, documentId }, "a board's card couldn't be renewed; trying again");
      schedule(documentId, retryMs);
    }
  }

  return {
    onChanged: (documentId) => schedule(documentId, waitMs),
    rebuild: (boardId) => project(deps, boardId),
    catchUp: async () => {
      for (const { id } of await boardsBehind(deps)) schedule(id, waitMs);
    },
    close: async () => {
      isClosed = true;
      for (const timer of waiting.values()) clearTimeout(timer);
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
async function project({ prisma, rooms }: ProjectorDeps, boardId: string): Promise<void> {
  const board = await prisma.board.findUnique({
    where: { id: boardId },
    select: { createdAt: true, createdById: true },
  });
  if (!board) throw new AppError("not-found");
  const { seq, thumbnail, ...projected } = await rooms().read(boardId, (doc, seq) => ({
    seq,
    ...projectBoard(readBoard(doc).board),
  }));
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
