/** Boards as the home page and programs see them; what is drawn on them is `content` (lib/board/model.ts). */
import { z } from "zod";
import type { Thumbnail } from "#lib/board/thumbnail.ts";
import { presenceUserSchema } from "#lib/sync/presence.ts";
import { readOnlyReasons } from "#lib/sync/sync-state.ts";
import { idSchema, momentSchema, personRefSchema, plainText, roleSchema, titleSchema } from "./common.ts";

const boardStates = ["DRAFT", "IN_REVIEW", "LOCKED", "GATE", "LAUNCHED", "CLOSED"] as const;

export const boardSchema = z.object({
  id: idSchema,
  workspaceId: idSchema,
  title: z.string(),
  state: z.enum(boardStates),
  /** What the asking person may do here. */
  role: roleSchema,
  readOnly: z.enum(readOnlyReasons).nullable(),
  createdAt: momentSchema,
  updatedAt: momentSchema,
  archivedAt: momentSchema.nullable(),
  lockedAt: momentSchema.nullable(),
  /** Number of the round whose approval locked it; null when an owner did, and when it isn't locked. */
  lockedForRound: z.number().int().nullable(),
});
export type BoardInfo = z.infer<typeof boardSchema>;

export const boardCardSchema = z.object({
  id: idSchema,
  title: z.string(),
  state: z.enum(boardStates),
  role: roleSchema,
  archivedAt: momentSchema.nullable(),
  /** The last change of what is drawn, or of the title. */
  editedAt: momentSchema,
  editedBy: personRefSchema.nullable(),
  nodeCount: z.number().int(),
  /** Names of the people who own something on the board, most elements first. */
  ownerNames: z.array(z.string()),
  /** Who has it open now. */
  present: z.array(presenceUserSchema),
  /** Drawing list (lib/board/thumbnail.ts); null until the board was read once. */
  thumbnail: z.unknown() as unknown as z.ZodType<Thumbnail | null>,
});
export type BoardCard = z.infer<typeof boardCardSchema>;

const boardTemplates = ["sample", "blank"] as const;
export const createBoardSchema = z.strictObject({
  title: titleSchema,
  template: z.enum(boardTemplates).default("blank"),
});
export type CreateBoard = z.infer<typeof createBoardSchema>;
export const updateBoardSchema = z.strictObject({
  title: titleSchema.optional(),
  archived: z.boolean().optional(),
});
export type UpdateBoard = z.infer<typeof updateBoardSchema>;
export const reasonSchema = plainText.trim().min(1, "Say why").max(500);
/** Why stands in the audit; opening what was closed on purpose needs a reason. */
export const lockBoardSchema = z.strictObject({ reason: reasonSchema.optional() });
export type LockBoard = z.infer<typeof lockBoardSchema>;
export const unlockBoardSchema = z.strictObject({ reason: reasonSchema });
export type UnlockBoard = z.infer<typeof unlockBoardSchema>;
export const duplicateBoardSchema = z.strictObject({ title: titleSchema.optional() });
export const createdSchema = z.object({ id: idSchema });

export const boardAccessSchema = z.object({
  role: roleSchema,
  workspaceId: idSchema,
  documentId: idSchema,
  readOnly: z.enum(readOnlyReasons).nullable(),
});

export const contentReplacedSchema = z.object({ semHash: z.string(), layHash: z.string() });
