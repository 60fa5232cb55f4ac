/** Workspaces, their members and the links that invite. */
import { z } from "zod";
import { invitableRoles } from "#lib/access/roles.ts";
import { idSchema, momentSchema, nameSchema, personRefSchema, roleSchema } from "./common.ts";

export const workspaceSchema = z.object({ id: idSchema, name: z.string(), role: roleSchema });
export type Workspace = z.infer<typeof workspaceSchema>;
export const updateWorkspaceSchema = z.strictObject({ name: nameSchema });

export const memberSchema = z.object({
  userId: idSchema,
  name: z.string(),
  email: z.string(),
  color: z.number().int().min(1).max(12),
  role: roleSchema,
  joinedAt: momentSchema,
});
export type Member = z.infer<typeof memberSchema>;
export const updateMemberSchema = z.strictObject({ role: roleSchema });

export const createInvitationSchema = z.strictObject({ role: z.enum(invitableRoles) });
export type CreateInvitation = z.infer<typeof createInvitationSchema>;

export const invitationSchema = z.object({
  id: idSchema,
  role: roleSchema,
  createdAt: momentSchema,
  expiresAt: momentSchema,
  createdBy: personRefSchema.nullable(),
  useCount: z.number().int(),
});
export type Invitation = z.infer<typeof invitationSchema>;

/** The only time the link itself is shown. */
export const invitationCreatedSchema = invitationSchema.extend({ url: z.string() });
export type InvitationCreated = z.infer<typeof invitationCreatedSchema>;

/** What whoever holds the link may know before joining. */
export const invitationPreviewSchema = z.object({
  workspaceName: z.string(),
  role: roleSchema,
  invitedBy: z.string().nullable(),
  expiresAt: momentSchema,
});
export type InvitationPreview = z.infer<typeof invitationPreviewSchema>;

export const invitationAcceptedSchema = z.object({ workspace: workspaceSchema });
