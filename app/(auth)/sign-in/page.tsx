/** Sign in; an empty instance sends its first visitor to make the first account. */
import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { signInWays } from "#app/(auth)/sign-in-ways.ts";
import { AuthHeading } from "#components/account/auth-heading.tsx";
import { safeReturnPath } from "#components/account/safe-return-path.ts";
import { SignInForm } from "#components/account/sign-in-form.tsx";
import { currentPrincipal } from "#server/auth/current-principal.ts";
import { getContext } from "#server/context.ts";
import { isEmptyInstance } from "#server/queries/is-empty-instance.ts";

export const metadata: Metadata = { title: "Sign in" };

interface SignInPageProps {
  searchParams: Promise<{ callbackUrl?: string; error?: string; sent?: string }>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { callbackUrl, error, sent } = await searchParams;
  const returnPath = safeReturnPath(callbackUrl);
  if (await currentPrincipal()) redirect(returnPath);
  if (await isEmptyInstance(getContext())) redirect("/sign-up");
  const isOpen = getContext().config.signup === "open";
  return (
    <>
      <AuthHeading title="Sign in">Everything is where you left it.</AuthHeading>
      {sent && (
        <p role="status" className="mt-5 rounded-r3 bg-ok-bg px-3 py-2.5 text-13 text-ok-text">
          If there is an account with this e-mail, a link is on its way. It works once.
        </p>
      )}
      <SignInForm ways={signInWays()} returnPath={returnPath} {...(error ? { reason: error } : {})} />
      <p className="mt-4 text-ink-2">
        {isOpen ? (
          <>
            No account yet?{" "}
            <Link href="/sign-up" className="font-medium text-accent-text hover:underline">
              Create one
            </Link>
          </>
        ) : (
          "No account yet? Ask a colleague for an invitation link."
        )}
      </p>
    </>
  );
}
