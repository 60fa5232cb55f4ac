/** Whom a comment names: members of the workspace only, by the name they have now. */
import { AppError } from "#lib/errors.ts";
import type { Ledger } from "./ledger.ts";

export interface Mentioned {
  userId: string;
  name: string;
}

/**
 * Inside the transaction that writes the comment.
 * @param refusal to say with AppError validation.failed for somebody else's id
 */
export async function mentionedMembers(
  tx: Ledger["tx"],
  { workspaceId }: { workspaceId: string },
  userIds: readonly string[],
  refusal = "Only members of this workspace can be mentioned.",
): Promise<Mentioned[]> {
  const wanted = new Set(userIds);
  if (wanted.size === 0) return [];
  const memberships = await tx.membership.findMany({
    where: { workspaceId, userId: { in: [...wanted] } },
    select: { userId: true, user: { select: { name: true } } },
  });
  if (memberships.length < wanted.size) throw new AppError("validation.failed", refusal);
  return memberships.map(({ userId, user }) => ({ userId, name: user.name }));
}
