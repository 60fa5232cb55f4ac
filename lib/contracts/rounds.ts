/** Review rounds: what is to be decided, who has to sign for what, and what they signed. */
import { z } from "zod";
import { coveredMaps, reviewScopeTypes } from "#lib/rounds/covered-elements.ts";
import { mayLock, roundKinds } from "#lib/rounds/round-kinds.ts";
import { roundOutcomes, validities, verdicts } from "#lib/rounds/round-state.ts";
import { reasonSchema } from "./boards.ts";
import { authorSchema, daySchema, idSchema, momentSchema, plainText } from "./common.ts";
import { fieldDifferenceSchema } from "./comparison.ts";
import { threadSchema } from "./threads.ts";

const scopeSchema = z.strictObject({ type: z.enum(reviewScopeTypes), id: idSchema });

export const openRoundSchema = z
  .strictObject({
    kind: z.enum(roundKinds),
    objective: plainText.trim().min(1, "Say what is to be decided").max(2_000),
    required: z
      .array(z.strictObject({ scope: scopeSchema, approverId: idSchema }))
      .max(50)
      .default([]),
    closesAt: daySchema.optional(),
    /** Approved, it locks the board when it is closed. */
    locks: z.boolean().default(false),
    /** Given on a locked board, this unlocks it; absent, it stays locked. */
    unlockReason: reasonSchema.optional(),
  })
  .refine(({ kind, locks }) => !locks || mayLock(kind), {
    path: ["locks"],
    message: "Only scope, pre-commit and gate rounds can lock the board",
  })
  .refine(({ locks, required }) => !locks || required.length > 0, {
    path: ["required"],
    message: "Name who has to approve: what nobody approves can't lock the board",
  })
  .refine(({ required }) => new Set(required.map((one) => JSON.stringify(one))).size === required.length, {
    path: ["required"],
    message: "The same person is named twice for the same part",
  });
export type OpenRound = z.infer<typeof openRoundSchema>;

const needsWords = new Set<string>(["APPROVE_WITH_CONDITIONS", "REQUEST_CHANGES"]);
export const signRoundSchema = z
  .strictObject({
    verdict: z.enum(verdicts),
    /** On what condition, or what has to change. */
    conditions: z.array(plainText.trim().min(1, "Write something").max(1_000)).max(20).default([]),
    /** `hashSignature` of what the approver saw: refused when that isn't what is there now. */
    seenHash: z.string().max(64).optional(),
  })
  .refine(({ verdict, conditions }) => needsWords.has(verdict) === conditions.length > 0, {
    path: ["conditions"],
    message: "Say what has to change, or on what condition; a plain approval has none",
  });
export type SignRound = z.infer<typeof signRoundSchema>;

const roundSnapshotSchema = z.object({
  id: idSchema,
  seq: z.number().int(),
  semHash: z.string(),
  createdAt: momentSchema,
});

const requirementSchema = z.object({
  scope: scopeSchema,
  /** What the lane or flow was called when the round was opened. */
  about: z.string(),
  approver: authorSchema,
});

const approvalSchema = z.object({
  id: idSchema,
  by: authorSchema,
  at: momentSchema,
  verdict: z.enum(verdicts),
  conditions: z.array(z.string()),
  /** Element id → hash of its meaning when it was signed. */
  covered: z.record(z.string(), z.string()),
  validity: z.enum(validities),
  withdrawnAt: momentSchema.nullable(),
  /** What makes it stale; of an approval that doesn't count any more nothing is told. */
  changes: z.array(
    z.object({
      id: idSchema,
      /** The map of the content that holds it, or held it. */
      map: z.enum(coveredMaps),
      change: z.enum(["CHANGED", "DELETED"]),
      name: z.string(),
      fields: z.array(fieldDifferenceSchema.pick({ path: true, before: true, after: true })),
    }),
  ),
  /** Elements of which only the description differs. */
  noted: z.array(idSchema),
  /** Elements that came to the lane or flow since. */
  added: z.array(idSchema),
});
export type RoundApproval = z.infer<typeof approvalSchema>;

const openThreadSchema = threadSchema.pick({ id: true, about: true, excerpt: true, openedBy: true });

export const roundSchema = z.object({
  id: idSchema,
  /** 1, 2, 3 … per board. */
  n: z.number().int(),
  kind: z.enum(roundKinds),
  objective: z.string(),
  locks: z.boolean(),
  closesAt: daySchema.nullable(),
  opened: z.object({ by: authorSchema, at: momentSchema }),
  closed: z.object({ by: authorSchema, at: momentSchema, outcome: z.enum(roundOutcomes) }).nullable(),
  /** What it was opened on; null in the past that the sample board comes with. */
  baseSnapshot: roundSnapshotSchema.nullable(),
  closeSnapshot: roundSnapshotSchema.nullable(),
  required: z.array(requirementSchema),
  /** Oldest first. */
  approvals: z.array(approvalSchema),
  state: z.enum(["OPEN", "APPROVED", "CHANGES_REQUESTED", "CLOSED"]),
  /** Who has to sign, or to sign again; empty once it is closed. */
  waitingFor: z.array(authorSchema),
  /** Comments on what it covers of which nothing has come yet: they keep it open. Empty once it is closed. */
  openThreads: z.array(openThreadSchema),
});
export type Round = z.infer<typeof roundSchema>;
