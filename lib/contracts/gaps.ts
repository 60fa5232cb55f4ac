/** What a board lacks, by rule; derived, never stored. */
import { z } from "zod";
import { type GapCode, gapCatalog } from "#lib/gaps/gap-catalog.ts";
import { idSchema } from "./common.ts";

export const gapSchema = z.object({
  code: z.enum(Object.keys(gapCatalog) as [GapCode, ...GapCode[]]),
  severity: z.enum(["error", "warn", "info"]),
  /** Null for the whole board. */
  elementId: idSchema.nullable(),
  relatedIds: z.array(idSchema).readonly(),
  message: z.string(),
  /** The sentence of the field that the rule comes from. */
  why: z.string(),
});
export type GapItem = z.infer<typeof gapSchema>;
