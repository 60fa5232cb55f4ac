/** Roles as people read them: the name, and what one may do with it. */
import type { Role } from "#lib/access/roles.ts";

export const roleNames: Record<Role, string> = {
  OWNER: "Owner",
  EDITOR: "Editor",
  COMMENTER: "Commenter",
  VIEWER: "Viewer",
};

export const roleHelp: Record<Role, string> = {
  OWNER: "Edits boards, manages people and the workspace",
  EDITOR: "Creates and edits boards",
  COMMENTER: "Reads and comments on boards",
  VIEWER: "Reads boards",
};

/** In an invitation: what whoever joins may do. */
export const roleSentences: Record<Role, string> = {
  OWNER: "You will own the workspace together.",
  EDITOR: "You will be able to create and edit boards.",
  COMMENTER: "You will be able to read every board and comment.",
  VIEWER: "You will be able to read every board.",
};
