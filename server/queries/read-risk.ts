/** What a live board says of its risks: nothing of it is stored. */
import type { WhatIfRequest } from "#lib/contracts/risk.ts";
import type { WhatIf } from "#lib/risk/what-if.ts";
import { requireBoard } from "#server/auth/board-access.ts";
import type { Principal } from "#server/auth/principal.ts";
import type { Context } from "#server/context.ts";
import type { Readings } from "#server/reading/readings.ts";

type Deps = Pick<Context, "prisma" | "reader">;
type Asker = Pick<Principal, "userId">;

/** Rejects with AppError not-found, access.denied. */
export async function readRisk(deps: Deps, principal: Asker, boardId: string): Promise<Readings["risk"]> {
  const { documentId } = await requireBoard(deps, principal, { boardId, action: "board.read" });
  return (await deps.reader.read(documentId, "risk")).value;
}

/** Rejects with AppError not-found, access.denied. */
export async function readWhatIf(
  deps: Deps,
  principal: Asker,
  { boardId, down }: WhatIfRequest & { boardId: string },
): Promise<WhatIf> {
  const { documentId } = await requireBoard(deps, principal, { boardId, action: "board.read" });
  return (await deps.reader.read(documentId, "whatIf", { down })).value;
}
