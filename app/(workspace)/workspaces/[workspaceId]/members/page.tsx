/** Who is in the workspace; owners also make and withdraw invitation links here. */
import type { Metadata } from "next";
import {
  orNotFound,
  requireWorkspacePage,
} from "#app/(workspace)/workspaces/[workspaceId]/load-workspace.ts";
import { InvitationPanel } from "#components/account/invitation-panel.tsx";
import { MemberList } from "#components/account/member-list.tsx";
import { Section } from "#components/ui/section.tsx";
import { can } from "#lib/access/roles.ts";
import { getContext } from "#server/context.ts";
import { listInvitations } from "#server/queries/list-invitations.ts";
import { listMembers } from "#server/queries/list-members.ts";

export const metadata: Metadata = { title: "Members" };

export default async function MembersPage({ params }: { params: Promise<{ workspaceId: string }> }) {
  const { workspaceId } = await params;
  const { principal, workspace } = await requireWorkspacePage(workspaceId, "members");
  const context = getContext();
  const mayManage = can(workspace.role, "members.manage");
  const members = await orNotFound(listMembers(context, principal, workspaceId));
  const invitations = mayManage ? await listInvitations(context, principal, workspaceId) : [];
  return (
    <div className="max-w-[760px]">
      <h1 className="flex h-7 items-center font-semibold text-20">Members</h1>
      {mayManage && (
        <Section
          title="Invite by link"
          description="Make a link and send it yourself. It works for seven days."
        >
          <InvitationPanel workspaceId={workspaceId} initialInvitations={invitations} />
        </Section>
      )}
      <Section title={`In ${workspace.name}`}>
        <MemberList
          workspaceId={workspaceId}
          userId={principal.userId}
          mayManage={mayManage}
          initialMembers={members}
        />
      </Section>
    </div>
  );
}
