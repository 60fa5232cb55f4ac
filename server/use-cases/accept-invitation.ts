/** Joins a workspace with the account that is signed in. */
import type { Workspace } from "#lib/contracts/workspaces.ts";
import type { Principal } from "#server/auth/principal.ts";
import type { Context } from "#server/context.ts";
import { joinByInvitation } from "./join-by-invitation.ts";
import { actorOf, writeLedger } from "./ledger.ts";
import { notifyMembers } from "./notify-workspace.ts";

/** Rejects with AppError invitation.invalid. */
export async function acceptInvitation(
  deps: Pick<Context, "prisma" | "clock" | "rooms">,
  principal: Principal,
  token: string,
): Promise<Workspace> {
  const workspace = await writeLedger(deps, actorOf(principal), (ledger) =>
    joinByInvitation(deps, ledger, { userId: principal.userId, token }),
  );
  await notifyMembers(deps, workspace.id, [principal.userId]);
  return workspace;
}
