/** Where a board would hurt the customer, and what happens if something fails; derived, never stored. */
import { z } from "zod";
import { idSchema } from "./common.ts";

const shareSchema = z.number().min(0).max(1);
/** What the domain hands out can't be changed. */
const list = <T extends z.ZodType>(item: T) => z.array(item).readonly();
const ranged = {
  /** Expected harm points per 1,000 journeys in the board's window, with its low and high end. */
  score: z.number(),
  low: z.number(),
  high: z.number(),
};

export const riskReportSchema = z.object({
  nodes: list(
    z.object({
      id: idSchema,
      exposure: z.number(),
      likelihood: shareSchema,
      share: shareSchema,
      harm: z.number(),
      residual: shareSchema,
      ...ranged,
      severity: z.enum(["HIGH", "MEDIUM", "LOW"]),
      causes: list(
        z.object({
          riskId: idSchema,
          elementId: idSchema,
          contribution: shareSchema,
          path: list(idSchema),
        }),
      ),
    }),
  ),
  providers: list(
    z.object({ id: idSchema, riskIds: list(idSchema), ...ranged, proximity: z.int().nullable() }),
  ),
  incompleteRiskIds: list(idSchema),
  /** How well what can go wrong is prepared, 0–1: over critical and major steps, and over the critical ones. */
  prepared: z.object({ value: shareSchema.nullable(), critical: shareSchema.nullable() }),
});

export const whatIfRequestSchema = z.strictObject({
  /** Cards or dependencies of the board. */
  down: z.array(idSchema).min(1, "Name what is down").max(100),
});
export type WhatIfRequest = z.infer<typeof whatIfRequestSchema>;

export const whatIfSchema = z.object({
  down: list(idSchema),
  affected: list(
    z.object({
      id: idSchema,
      reach: shareSchema,
      hops: z.int(),
      path: list(idSchema),
      downId: idSchema,
    }),
  ),
  flowIds: list(idSchema),
  share: shareSchema,
  ownerIds: list(idSchema),
  exceptionIds: list(idSchema),
  answers: list(
    z.object({
      exceptionId: idSchema,
      fallbackId: idSchema,
      /** Present: the fallback fails too, by these dependencies. */
      failsBy: list(idSchema).optional(),
    }),
  ),
  unanswered: list(idSchema),
});
