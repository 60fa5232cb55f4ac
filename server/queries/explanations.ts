/** What applied change requests explain of the differences between two moments of a board. */
import type { Comparison } from "#lib/contracts/comparison.ts";
import type { Context } from "#server/context.ts";

export interface Explained {
  /** By address of what it covers: the id of the change request. */
  explanations: Record<string, string>;
  changeRequests: Comparison["changeRequests"];
}

/** What one took back is explained as well as what it had changed. */
export async function explanationsBetween(
  { prisma }: Pick<Context, "prisma">,
  boardId: string,
  { after, until }: { after: Date; until: Date },
): Promise<Explained> {
  const steps = await prisma.changeStep.findMany({
    where: { boardId, kind: { in: ["APPLIED", "REVERTED"] }, at: { gt: after, lte: until } },
    select: { addresses: true, request: { select: { id: true, n: true, title: true } } },
    orderBy: { at: "asc" },
  });
  return {
    explanations: Object.fromEntries(
      steps.flatMap(({ addresses, request }) => addresses.map((address) => [address, request.id])),
    ),
    changeRequests: Object.fromEntries(steps.map(({ request: { id, n, title } }) => [id, { n, title }])),
  };
}
