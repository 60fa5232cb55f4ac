/** One's own account, how the app looks in this browser, tokens for programs; for owners, the workspace's name. */
import type { Metadata } from "next";
import { requireWorkspacePage } from "#app/(workspace)/workspaces/[workspaceId]/load-workspace.ts";
import { ChangePasswordForm } from "#components/account/change-password-form.tsx";
import { ProfileForm } from "#components/account/profile-form.tsx";
import { RiskScaleForm } from "#components/account/risk-scale-form.tsx";
import { SessionsPanel } from "#components/account/sessions-panel.tsx";
import { ThemeChoice } from "#components/account/theme-choice.tsx";
import { TokenPanel } from "#components/account/token-panel.tsx";
import { WorkspaceNameForm } from "#components/account/workspace-name-form.tsx";
import { Panel, Section } from "#components/ui/section.tsx";
import { can } from "#lib/access/roles.ts";
import { getContext } from "#server/context.ts";
import { readWorkspaceScale } from "#server/queries/read-risk-scale.ts";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage({ params }: { params: Promise<{ workspaceId: string }> }) {
  const { workspaceId } = await params;
  const { principal, workspace } = await requireWorkspacePage(workspaceId, "settings");
  const scale = can(workspace.role, "workspace.scale")
    ? await readWorkspaceScale(getContext(), principal, workspaceId)
    : undefined;
  return (
    <div className="max-w-[760px]">
      <h1 className="flex h-7 items-center font-semibold text-20">Settings</h1>
      <Section title="You" description={`You sign in as ${principal.email}.`}>
        <Panel className="p-4">
          <ProfileForm name={principal.name} />
        </Panel>
      </Section>
      <Section title="Appearance" description="Kept in this browser.">
        <ThemeChoice />
      </Section>
      <Section title="Password" description="Changing it signs out every other browser.">
        <Panel className="p-4">
          <ChangePasswordForm />
        </Panel>
      </Section>
      <Section title="Signed-in browsers">
        <SessionsPanel userId={principal.userId} />
      </Section>
      <Section
        title="API tokens"
        description="For programs that read or change boards in your name, with your rights."
      >
        <TokenPanel />
      </Section>
      {can(workspace.role, "workspace.rename") && (
        <Section title="Workspace">
          <Panel className="p-4">
            <WorkspaceNameForm workspaceId={workspaceId} name={workspace.name} />
          </Panel>
        </Section>
      )}
      {scale && (
        <Section
          title="Numbers behind the words of a risk"
          description="For every board of the workspace. Scores, gaps and what-if follow at once; snapshots keep the numbers of their time."
        >
          <Panel className="p-4">
            <RiskScaleForm workspaceId={workspaceId} inForce={scale} />
          </Panel>
        </Section>
      )}
    </div>
  );
}
