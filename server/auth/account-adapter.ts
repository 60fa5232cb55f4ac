/**
 * next-auth's view of our accounts, for identity providers and links by mail. Sessions are not here: next-auth signs a
 * JWT, and `sid` in it points to our own Session row.
 */
import type { Adapter, AdapterAccount, AdapterUser } from "next-auth/adapters";
import type { User } from "#prisma/generated/client.ts";
import type { Context } from "#server/context.ts";
import { addAccount } from "#server/use-cases/add-account.ts";
import { accountChain, systemActor, writeLedger } from "#server/use-cases/ledger.ts";
import type { SignInRequest } from "./sign-in-request.ts";

type Deps = Pick<Context, "prisma" | "config" | "clock" | "newId">;

export function accountAdapter(deps: Deps, request: SignInRequest): Adapter {
  const { prisma } = deps;
  return {
    getUser: async (id) => asAdapterUser(await prisma.user.findUnique({ where: { id } })),
    getUserByEmail: async (email) =>
      asAdapterUser(await prisma.user.findUnique({ where: { email: email.toLowerCase() } })),
    getUserByAccount: async ({ provider, providerAccountId }) => {
      const where = { provider_providerAccountId: { provider, providerAccountId } };
      const account = await prisma.account.findUnique({ where, include: { user: true } });
      return asAdapterUser(account?.user ?? null);
    },
    createUser: (given: Omit<AdapterUser, "id">) => createUser(deps, request, given),
    updateUser: async ({ id, emailVerified }) => {
      if (!emailVerified) return adapterUser(await prisma.user.findUniqueOrThrow({ where: { id } }));
      return writeLedger(deps, systemActor, async ({ tx, record }) => {
        const user = await tx.user.update({ where: { id }, data: { emailVerified } });
        await record({
          chain: accountChain(id),
          action: "account.update",
          entity: "user",
          entityId: id,
          after: { emailVerified: emailVerified.toISOString() },
        });
        return adapterUser(user);
      });
    },
    linkAccount: async ({ userId, provider, providerAccountId }: AdapterAccount) => {
      await writeLedger(deps, systemActor, async ({ tx, record }) => {
        await tx.account.create({ data: { userId, provider, providerAccountId } });
        await record({
          chain: accountChain(userId),
          action: "account.link",
          entity: "user",
          entityId: userId,
          after: { provider },
        });
      });
    },
    createVerificationToken: async (token) => {
      await prisma.verificationToken.deleteMany({ where: { expires: { lt: new Date(deps.clock.now()) } } });
      return prisma.verificationToken.create({ data: token });
    },
    useVerificationToken: async ({ identifier, token }) => {
      const found = await prisma.verificationToken.findFirst({ where: { identifier, token } });
      // Of two uses at once only one deletes the row.
      const used = await prisma.verificationToken.deleteMany({ where: { identifier, token } });
      return found && used.count === 1 ? found : null;
    },
  };
}

async function createUser(
  deps: Deps,
  request: SignInRequest,
  given: Omit<AdapterUser, "id">,
): Promise<AdapterUser> {
  const email = given.email.toLowerCase();
  const isVerified = request.isEmailVouchedFor || given.emailVerified !== null;
  const name = (given.name ?? "").trim() || (email.split("@")[0] ?? email);
  const { user } = await writeLedger(deps, systemActor, (ledger) =>
    addAccount(deps, ledger, {
      name: name.slice(0, 200),
      email,
      passwordHash: null,
      emailVerified: isVerified ? new Date(deps.clock.now()) : null,
      ...(request.invitationToken ? { invitationToken: request.invitationToken } : {}),
    }),
  );
  return { id: user.id, name: user.name, email, emailVerified: null };
}

const asAdapterUser = (user: User | null): AdapterUser | null => (user ? adapterUser(user) : null);

const adapterUser = ({ id, name, email, emailVerified }: User): AdapterUser => ({
  id,
  name,
  email,
  emailVerified,
});
