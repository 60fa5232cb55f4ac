/** Links by which somebody without an account sees a board. */
import { z } from "zod";
import { idSchema, momentSchema, personRefSchema } from "./common.ts";

export const createShareLinkSchema = z.strictObject({
  /** Absent: until it is revoked. */
  expiresInDays: z.number().int().min(1).max(3650).optional(),
});
export type CreateShareLink = z.infer<typeof createShareLinkSchema>;

export const shareLinkSchema = z.object({
  id: idSchema,
  createdAt: momentSchema,
  expiresAt: momentSchema.nullable(),
  createdBy: personRefSchema.nullable(),
});
export type ShareLink = z.infer<typeof shareLinkSchema>;

/** The only time the token is shown. */
export const shareLinkCreatedSchema = shareLinkSchema.extend({ token: z.string() });
export type ShareLinkCreated = z.infer<typeof shareLinkCreatedSchema>;

export const visitShareLinkSchema = z.strictObject({ token: z.string().max(200) });
/** What the link opened, and until when it may be looked at without asking again. */
export const shareLinkVisitSchema = z.object({
  boardId: idSchema,
  title: z.string(),
  until: momentSchema,
});
export type ShareLinkVisit = z.infer<typeof shareLinkVisitSchema>;
