/** Makes an account with a password: the first one of an instance, one by invitation, or freely where that is allowed. */
import type { AccountCreated, CreateAccount } from "#lib/contracts/accounts.ts";
import { AppError } from "#lib/errors.ts";
import { hashPassword } from "#server/auth/password.ts";
import type { Context } from "#server/context.ts";
import { isEmptyInstance } from "#server/queries/is-empty-instance.ts";
import { addAccount } from "./add-account.ts";
import { systemActor, writeLedger } from "./ledger.ts";
import { notifyMembers } from "./notify-workspace.ts";

/** Rejects with AppError account.exists, signup.closed, invitation.invalid. */
export async function createAccount(
  deps: Pick<Context, "prisma" | "config" | "clock" | "newId" | "rooms">,
  input: CreateAccount,
): Promise<AccountCreated> {
  // Looked at again inside the transaction; here it spares a closed instance the cost of hashing for strangers.
  if (!input.invitationToken && deps.config.signup !== "open" && !(await isEmptyInstance(deps))) {
    throw new AppError("signup.closed", "Ask a workspace owner for an invitation link.");
  }
  const passwordHash = await hashPassword(input.password);
  const { name, email, workspaceName, invitationToken } = input;
  const created = await writeLedger(deps, systemActor, (ledger) =>
    addAccount(deps, ledger, {
      name,
      email,
      passwordHash,
      emailVerified: null,
      ...(workspaceName === undefined ? {} : { workspaceName }),
      ...(invitationToken === undefined ? {} : { invitationToken }),
    }),
  );
  if (invitationToken) await notifyMembers(deps, created.workspace.id, [created.user.id]);
  return created;
}
