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
  email: string | null;
  /** Whether the provider vouches for the address; a link by mail does by arriving. */
  isEmailVerified: boolean;
}

/** Null lets them in; otherwise a code for the sign-in page, which says it in words. */
export async function refusalOf(
  deps: Deps,
  attempt: SignInAttempt,
  request: SignInRequest,
): Promise<"AccessDenied" | "OAuthAccountNotLinked" | "signup.closed" | null> {
  const { provider, providerAccountId, email, isEmailVerified } = attempt;
  const key = { provider_providerAccountId: { provider, providerAccountId } };
  if (await deps.prisma.account.findUnique({ where: key, select: { userId: true } })) return null;
  // Somebody signed in adds another way in to their own account.
  if (request.principal && provider !== "email") return null;
  if (!email || !isEmailVerified) return "AccessDenied";
  const user = await deps.prisma.user.findUnique({ where: { email } });
  if (!user) return (await maySignUp(deps, request)) ? null : "signup.closed";
  return provider === "email" || isSafeToLink(deps, user) ? null : "OAuthAccountNotLinked";
}

/**
 * Where anybody may sign up, an account whose address was never proven may have been made by somebody else, waiting for
 * its real owner to link an identity to it.
 */
const isSafeToLink = ({ config }: Deps, user: { emailVerified: Date | null }): boolean =>
  user.emailVerified !== null || config.signup !== "open";

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
