/** Accounts, oneself, and tokens for programs. */
import { z } from "zod";
import { emailSchema, idSchema, momentSchema, nameSchema, passwordSchema } from "./common.ts";
import { workspaceSchema } from "./workspaces.ts";

export const userSchema = z.object({
  id: idSchema,
  name: z.string(),
  email: z.string(),
  /** 1–12: presence colour. */
  color: z.number().int().min(1).max(12),
});
export type User = z.infer<typeof userSchema>;

export const createAccountSchema = z.strictObject({
  name: nameSchema,
  email: emailSchema,
  password: passwordSchema,
  workspaceName: nameSchema.optional(),
  invitationToken: z.string().min(1).max(200).optional(),
});
export type CreateAccount = z.infer<typeof createAccountSchema>;

/** `board` is the sample board of a new workspace; null for somebody who came by invitation. */
export const accountCreatedSchema = z.object({
  user: userSchema,
  workspace: workspaceSchema,
  board: z.object({ id: idSchema, title: z.string() }).nullable(),
});
export type AccountCreated = z.infer<typeof accountCreatedSchema>;

export const updateMeSchema = z.strictObject({
  name: nameSchema.optional(),
  color: z.number().int().min(1).max(12).optional(),
});
export type UpdateMe = z.infer<typeof updateMeSchema>;

/** `current` may be left out by an account that has no password yet. */
export const changePasswordSchema = z.strictObject({
  current: z.string().max(256).default(""),
  next: passwordSchema,
});
export type ChangePassword = z.infer<typeof changePasswordSchema>;

export const tokenSchema = z.object({
  id: idSchema,
  name: z.string(),
  createdAt: momentSchema,
  lastUsedAt: momentSchema.nullable(),
  expiresAt: momentSchema.nullable(),
});
export type Token = z.infer<typeof tokenSchema>;

export const createTokenSchema = z.strictObject({
  name: nameSchema,
  expiresInDays: z.number().int().min(1).max(3650).optional(),
});
export type CreateToken = z.infer<typeof createTokenSchema>;

/** The only time the token itself is shown. */
export const tokenCreatedSchema = tokenSchema.extend({ token: z.string() });
export type TokenCreated = z.infer<typeof tokenCreatedSchema>;
