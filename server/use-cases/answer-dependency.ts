/** Records what the provider of a dependency answered. Earlier answers stay; the newest counts. */
import type { AnswerDependency, DependencyResponse } from "#lib/contracts/dependencies.ts";
import { AppError } from "#lib/errors.ts";
import { requireBoard } from "#server/auth/board-access.ts";
import type { Principal } from "#server/auth/principal.ts";
import type { Context } from "#server/context.ts";
import { actorOf, writeLedger } from "./ledger.ts";

/** Rejects with AppError not-found (no such dependency on the board), access.denied, conflict (archived). */
export async function answerDependency(
  deps: Pick<Context, "prisma" | "clock" | "newId" | "rooms" | "reader">,
  principal: Principal,
  { boardId, edgeId, verdict, promisedBy, note }: AnswerDependency & { boardId: string; edgeId: string },
): Promise<DependencyResponse> {
  const access = await requireBoard(deps, principal, { boardId, action: "dependency.answer" });
  if (access.readOnly === "archived")
    throw new AppError("conflict", "This board is archived. Bring it back first.");
  const { value: dependencies } = await deps.reader.read(access.documentId, "dependencies");
  const termsHash = dependencies.get(edgeId);
  if (termsHash === undefined) throw new AppError("not-found", "There is no such dependency on this board.");
  const response = {
    id: deps.newId(),
    edgeId,
    verdict,
    promisedBy: promisedBy ?? null,
    note,
    termsHash,
    at: new Date(deps.clock.now()),
  };
  await writeLedger(deps, actorOf(principal), async ({ tx, record }) => {
    const by = { userId: principal.userId, userName: principal.name };
    await tx.dependencyResponse.create({ data: { ...response, ...by, boardId } });
    await record({
      chain: access.workspaceId,
      action: "dependency.answer",
      entity: "dependency",
      entityId: edgeId,
      after: { boardId, verdict, promisedBy: promisedBy ?? null, note },
    });
  });
  deps.rooms.notify(boardId, { topic: "dependencies", ids: [edgeId] });
  const { termsHash: _, at, ...answer } = response;
  return {
    ...answer,
    by: { userId: principal.userId, name: principal.name },
    at: at.toISOString(),
    isCurrent: true,
  };
}
