/** What a board lacks, by rule (derived, never stored), and what somebody answers for leaving open. */
import { z } from "zod";
import { type GapCode, gapCatalog } from "#lib/gaps/gap-catalog.ts";
import { daySchema, idSchema, momentSchema, plainText } from "./common.ts";

const gapCode = z.enum(Object.keys(gapCatalog) as [GapCode, ...GapCode[]]);
/** Null for the whole board. */
const gapElement = idSchema.nullable();

export const gapWaiverSchema = z.object({
  id: idSchema,
  code: gapCode,
  elementId: gapElement,
  reason: z.string(),
  /** The last day on which it holds. */
  until: daySchema,
  by: z.object({ userId: idSchema, name: z.string() }),
  at: momentSchema,
});
export type GapWaiver = z.infer<typeof gapWaiverSchema>;

export const waiveGapSchema = z.strictObject({
  code: gapCode,
  elementId: gapElement,
  reason: plainText.trim().min(1, "Say why it may stay open").max(2_000),
  until: daySchema,
});
export type WaiveGap = z.infer<typeof waiveGapSchema>;

export const gapSchema = z.object({
  code: gapCode,
  severity: z.enum(["error", "warn", "info"]),
  elementId: gapElement,
  relatedIds: z.array(idSchema).readonly(),
  message: z.string(),
  /** The sentence of the field that the rule comes from. */
  why: z.string(),
  /** Who answers for leaving it open; null: nobody. */
  waiver: gapWaiverSchema.nullable(),
});
export type GapItem = z.infer<typeof gapSchema>;
