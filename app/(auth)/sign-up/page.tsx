/** The first visit makes the first account and its workspace; later ones only where sign-up is open. */
import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { signInWays } from "#app/(auth)/sign-in-ways.ts";
import { AuthHeading } from "#components/account/auth-heading.tsx";
import { CreateAccountForm } from "#components/account/create-account-form.tsx";
import { OtherWaysIn } from "#components/account/other-ways-in.tsx";
import { currentPrincipal } from "#server/auth/current-principal.ts";
import { getContext } from "#server/context.ts";
import { isEmptyInstance } from "#server/queries/is-empty-instance.ts";

export const metadata: Metadata = { title: "Create your account" };

export default async function SignUpPage() {
  if (await currentPrincipal()) redirect("/");
  const isFirst = await isEmptyInstance(getContext());
  const isOpen = getContext().config.signup === "open";
  if (!isFirst && !isOpen) return <ByInvitationOnly />;
  return (
    <>
      <AuthHeading title="Create your account">
        {isFirst
          ? "You are the first one here, so the workspace will be yours. You can hand it over later."
          : "You get a workspace of your own, with a sample board to look around."}
      </AuthHeading>
      <CreateAccountForm submitLabel="Create the workspace" />
      <OtherWaysIn ways={{ ...signInWays(), emailProviderId: null }} returnPath="/" />
      {!isFirst && <HaveAnAccount />}
    </>
  );
}

function HaveAnAccount() {
  return (
    <p className="mt-4 text-ink-2">
      Have an account already?{" "}
      <Link href="/sign-in" className="font-medium text-accent-text hover:underline">
        Sign in
      </Link>
    </p>
  );
}

function ByInvitationOnly() {
  return (
    <>
      <AuthHeading title="Accounts come by invitation">
        Ask a colleague who is in already to send you an invitation link. It opens the right workspace.
      </AuthHeading>
      <HaveAnAccount />
    </>
  );
}
