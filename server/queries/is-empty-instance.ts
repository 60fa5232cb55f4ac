/** True until the first account exists: the first visit makes it. */
import type { Context } from "#server/context.ts";

export async function isEmptyInstance(deps: Pick<Context, "prisma">): Promise<boolean> {
  return (await deps.prisma.user.findFirst({ select: { id: true } })) === null;
}
