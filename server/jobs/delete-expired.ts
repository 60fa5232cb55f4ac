/** Removes what has run out and lets nobody in any more: sessions and e-mail links. */
import type { Context } from "#server/context.ts";

export async function deleteExpired({ prisma, clock }: Pick<Context, "prisma" | "clock">): Promise<void> {
  const now = new Date(clock.now());
  await prisma.session.deleteMany({ where: { expiresAt: { lt: now } } });
  await prisma.verificationToken.deleteMany({ where: { expires: { lt: now } } });
}
