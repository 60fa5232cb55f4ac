/** next-auth's options for one request: our providers, our policy, and sessions that can be ended. */
import type { NextAuthOptions } from "next-auth";
import { decode } from "next-auth/jwt";
import type { Context } from "#server/context.ts";
import { endSession } from "#server/use-cases/end-session.ts";
import { proveAddress } from "#server/use-cases/prove-address.ts";
import { startSession } from "#server/use-cases/start-session.ts";
import { accountAdapter } from "./account-adapter.ts";
import { sessionLifetimeSeconds, usesSecureCookies } from "./session-token.ts";
import { linkMail } from "./sign-in-mail.ts";
import { firstProvenBy, maySignUp, refusalOf } from "./sign-in-policy.ts";
import { type OidcProfile, signInProviders } from "./sign-in-providers.ts";
import type { SignInRequest } from "./sign-in-request.ts";

export type AuthContext = Pick<Context, "config" | "log" | "clock" | "newId" | "prisma" | "rooms" | "mailer">;

const signInPage = "/sign-in";

export function authOptions(context: AuthContext, request: SignInRequest): NextAuthOptions {
  return {
    secret: context.config.authSecret,
    useSecureCookies: usesSecureCookies(context.config.publicUrl),
    providers: signInProviders(context, (mail) => sendLink(context, request, mail)),
    adapter: accountAdapter(context, request),
    session: { strategy: "jwt", maxAge: sessionLifetimeSeconds },
    jwt: { decode: (params) => decodeStanding(context, params) },
    pages: { signIn: signInPage, error: signInPage, verifyRequest: `${signInPage}?sent=1` },
    callbacks: callbacks(context, request),
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sid === "string") await endSession(context, token.sid);
      },
    },
    logger: {
      error: (code, metadata) => {
        const isOrdinary = code === "JWT_SESSION_ERROR";
        context.log[isOrdinary ? "debug" : "error"]({ code, err: errorIn(metadata) }, "sign-in failed");
      },
      warn: (code) => context.log.warn({ code }, "next-auth"),
      debug: () => undefined,
    },
  };
}

function callbacks(context: AuthContext, request: SignInRequest): NonNullable<NextAuthOptions["callbacks"]> {
  return {
    async signIn({ user, account, profile, email: asked }) {
      // Asking for a link: whether one is sent is decided there, and the answer is the same for everybody.
      if (account?.type === "credentials" || asked?.verificationRequest) return true;
      const claims = profile as Partial<OidcProfile> | undefined;
      const isByMail = account?.type === "email";
      const isEmailVerified = isByMail || claims?.email_verified === true;
      // For an identity we know, next-auth gives our own user, whose address the provider didn't vouch for.
      const email = isByMail ? user.email : claims?.email;
      const attempt = {
        provider: account?.provider ?? "",
        providerAccountId: account?.providerAccountId ?? "",
        email: email?.toLowerCase() ?? null,
        isEmailVerified,
      };
      const refusal = await refusalOf(context, attempt, request);
      if (refusal !== null) return `${signInPage}?error=${refusal}`;
      request.isEmailVouchedFor = isEmailVerified;
      const userId = await firstProvenBy(context, attempt, request);
      if (userId !== null) await proveAddress(context, { userId, ...attempt });
      return true;
    },
    async jwt({ token, user }) {
      // `user` is there exactly when somebody has just signed in.
      if (!user) return token;
      return { sub: user.id, sid: await startSession(context, user.id) };
    },
    async session({ session, token }) {
      const user = await context.prisma.user.findUnique({ where: { id: token.sub ?? "" } });
      return { ...session, user: user ? { id: user.id, name: user.name, email: user.email } : {} };
    },
  };
}

/**
 * A cookie whose session has ended is no cookie: without this, somebody holding an old one could still tie a new way of
 * signing in to the account.
 */
async function decodeStanding(
  { prisma, clock }: AuthContext,
  params: Parameters<typeof decode>[0],
): ReturnType<typeof decode> {
  const token = await decode(params);
  if (typeof token?.sid !== "string") return null;
  const session = await prisma.session.findUnique({ where: { id: token.sid } });
  return session && session.userId === token.sub && session.expiresAt.getTime() > clock.now() ? token : null;
}

/** Only people who can come in get a mail; the page says the same either way. */
async function sendLink(
  context: AuthContext,
  request: SignInRequest,
  { email, url }: { email: string; url: string },
): Promise<void> {
  const user = await context.prisma.user.findUnique({ where: { email }, select: { id: true } });
  if (!user && !(await maySignUp(context, request))) return;
  await context.mailer.send({ to: email, ...linkMail(url, context.config.publicUrl) });
}

const errorIn = (metadata: unknown): unknown =>
  metadata instanceof Error ? metadata : ((metadata as { error?: unknown } | undefined)?.error ?? metadata);
