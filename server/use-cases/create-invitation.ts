/** Makes a link that lets whoever holds it join a workspace with a role, for seven days. */
import type { CreateInvitation, InvitationCreated } from "#lib/contracts/workspaces.ts";
import type { Principal } from "#server/auth/principal.ts";
import { hashSecretToken, newSecretToken } from "#server/auth/secret-token.ts";
import { requireWorkspace } from "#server/auth/workspace-access.ts";
import type { Context } from "#server/context.ts";
import { actorOf, writeLedger } from "./ledger.ts";

const lifetimeMs = 7 * 24 * 60 * 60_000;
/** Where the link leads: app/(auth)/join/[token]. */
const invitationPath = "/join/";

/** The answer holds the only copy of the link. Rejects with AppError not-found, access.denied. */
export async function createInvitation(
  deps: Pick<Context, "prisma" | "clock" | "newId" | "random" | "config">,
  principal: Principal,
  { workspaceId, role }: CreateInvitation & { workspaceId: string },
): Promise<InvitationCreated> {
  await requireWorkspace(deps, principal, { workspaceId, action: "members.manage" });
  const token = newSecretToken(deps.random, "");
  const now = deps.clock.now();
  const invitation = {
    id: deps.newId(),
    workspaceId,
    role,
    createdById: principal.userId,
    createdAt: new Date(now),
    expiresAt: new Date(now + lifetimeMs),
  };
  await writeLedger(deps, actorOf(principal), async ({ tx, record }) => {
    await tx.invitation.create({ data: { ...invitation, tokenHash: hashSecretToken(token) } });
    await record({
      chain: workspaceId,
      action: "invitation.create",
      entity: "invitation",
      entityId: invitation.id,
      after: { role, expiresAt: invitation.expiresAt.toISOString() },
    });
  });
  return {
    id: invitation.id,
    role,
    createdAt: invitation.createdAt.toISOString(),
    expiresAt: invitation.expiresAt.toISOString(),
    createdBy: { id: principal.userId, name: principal.name, color: principal.color },
    useCount: 0,
    url: `${deps.config.publicUrl}${invitationPath}${token}`,
  };
}
