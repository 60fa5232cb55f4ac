/** Makes a board in a workspace, blank or from the sample. */

import type { BoardContent } from "#lib/board/model.ts";
import type { CreateBoard } from "#lib/contracts/boards.ts";
import { blankContent } from "#lib/sample/sample-content.ts";
import { sampleContentAt } from "#lib/sample/sample-days.ts";
import type { Principal } from "#server/auth/principal.ts";
import { requireWorkspace } from "#server/auth/workspace-access.ts";
import type { Context } from "#server/context.ts";
import { newDocument } from "#server/reading/readings.ts";
import { insertBoard } from "./insert-board.ts";
import { insertSampleChanges } from "./insert-sample-changes.ts";
import { insertSampleRounds } from "./insert-sample-rounds.ts";
import { actorOf, writeLedger } from "./ledger.ts";

/** Rejects with AppError not-found for somebody outside the workspace, access.denied for who may not create. */
export async function createBoard(
  deps: Pick<Context, "prisma" | "clock" | "newId">,
  principal: Principal,
  input: CreateBoard & { workspaceId: string },
): Promise<{ id: string }> {
  const { workspaceId, title, template } = input;
  await requireWorkspace(deps, principal, { workspaceId, action: "board.create" });
  const id = deps.newId();
  const at = new Date(deps.clock.now());
  const board = {
    id,
    workspaceId,
    title,
    document: newDocument(templateContent(template, at)),
    createdById: principal.userId,
    at,
  };
  await writeLedger(deps, actorOf(principal), async (ledger) => {
    await insertBoard(ledger, { ...board, templateId: template });
    if (template !== "sample") return;
    await insertSampleRounds(deps, ledger, { boardId: id, workspaceId, at });
    await insertSampleChanges(deps, ledger, { boardId: id, workspaceId, at });
  });
  return { id };
}

const templateContent = (template: CreateBoard["template"], at: Date): BoardContent =>
  template === "sample" ? sampleContentAt(at) : blankContent();
