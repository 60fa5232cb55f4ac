/** Checks a chain of audit rows: every row must hash to what it says, on top of the one before it. */
import type { Context } from "#server/context.ts";
import { auditHash, firstPrevHash } from "#server/use-cases/ledger.ts";

export type AuditVerdict = { kind: "intact"; rows: number } | { kind: "broken"; seq: number };

export async function verifyAudit(deps: Pick<Context, "prisma">, chain: string): Promise<AuditVerdict> {
  const rows = await deps.prisma.audit.findMany({ where: { workspaceId: chain }, orderBy: { seq: "asc" } });
  let prevHash = firstPrevHash;
  for (const [index, row] of rows.entries()) {
    const { prevHash: saidPrevious, hash, before, after, at, ...said } = row;
    const content = {
      ...said,
      ...(before === null ? {} : { before }),
      ...(after === null ? {} : { after }),
      at: at.toISOString(),
    };
    const isIntact =
      row.seq === index + 1 && saidPrevious === prevHash && hash === auditHash(prevHash, content);
    if (!isIntact) return { kind: "broken", seq: row.seq };
    prevHash = hash;
  }
  return { kind: "intact", rows: rows.length };
}
