/** Sidebar and frame around a workspace's pages. Each page checks access by its own queries. */
import type { ReactNode } from "react";
import { AccountMenu } from "#components/account/account-menu.tsx";
import { RememberWorkspace } from "#components/boards/remember-workspace.tsx";
import { WorkspaceFrame } from "#components/boards/workspace-frame.tsx";
import { principalOfRequest, requireWorkspacePage, workspacesOf } from "./load-workspace.ts";

interface WorkspaceLayoutProps {
  params: Promise<{ workspaceId: string }>;
  children: ReactNode;
}

export default async function WorkspaceLayout({ params, children }: WorkspaceLayoutProps) {
  const { workspaceId } = await params;
  // Strangers are sent to sign in by the page, which knows its own address to come back to.
  if (!(await principalOfRequest())) return children;
  const { principal, workspace } = await requireWorkspacePage(workspaceId, "boards");
  const user = { id: principal.userId, name: principal.name, email: principal.email, color: principal.color };
  return (
    <WorkspaceFrame
      workspace={workspace}
      workspaces={await workspacesOf(principal)}
      accountMenu={<AccountMenu user={user} settingsHref={`/workspaces/${workspaceId}/settings`} />}
    >
      <RememberWorkspace id={workspaceId} />
      {children}
    </WorkspaceFrame>
  );
}
