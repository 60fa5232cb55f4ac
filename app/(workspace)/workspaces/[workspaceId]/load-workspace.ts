/** What the pages of a workspace share: who looks, and at which workspace; asked once per request. */
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { Workspace } from "#lib/contracts/workspaces.ts";
import { AppError } from "#lib/errors.ts";
import { currentPrincipal } from "#server/auth/current-principal.ts";
import type { Principal } from "#server/auth/principal.ts";
import { getContext } from "#server/context.ts";
import { listWorkspaces } from "#server/queries/list-workspaces.ts";

/** Null when nobody is signed in. */
export const principalOfRequest = cache(currentPrincipal);

/** Sends strangers to sign in, and back to `returnPath` afterwards. */
async function requirePrincipal(returnPath: string): Promise<Principal> {
  const principal = await principalOfRequest();
  if (!principal) redirect(`/sign-in?callbackUrl=${encodeURIComponent(returnPath)}`);
  return principal;
}

export const workspacesOf = cache((principal: Principal) => listWorkspaces(getContext(), principal));

export interface WorkspacePage {
  principal: Principal;
  workspace: Workspace;
}

/** The workspace with the person's role in it; people outside see the page for what doesn't exist. */
export async function requireWorkspacePage(workspaceId: string, page: string): Promise<WorkspacePage> {
  const principal = await requirePrincipal(`/workspaces/${workspaceId}/${page}`);
  const workspace = (await workspacesOf(principal)).find((each) => each.id === workspaceId);
  if (!workspace) notFound();
  return { principal, workspace };
}

/** A query's "not-found" becomes the page for it; everything else stays an error. */
export async function orNotFound<T>(query: Promise<T>): Promise<T> {
  try {
    return await query;
  } catch (error) {
    if (error instanceof AppError && error.code === "not-found") notFound();
    throw error;
  }
}
