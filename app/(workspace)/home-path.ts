/** Where somebody belongs who names no page: a first account, sign-in, or the boards of a workspace. */
import { cookies } from "next/headers";
import { lastWorkspaceCookie } from "#components/boards/last-workspace.ts";
import { currentPrincipal } from "#server/auth/current-principal.ts";
import { getContext } from "#server/context.ts";
import { isEmptyInstance } from "#server/queries/is-empty-instance.ts";
import { listWorkspaces } from "#server/queries/list-workspaces.ts";

export async function homePath(): Promise<string> {
  const context = getContext();
  const principal = await currentPrincipal();
  if (!principal) return (await isEmptyInstance(context)) ? "/sign-up" : "/sign-in";
  const workspaces = await listWorkspaces(context, principal);
  const last = (await cookies()).get(lastWorkspaceCookie)?.value;
  const workspace = workspaces.find((each) => each.id === last) ?? workspaces[0];
  return workspace ? `/workspaces/${workspace.id}/boards` : "/no-workspace";
}
