/** Names and colours of accounts, for lists that say who did something; unknown ids are left out. */
import type { PersonRef } from "#lib/contracts/common.ts";
import type { Context } from "#server/context.ts";

export async function peopleById(
  deps: Pick<Context, "prisma">,
  ids: readonly (string | null)[],
): Promise<Map<string, PersonRef>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const users = await deps.prisma.user.findMany({
    where: { id: { in: wanted } },
    select: { id: true, name: true, color: true },
  });
  return new Map(users.map((user) => [user.id, user]));
}
