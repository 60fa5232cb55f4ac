/** An invitation link: says into what and as what, then joins with the account at hand or a new one. */
import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import { signInWays } from "#app/(auth)/sign-in-ways.ts";
import { AcceptInvitation } from "#components/account/accept-invitation.tsx";
import { AuthHeading } from "#components/account/auth-heading.tsx";
import { CreateAccountForm } from "#components/account/create-account-form.tsx";
import { OtherWaysIn } from "#components/account/other-ways-in.tsx";
import { roleSentences } from "#components/account/role-words.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { currentPrincipal } from "#server/auth/current-principal.ts";
import { getContext } from "#server/context.ts";

export const metadata: Metadata = { title: "Join a workspace", referrer: "no-referrer" };

export default async function JoinPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const found = await getContext().handlers.invitation(new Headers(await headers()), token);
  if (found.kind === "limited") return <TooManyTries message={found.message} />;
  if (found.kind === "invalid") return <InvalidInvitation />;
  const { invitation } = found;
  const principal = await currentPrincipal();
  const returnPath = encodeURIComponent(`/join/${token}`);
  return (
    <>
      <AuthHeading title={`Join ${invitation.workspaceName}`}>
        {invitation.invitedBy ? `${invitation.invitedBy} invites you. ` : ""}
        {roleSentences[invitation.role]}
      </AuthHeading>
      {principal ? (
        <>
          <AcceptInvitation token={token} workspaceName={invitation.workspaceName} />
          <p className="mt-4 text-ink-2">You are signed in as {principal.email}.</p>
        </>
      ) : (
        <>
          <CreateAccountForm invitationToken={token} submitLabel={`Join ${invitation.workspaceName}`} />
          <OtherWaysIn ways={{ ...signInWays(), emailProviderId: null }} returnPath={`/join/${token}`} />
          <p className="mt-4 text-ink-2">
            Have an account already?{" "}
            <Link
              href={`/sign-in?callbackUrl=${returnPath}`}
              className="font-medium text-accent-text hover:underline"
            >
              Sign in to join
            </Link>
          </p>
        </>
      )}
      <p className="mt-1 text-12 text-ink-3">
        The link expires <RelativeTime at={invitation.expiresAt} />.
      </p>
    </>
  );
}

function TooManyTries({ message }: { message: string }) {
  return <AuthHeading title="This can't be looked up now">{message}</AuthHeading>;
}

function InvalidInvitation() {
  return (
    <>
      <AuthHeading title="This link no longer works">
        The invitation has expired or was withdrawn. Ask whoever sent it for a new one.
      </AuthHeading>
      <p className="mt-4 text-ink-2">
        In already?{" "}
        <Link href="/sign-in" className="font-medium text-accent-text hover:underline">
          Sign in
        </Link>
      </p>
    </>
  );
}
