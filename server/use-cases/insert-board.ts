/**
 * Puts a new board into a running transaction: the record, its document with the initial content as row 1 of the log
 * (clients create nothing on open), and its projection, so that the home page shows it at once.
 */
import type { Prisma } from "#prisma/generated/client.ts";
import type { NewDocument } from "#server/reading/readings.ts";
import type { Ledger } from "./ledger.ts";

export interface NewBoard {
  id: string;
  workspaceId: string;
  title: string;
  document: NewDocument;
  createdById: string;
  at: Date;
  templateId?: string;
}

export async function insertBoard({ tx, record }: Ledger, board: NewBoard): Promise<void> {
  const { id, workspaceId, title, createdById, at, templateId } = board;
  const bytes = new Uint8Array(board.document.update);
  await tx.board.create({
    data: {
      id,
      workspaceId,
      title,
      createdById,
      createdAt: at,
      updatedAt: at,
      templateId: templateId ?? null,
      // The sample shows a launch in the middle of its reviews.
      state: templateId === "sample" ? "IN_REVIEW" : "DRAFT",
    },
  });
  await tx.document.create({ data: { id, boardId: id, seq: 1 } });
  await tx.documentUpdate.create({ data: { documentId: id, seq: 1, bytes, at } });
  const { thumbnail, ...projected } = board.document.projected;
  await tx.boardProjection.create({
    data: {
      boardId: id,
      seq: 1,
      ...projected,
      thumbnail: thumbnail as unknown as Prisma.InputJsonValue,
      editedAt: at,
      editedById: createdById,
    },
  });
  await record({
    chain: workspaceId,
    action: "board.create",
    entity: "board",
    entityId: id,
    after: { title, ...(templateId ? { template: templateId } : {}) },
  });
}
