/**
 * Writing on the ledger: one transaction, and in it one audit row for each thing written, chained by hash within the
 * workspace. The one place that writes Audit.
 */
import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { Prisma } from "#prisma/generated/client.ts";
import type { Principal } from "#server/auth/principal.ts";
import type { Context } from "#server/context.ts";

/** Who writes: somebody signed in, a program of theirs, or the server itself. */
export type Actor = { userId: string; via: "UI" | "API" } | { userId: null; via: "SYSTEM" };

interface AuditEntry {
  /** The workspace, or `account:<userId>` for what somebody does to their own account. */
  chain: string;
  /** What happened, e.g. `board.create`. */
  action: string;
  entity: string;
  entityId: string;
  before?: Prisma.InputJsonObject;
  after?: Prisma.InputJsonObject;
}

export interface Ledger {
  /** The transaction; nothing else may touch the database inside it (the embedded one has a single backend). */
  tx: Prisma.TransactionClient;
  /** Writes the audit row of what was just written. */
  record(entry: AuditEntry): Promise<void>;
}

export const actorOf = (principal: Principal): Actor => ({
  userId: principal.userId,
  via: principal.via.kind === "session" ? "UI" : "API",
});
export const systemActor: Actor = { userId: null, via: "SYSTEM" };
export const accountChain = (userId: string): string => `account:${userId}`;

/** Runs `write` in one transaction; what it rejects with undoes everything. */
export function writeLedger<T>(
  deps: Pick<Context, "prisma" | "clock">,
  actor: Actor,
  write: (ledger: Ledger) => Promise<T>,
): Promise<T> {
  const at = new Date(deps.clock.now());
  return deps.prisma.$transaction(
    (tx) => write({ tx, record: (entry) => append(tx, { actor, at, entry }) }),
    {
      maxWait: 10_000,
      timeout: 20_000,
    },
  );
}

export const firstPrevHash = "0".repeat(64);

/** sha256 over the previous hash and the row's canonical JSON (RFC 8785). */
export function auditHash(prevHash: string, row: Record<string, unknown>): string {
  return createHash("sha256")
    .update(prevHash)
    .update(canonicalize(row) ?? "")
    .digest("hex");
}

async function append(
  tx: Prisma.TransactionClient,
  { actor, at, entry }: { actor: Actor; at: Date; entry: AuditEntry },
): Promise<void> {
  // Two writers of one chain must not take the same number; the lock ends with the transaction.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`audit:${entry.chain}`}, 0))`;
  const last = await tx.audit.findFirst({ where: { workspaceId: entry.chain }, orderBy: { seq: "desc" } });
  const prevHash = last?.hash ?? firstPrevHash;
  const row = {
    workspaceId: entry.chain,
    seq: (last?.seq ?? 0) + 1,
    actorId: actor.userId,
    via: actor.via,
    action: entry.action,
    entity: entry.entity,
    entityId: entry.entityId,
    ...(entry.before ? { before: entry.before } : {}),
    ...(entry.after ? { after: entry.after } : {}),
  };
  const hash = auditHash(prevHash, { ...row, at: at.toISOString() });
  await tx.audit.create({ data: { ...row, at, prevHash, hash } });
}
