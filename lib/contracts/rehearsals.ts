/** Failures that were played through, with who was called and when they answered: ledger facts, evidence for a launch. */
import { z } from "zod";
import { authorSchema, idSchema, momentSchema, plainText } from "./common.ts";
import { whatIfRequestSchema } from "./risk.ts";

export const startRehearsalSchema = whatIfRequestSchema.extend({
  /** What is played, in words. */
  scenario: plainText.trim().min(1, "Say what is played").max(500),
});
export type StartRehearsal = z.infer<typeof startRehearsalSchema>;

export const callSchema = z.strictObject({ personId: idSchema });
export const endRehearsalSchema = z.strictObject({ note: plainText.trim().max(2_000).default("") });

/** What followed from the failure when it was played; names as they were then. */
export const rehearsedSchema = z.object({
  down: z.array(idSchema),
  affected: z.array(idSchema),
  flowIds: z.array(idSchema),
  /** Share of all journeys in those flows, 0–1. */
  share: z.number(),
  ownerIds: z.array(idSchema),
  /** Fallbacks that fail with it, and exceptions for which nothing takes over. */
  failing: z.array(idSchema),
  unanswered: z.array(idSchema),
  /** By id of a card, need or flow. */
  names: z.record(idSchema, z.string()),
  /** Everybody on the board, by id. */
  people: z.record(idSchema, z.string()),
});
export type Rehearsed = z.infer<typeof rehearsedSchema>;

export const rehearsalSchema = z.object({
  id: idSchema,
  scenario: z.string(),
  result: rehearsedSchema,
  started: z.object({ by: authorSchema, at: momentSchema }),
  ended: z.object({ by: authorSchema, at: momentSchema, note: z.string() }).nullable(),
  /** In the order of the calls; times are the server's. */
  calls: z.array(
    z.object({
      id: idSchema,
      personId: idSchema,
      name: z.string(),
      calledAt: momentSchema,
      answeredAt: momentSchema.nullable(),
    }),
  ),
  /** What was down and what it hits mean the same today. */
  isCurrent: z.boolean(),
});
export type Rehearsal = z.infer<typeof rehearsalSchema>;
