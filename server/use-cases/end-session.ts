/** Signs one browser out: the row goes, and with it every socket it opened. */
import type { Context } from "#server/context.ts";

export async function endSession(deps: Pick<Context, "prisma" | "rooms">, sessionId: string): Promise<void> {
  await deps.prisma.session.deleteMany({ where: { id: sessionId } });
  await deps.rooms.recheck({ sessionId });
}
