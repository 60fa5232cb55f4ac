/** For somebody with an account who belongs to no workspace (any more). */
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignOutButton } from "#components/account/sign-out-button.tsx";
import { MessagePage } from "#components/ui/message-page.tsx";
import { currentPrincipal } from "#server/auth/current-principal.ts";
import { getContext } from "#server/context.ts";
import { listWorkspaces } from "#server/queries/list-workspaces.ts";

export const metadata: Metadata = { title: "No workspace" };

export default async function NoWorkspacePage() {
  const principal = await currentPrincipal();
  if (!principal) redirect("/sign-in");
  if ((await listWorkspaces(getContext(), principal)).length > 0) redirect("/");
  return (
    <MessagePage
      title="You are in no workspace at the moment."
      detail={`You are signed in as ${principal.email}. Ask a colleague for an invitation link and open it here.`}
      action={<SignOutButton userId={principal.userId} />}
    />
  );
}
