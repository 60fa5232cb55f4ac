/** Who may come in by an identity provider or a link: known accounts, and new ones where `addAccount` would take them. */
import { AppError } from "#lib/errors.ts";
import type { Context } from "#server/context.ts";
import { isEmptyInstance } from "#server/queries/is-empty-instance.ts";
import { previewInvitation } from "#server/queries/preview-invitation.ts";
import type { SignInRequest } from "./sign-in-request.ts";

type Deps = Pick<Context, "prisma" | "config" | "clock">;

export interface SignInAttempt {
  provider: string;
  providerAccountId: string;
  /** As the provider says it, lower-cased. */
  email: string | null;
  /** Whether the provider vouches for the address; a link by mail does by arriving. */
  isEmailVerified: boolean;
}

/** Null lets them in; otherwise a code for the sign-in page, which says it in words. */
export async function refusalOf(
  deps: Deps,
  attempt: SignInAttempt,
  request: SignInRequest,
): Promise<"AccessDenied" | "signup.closed" | null> {
  const { provider, providerAccountId, email, isEmailVerified } = attempt;
  const key = { provider_providerAccountId: { provider, providerAccountId } };
  if (await deps.prisma.account.findUnique({ where: key, select: { userId: true } })) return null;
  // Somebody signed in adds another way in to their own account.
  if (request.principal && provider !== "email") return null;
  if (!email || !isEmailVerified) return "AccessDenied";
  const user = await deps.prisma.user.findUnique({ where: { email } });
  return user || (await maySignUp(deps, request)) ? null : "signup.closed";
}

/**
 * The account whose address this attempt proves for the first time, if it is the one they come into. It may have been
 * made by somebody else, waiting for its real owner to link an identity to it.
 */
export async function firstProvenBy(
  deps: Deps,
  { provider, providerAccountId, email, isEmailVerified }: SignInAttempt,
  request: SignInRequest,
): Promise<string | null> {
  if (!email || !isEmailVerified) return null;
  const user = await deps.prisma.user.findUnique({ where: { email } });
  if (!user || user.emailVerified) return null;
  const key = { provider_providerAccountId: { provider, providerAccountId } };
  const linked = await deps.prisma.account.findUnique({ where: key, select: { userId: true } });
  const signedIn = provider === "email" ? undefined : request.principal?.userId;
  return (linked?.userId ?? signedIn ?? user.id) === user.id ? user.id : null;
}

/** Whether somebody without an account could make one now. */
export async function maySignUp(deps: Deps, request: SignInRequest): Promise<boolean> {
  if (deps.config.signup === "open" || (await isEmptyInstance(deps))) return true;
  if (!request.invitationToken) return false;
  try {
    await previewInvitation(deps, request.invitationToken);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === "invitation.invalid") return false;
    throw error;
  }
}
