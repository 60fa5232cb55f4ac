/**
 * Adds an account inside a running transaction, whichever way it signs in, and gives it a place to be: the workspace it
 * was invited to, or one of its own with the sample board. The one place that decides who may sign up.
 */
import type { AccountCreated } from "#lib/contracts/accounts.ts";
import { AppError } from "#lib/errors.ts";
import { sampleTitle } from "#lib/sample/sample-content.ts";
import { sampleContentAt } from "#lib/sample/sample-days.ts";
import type { Context } from "#server/context.ts";
import { newDocument } from "#server/reading/readings.ts";
import { insertBoard } from "./insert-board.ts";
import { insertSampleChanges } from "./insert-sample-changes.ts";
import { insertSampleRounds } from "./insert-sample-rounds.ts";
import { joinByInvitation } from "./join-by-invitation.ts";
import { accountChain, type Ledger } from "./ledger.ts";

export interface NewAccount {
  name: string;
  /** Lower-cased. */
  email: string;
  passwordHash: string | null;
  emailVerified: Date | null;
  workspaceName?: string;
  invitationToken?: string;
}

/** Rejects with AppError account.exists, signup.closed, invitation.invalid. */
export async function addAccount(
  deps: Pick<Context, "config" | "clock" | "newId">,
  ledger: Ledger,
  account: NewAccount,
): Promise<AccountCreated> {
  const { tx } = ledger;
  // Two first visitors at once: the second one waits here and then finds the instance taken.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('accounts', 0))`;
  const count = await tx.user.count();
  if (count > 0 && !account.invitationToken && deps.config.signup !== "open") {
    throw new AppError("signup.closed", "Ask a workspace owner for an invitation link.");
  }
  if (await tx.user.findUnique({ where: { email: account.email }, select: { id: true } })) {
    throw new AppError("account.exists", "Sign in instead, or use another e-mail address.");
  }
  const user = await insertUser(deps, ledger, { account, color: (count % 12) + 1 });
  if (account.invitationToken) {
    const workspace = await joinByInvitation(deps, ledger, {
      userId: user.id,
      token: account.invitationToken,
    });
    return { user, workspace, board: null };
  }
  return { user, ...(await foundWorkspace(deps, ledger, { user, name: account.workspaceName })) };
}

type Deps = Pick<Context, "config" | "clock" | "newId">;

async function insertUser(
  deps: Deps,
  { tx, record }: Ledger,
  { account, color }: { account: NewAccount; color: number },
): Promise<AccountCreated["user"]> {
  const { name, email, passwordHash, emailVerified } = account;
  const user = { id: deps.newId(), name, email, color };
  const createdAt = new Date(deps.clock.now());
  await tx.user.create({ data: { ...user, passwordHash, emailVerified, createdAt } });
  await record({
    chain: accountChain(user.id),
    action: "account.create",
    entity: "user",
    entityId: user.id,
    after: { name, email },
  });
  return user;
}

async function foundWorkspace(
  deps: Deps,
  ledger: Ledger,
  { user, name }: { user: AccountCreated["user"]; name: string | undefined },
): Promise<Pick<AccountCreated, "workspace" | "board">> {
  const at = new Date(deps.clock.now());
  const workspace = { id: deps.newId(), name: name ?? `${user.name.split(/\s+/)[0]}’s workspace` };
  await ledger.tx.workspace.create({ data: { ...workspace, createdAt: at } });
  await ledger.tx.membership.create({
    data: { workspaceId: workspace.id, userId: user.id, role: "OWNER", createdAt: at },
  });
  await ledger.record({
    chain: workspace.id,
    action: "workspace.create",
    entity: "workspace",
    entityId: workspace.id,
    after: { name: workspace.name, ownerId: user.id },
  });
  const board = { id: deps.newId(), title: sampleTitle };
  await insertBoard(ledger, {
    ...board,
    workspaceId: workspace.id,
    document: newDocument(sampleContentAt(at)),
    createdById: user.id,
    at,
    templateId: "sample",
  });
  const sample = { boardId: board.id, workspaceId: workspace.id, at };
  await insertSampleRounds(deps, ledger, sample);
  await insertSampleChanges(deps, ledger, sample);
  return { workspace: { ...workspace, role: "OWNER" }, board };
}
