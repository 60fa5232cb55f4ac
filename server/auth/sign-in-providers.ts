/** The ways of signing in, as next-auth wants them: password always, others where the environment sets them up. */
import type { EmailConfig } from "next-auth/providers/email";
import type { Provider } from "next-auth/providers/index";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { emailSchema } from "#lib/contracts/common.ts";
import type { Context } from "#server/context.ts";
import { verifyPassword } from "./password.ts";

type Deps = Pick<Context, "prisma" | "config" | "mailer">;

export type SendLink = (mail: { email: string; url: string }) => Promise<void>;

export function signInProviders(deps: Deps, sendLink: SendLink): Provider[] {
  const { oidc, google, github } = deps.config;
  return [
    passwordProvider(deps),
    ...(oidc ? [oidcProvider(oidc)] : []),
    ...(google
      ? [oidcProvider({ ...google, id: "google", name: "Google", issuer: "https://accounts.google.com" })]
      : []),
    ...(github ? [githubProvider(github)] : []),
    ...(deps.mailer.isConfigured ? [emailProvider(sendLink)] : []),
  ];
}

function passwordProvider({ prisma }: Deps): Provider {
  const credentials = {
    email: { label: "E-mail", type: "email" },
    password: { label: "Password", type: "password" },
  };
  return {
    id: "credentials",
    name: "E-mail and password",
    type: "credentials",
    credentials,
    async authorize(given) {
      const { email, password } = (given ?? {}) as { email?: unknown; password?: unknown };
      if (typeof email !== "string" || typeof password !== "string" || password.length > 256) return null;
      const user = await prisma.user.findUnique({ where: { email: email.trim().toLowerCase() } });
      const isRight = await verifyPassword(password, user?.passwordHash);
      return user && isRight ? { id: user.id } : null;
    },
  };
}

interface OidcSettings {
  id?: string;
  name: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
}

/** Claims we read; everything else an issuer says is ignored. */
export interface OidcProfile {
  sub: string;
  name?: string;
  preferred_username?: string;
  email?: string;
  email_verified?: boolean;
}

function oidcProvider({
  id = "oidc",
  name,
  issuer,
  clientId,
  clientSecret,
}: OidcSettings): OAuthConfig<OidcProfile> {
  return {
    id,
    name,
    type: "oauth",
    wellKnown: `${issuer.replace(/\/+$/, "")}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    authorization: { params: { scope: "openid email profile" } },
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    // Whether that is safe is decided in `refusalOf` and `proveAddress`, before next-auth links anything.
    allowDangerousEmailAccountLinking: true,
    profile: (profile) => ({
      id: profile.sub,
      name: profile.name ?? profile.preferred_username ?? null,
      email: profile.email?.toLowerCase() ?? null,
    }),
  };
}

interface GithubProfile {
  id: number;
  login: string;
  name?: string;
  email?: string;
}

/** GitHub speaks plain OAuth: no discovery, no id token, and its public e-mail may be absent. */
function githubProvider({ clientId, clientSecret }: { clientId: string; clientSecret: string }) {
  const provider: OAuthConfig<GithubProfile> = {
    id: "github",
    name: "GitHub",
    type: "oauth",
    // GitHub names itself in its answers (RFC 9207), and the name is compared with this one.
    issuer: "https://github.com/login/oauth",
    clientId,
    clientSecret,
    authorization: {
      url: "https://github.com/login/oauth/authorize",
      params: { scope: "read:user user:email" },
    },
    token: "https://github.com/login/oauth/access_token",
    userinfo: {
      url: "https://api.github.com/user",
      request: ({ tokens }) => githubProfile(String(tokens.access_token)),
    },
    checks: ["pkce", "state"],
    allowDangerousEmailAccountLinking: true,
    profile: ({ id, login, name, email }) => ({ id: String(id), name: name ?? login, email: email ?? null }),
  };
  return provider;
}

/** Only the address GitHub itself has verified and the person calls primary. */
async function githubProfile(accessToken: string) {
  const ask = async (path: string) => {
    const response = await fetch(`https://api.github.com${path}`, {
      headers: { authorization: `Bearer ${accessToken}`, accept: "application/vnd.github+json" },
      signal: AbortSignal.timeout(10_000),
    });
    if (!response.ok) throw new Error(`GitHub answered ${response.status} to ${path}`);
    return response.json();
  };
  const [profile, emails] = (await Promise.all([ask("/user"), ask("/user/emails")])) as [
    GithubProfile,
    { email: string; primary: boolean; verified: boolean }[],
  ];
  const email = emails.find((one) => one.primary && one.verified)?.email.toLowerCase() ?? null;
  // next-auth's type wants a `sub`; what it means is read in `profile` above.
  return { ...profile, ...(email ? { email } : {}), email_verified: email !== null, sub: String(profile.id) };
}

/** A link by mail, good for one hour and one use; next-auth hashes its token before it is stored. */
function emailProvider(sendLink: SendLink): EmailConfig {
  return {
    id: "email",
    name: "Email",
    type: "email",
    // Sending is ours: these two are next-auth's own sender's.
    server: "",
    from: "",
    maxAge: 60 * 60,
    options: {},
    // Exactly one address: a list would send somebody else a link too.
    normalizeIdentifier: (email) => emailSchema.parse(email),
    sendVerificationRequest: ({ identifier, url }) => sendLink({ email: identifier, url }),
  };
}
