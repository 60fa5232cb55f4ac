/** A workspace always has an owner: checks made under the workspace's row lock, so that two owners can't leave at once. */
import type { Role } from "#lib/access/roles.ts";
import { AppError } from "#lib/errors.ts";
import type { Prisma } from "#prisma/generated/client.ts";

/** Locks the workspace's memberships for this transaction and finds one. Rejects with AppError not-found. */
export async function lockMember(
  tx: Prisma.TransactionClient,
  { workspaceId, userId }: { workspaceId: string; userId: string },
): Promise<{ role: Role }> {
  await tx.$executeRaw`SELECT 1 FROM "Workspace" WHERE id = ${workspaceId} FOR UPDATE`;
  const member = await tx.membership.findUnique({ where: { workspaceId_userId: { workspaceId, userId } } });
  if (!member) throw new AppError("not-found");
  return { role: member.role };
}

/** Call it before an owner stops being one. Rejects with AppError conflict for the last one. */
export async function keepAnOwner(tx: Prisma.TransactionClient, workspaceId: string): Promise<void> {
  const owners = await tx.membership.count({ where: { workspaceId, role: "OWNER" } });
  if (owners < 2)
    throw new AppError("conflict", "A workspace needs an owner. Make somebody else an owner first.");
}
