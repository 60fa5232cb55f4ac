/** Change requests: changes of a board that are drawn on a draft, assessed, decided, merged and taken back. */
import { z } from "zod";
import { assessmentTexts, changeSources, changeStates, changeSteps } from "#lib/changes/change-state.ts";
import { sides } from "#lib/diff/three-way.ts";
import { reasonSchema } from "./boards.ts";
import { authorSchema, idSchema, momentSchema, plainText, titleSchema } from "./common.ts";
import { elementSchema, mapSchema } from "./comparison.ts";

const wordsSchema = plainText.trim().max(2_000);
const texts = Object.fromEntries(assessmentTexts.map((name) => [name, wordsSchema])) as Record<
  (typeof assessmentTexts)[number],
  typeof wordsSchema
>;

export const proposeChangeSchema = z.strictObject({
  title: titleSchema,
  reason: wordsSchema.default(""),
  source: z.enum(changeSources).default("STAKEHOLDER"),
});
export type ProposeChange = z.infer<typeof proposeChangeSchema>;

/** What is given is changed; the three texts of the assessment may be empty until somebody is asked to decide. */
export const updateChangeSchema = z
  .strictObject({ title: titleSchema, reason: wordsSchema, source: z.enum(changeSources), ...texts })
  .partial();
export type UpdateChange = z.infer<typeof updateChangeSchema>;

export const askToDecideSchema = z.strictObject({ approverId: idSchema });
export type AskToDecide = z.infer<typeof askToDecideSchema>;

/** `seenHash` is the `draftHash` that was looked at: refused when the draft isn't that any more. */
export const approveChangeSchema = z.strictObject({ seenHash: z.string().max(64) });
export type ApproveChange = z.infer<typeof approveChangeSchema>;

export const rejectChangeSchema = z.strictObject({ reason: reasonSchema });
export type RejectChange = z.infer<typeof rejectChangeSchema>;

/** One side for each conflict, by its address; `seenConflicts` is the `conflictsHash` that they were chosen from. */
const chosen = {
  choices: z.record(z.string().max(500), z.enum(sides)).default({}),
  seenConflicts: z.string().max(64),
};
export const rebaseChangeSchema = z.strictObject(chosen);
export type RebaseChange = z.infer<typeof rebaseChangeSchema>;
export const revertChangeSchema = z.strictObject({ reason: reasonSchema, ...chosen });
export type RevertChange = z.infer<typeof revertChangeSchema>;

const stepSchema = z.object({
  kind: z.enum(changeSteps),
  by: authorSchema,
  at: momentSchema,
  /** Why it was rejected or reverted; empty otherwise. */
  reason: z.string(),
  /** The board as it was just before; null where the step changed nothing on it. */
  snapshotId: idSchema.nullable(),
});

export const changeRequestSchema = z.object({
  id: idSchema,
  /** 1, 2, 3 … per board; people call it C-1, C-2, C-3. */
  n: z.number().int(),
  title: z.string(),
  reason: z.string(),
  source: z.enum(changeSources),
  state: z.enum(changeStates),
  requester: authorSchema,
  at: momentSchema,
  /** The draft: a document that opens like a board's. */
  draftDocumentId: idSchema,
  ...(Object.fromEntries(assessmentTexts.map((name) => [name, z.string()])) as Record<
    (typeof assessmentTexts)[number],
    z.ZodString
  >),
  /** Who was asked to decide; null before anybody was. */
  approver: authorSchema.nullable(),
  /** Oldest first. */
  steps: z.array(stepSchema),
});
export type ChangeRequest = z.infer<typeof changeRequestSchema>;

const conflictSchema = z.object({
  /** What is chosen for: an element's id, or with a field after a colon. */
  address: z.string(),
  id: idSchema,
  kind: mapSchema,
  type: z.string().nullable(),
  name: z.string(),
  /** The field, by dots; empty for an element that one side removed. */
  path: z.string(),
  /** Null: nothing there. What all had, what the board has now, what the draft (or taking back) would make of it. */
  fork: z.unknown(),
  base: z.unknown(),
  draft: z.unknown(),
});
export type ChangeConflict = z.infer<typeof conflictSchema>;

const riskSchema = z.number().nullable();
const impactSchema = z.object({
  elements: z
    .array(elementSchema.omit({ type: true }).extend({ change: z.enum(["added", "removed", "changed"]) }))
    .readonly(),
  checkpoints: z.array(z.object({ id: idSchema, name: z.string() })).readonly(),
  /** Expected harm points per 1,000 journeys: over all cards that the customer meets, and of those that differ. */
  risk: z.object({
    before: z.number(),
    after: z.number(),
    cards: z
      .array(z.object({ id: idSchema, name: z.string(), before: riskSchema, after: riskSchema }))
      .readonly(),
  }),
});

export const changeStandingSchema = z.object({
  request: changeRequestSchema,
  /** The hash of the draft's meaning: what an approval is of. */
  draftHash: z.string(),
  /** The draft has everything that is on the board now. Once it was applied: the board has nothing newer. */
  isRebased: z.boolean(),
  /** Of bringing the draft up to date; once it was applied, of taking it back. */
  conflicts: z.array(conflictSchema),
  conflictsHash: z.string(),
  /** What ids in the conflicts are called. */
  names: z.record(z.string(), z.string()),
  impact: impactSchema,
  /** Approvals that hold now and would be stale with the draft; none once it is decided. */
  approvals: z.array(
    z.object({
      id: idSchema,
      by: authorSchema,
      round: z.number().int(),
      changes: z.array(z.object({ id: idSchema, name: z.string() })),
    }),
  ),
});
export type ChangeStanding = z.infer<typeof changeStandingSchema>;

/** Another request: its draft is compared with, instead of the board that both came from. */
export const draftComparisonQuerySchema = z.object({ with: idSchema.optional() });
