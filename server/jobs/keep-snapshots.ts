/** Sees to it that a board people work on has a snapshot at least every ten minutes, without anybody's doing. */
import type { Context } from "#server/context.ts";
import { takeAutomaticSnapshot } from "#server/use-cases/take-automatic-snapshot.ts";

export const snapshotEveryMs = 10 * 60_000;
/** Boards per turn: keeping a large one takes a second of the thread that reads boards. */
const boardsPerTurn = 50;
/** Edits that are older than this have their snapshot, or the server wasn't there to take it. */
const lookBackMs = 24 * 3_600_000;

type Deps = Pick<Context, "prisma" | "clock" | "newId" | "rooms" | "reader">;

export interface SnapshotKeeper {
  /** Resolves with the ids of the boards that got one. Aborted: the board under way is the last one. */
  run(signal?: AbortSignal): Promise<string[]>;
}

export function createSnapshotKeeper(deps: Deps): SnapshotKeeper {
  /** Journal row at which a board turned out to be what its newest snapshot has: not looked at again until it changes. */
  const settled = new Map<string, number>();
  return {
    async run(signal) {
      const kept: string[] = [];
      for (const { boardId, workspaceId, seq } of await dueBoards(deps)) {
        if (signal?.aborted || kept.length >= boardsPerTurn) break;
        if (settled.get(boardId) === seq) continue;
        const isTaken = await takeAutomaticSnapshot(deps, {
          boardId,
          workspaceId,
          leastAgeMs: snapshotEveryMs,
        });
        if (isTaken) kept.push(boardId);
        else settled.set(boardId, seq);
      }
      return kept;
    },
  };
}

interface DueBoard {
  boardId: string;
  workspaceId: string;
  /** Of the newest journal row that its projection has seen. */
  seq: number;
}

/** Edited since their newest snapshot, which is ten minutes old; the one that waits longest first. */
async function dueBoards({ prisma, clock }: Deps): Promise<DueBoard[]> {
  const nowMs = clock.now();
  const edited = await prisma.boardProjection.findMany({
    where: { editedAt: { gt: new Date(nowMs - lookBackMs) }, board: { archivedAt: null } },
    select: {
      boardId: true,
      seq: true,
      editedAt: true,
      board: { select: { workspaceId: true, createdAt: true } },
    },
    orderBy: { editedAt: "asc" },
  });
  const newest = await prisma.snapshot.groupBy({
    by: ["boardId"],
    where: { boardId: { in: edited.map(({ boardId }) => boardId) } },
    _max: { createdAt: true },
  });
  const keptAt = new Map(newest.map(({ boardId, _max }) => [boardId, _max.createdAt]));
  return edited
    .filter(({ boardId, editedAt, board }) => {
      // The sample board comes with snapshots that are older than itself.
      const since = latest(keptAt.get(boardId), board.createdAt);
      return editedAt > since && nowMs - since.getTime() >= snapshotEveryMs;
    })
    .map(({ boardId, seq, board }) => ({ boardId, seq, workspaceId: board.workspaceId }));
}

const latest = (kept: Date | null | undefined, created: Date): Date =>
  kept && kept > created ? kept : created;
