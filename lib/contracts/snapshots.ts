/** Snapshots: immutable states of a board, with a name. */
import { z } from "zod";
import { type BoardContent, contentSchema } from "#lib/board/model.ts";
import { idSchema, momentSchema, personRefSchema, titleSchema } from "./common.ts";

const snapshotKinds = ["NAMED", "ROUND", "AUTOMATIC"] as const;
const snapshotCountsSchema = z.record(z.string(), z.number().int());

export const snapshotSchema = z.object({
  id: idSchema,
  /** 1, 2, 3 … per board. */
  seq: z.number().int(),
  kind: z.enum(snapshotKinds),
  label: z.string(),
  semHash: z.string(),
  layHash: z.string(),
  hashVersion: z.number().int(),
  /** How many of each kind of element, e.g. `nodes`. */
  counts: snapshotCountsSchema,
  createdAt: momentSchema,
  createdBy: personRefSchema.nullable(),
});
export type SnapshotInfo = z.infer<typeof snapshotSchema>;

export const takeSnapshotSchema = z.strictObject({ label: titleSchema });
export type TakeSnapshot = z.infer<typeof takeSnapshotSchema>;

/** Checked by the model's own schema; the API's description names it `BoardContent`. */
export const snapshotContentSchema = z.custom<BoardContent>(
  (value) => contentSchema.safeParse(value).success,
);
export const snapshotWithContentSchema = snapshotSchema.extend({ content: snapshotContentSchema });
export type SnapshotWithContent = z.infer<typeof snapshotWithContentSchema>;

/** `safetySnapshotId` is the state from before the restore. */
export const snapshotRestoredSchema = z.object({
  safetySnapshotId: idSchema,
  semHash: z.string(),
  layHash: z.string(),
});
export type SnapshotRestored = z.infer<typeof snapshotRestoredSchema>;
