/** What the provider of a dependency answered; ledger facts, keyed by the edge's id. */
import { z } from "zod";
import { daySchema, idSchema, momentSchema, plainText } from "./common.ts";

const verdicts = ["ACKNOWLEDGED", "COUNTERED", "DECLINED"] as const;

export const answerDependencySchema = z.strictObject({
  verdict: z.enum(verdicts),
  promisedBy: daySchema.optional(),
  note: plainText.trim().max(2_000).default(""),
});
export type AnswerDependency = z.infer<typeof answerDependencySchema>;

export const dependencyResponseSchema = z.object({
  id: idSchema,
  edgeId: idSchema,
  verdict: z.enum(verdicts),
  promisedBy: daySchema.nullable(),
  note: z.string(),
  by: z.object({ userId: idSchema, name: z.string() }),
  at: momentSchema,
  /** False when type, strength, need-by or ends changed since: the answer is about other terms. */
  isCurrent: z.boolean(),
});
export type DependencyResponse = z.infer<typeof dependencyResponseSchema>;
