/** Snapshots: immutable states of a board, with a name. */
import { z } from "zod";
import { type BoardContent, contentSchema, entityMaps } from "#lib/board/model.ts";
import { leftOutReasons } from "#lib/diff/restore-part.ts";
import { idSchema, momentSchema, personRefSchema, titleSchema } from "./common.ts";
import { riskScaleSchema } from "./risk.ts";

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
export const snapshotWithContentSchema = snapshotSchema.extend({
  content: snapshotContentSchema,
  /** The numbers behind the words of a risk that were in force then; null: the standard ones. */
  riskScale: riskScaleSchema.nullable(),
});
export type SnapshotWithContent = z.infer<typeof snapshotWithContentSchema>;

/** `part` is a flow or any other element by its id, or `meta` for the board's own facts; without it all of it. */
export const restoreSnapshotSchema = z.strictObject({ part: idSchema.optional() });
export type RestoreSnapshot = z.infer<typeof restoreSnapshotSchema>;

const leftOutSchema = z.object({
  id: idSchema,
  /** The map of the content that held it. */
  kind: z.enum(entityMaps),
  /** As people call it; may be empty. */
  name: z.string(),
  /**
   * `end-missing`: not restored, what it connects or concerns is gone; `outside`: a link of a card that came back, which
   * is no part of what was restored; `reference-missing`: restored without what it points at and is gone; `in-use`: came
   * since and stays, because something else uses it.
   */
  reason: z.enum(leftOutReasons),
});
export type LeftOutElement = z.infer<typeof leftOutSchema>;

/** `safetySnapshotId` is the state from before the restore. */
export const snapshotRestoredSchema = z.object({
  safetySnapshotId: idSchema,
  semHash: z.string(),
  layHash: z.string(),
  /** What couldn't be as it was; only a part leaves something out. */
  leftOut: z.array(leftOutSchema),
});
export type SnapshotRestored = z.infer<typeof snapshotRestoredSchema>;
