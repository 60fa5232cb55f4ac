"use client";
/** The workspace's name, for its owners. */
import { renameWorkspace } from "./account-api.ts";
import { NameForm } from "./name-form.tsx";

export function WorkspaceNameForm({ workspaceId, name }: { workspaceId: string; name: string }) {
  return (
    <NameForm
      label="Workspace name"
      name={name}
      hint="Everybody in it sees this name."
      onSave={(next) => renameWorkspace(workspaceId, next)}
      savedMessage="The workspace has a new name"
    />
  );
}
