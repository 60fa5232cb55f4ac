/** Where a board would hurt the customer, and what happens if something fails; derived, never stored. */
import { z } from "zod";
import { detections, extents, harms, likelihoods, readinesses } from "#lib/board/model.ts";
import type { RiskScale } from "#lib/risk/risk-scale.ts";
import { scaleProblem } from "#lib/risk/scale-problem.ts";
import { idSchema, momentSchema } from "./common.ts";

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

/** Cards and causes as they stood when the last review round was opened or closed. */
export const lastRoundRiskSchema = z.object({
  /** Null before the first round. */
  round: z.object({ n: z.int(), snapshotId: idSchema, at: momentSchema }).nullable(),
  /** Score by card, and by cause. */
  nodes: z.record(idSchema, z.number()),
  providers: z.record(idSchema, z.number()),
});
export type LastRoundRisk = z.infer<typeof lastRoundRiskSchema>;

const bins = <const Words extends readonly string[], T extends z.ZodType>(words: Words, value: T) =>
  z.strictObject(Object.fromEntries(words.map((word) => [word, value])) as Record<Words[number], T>);

/** The numbers behind the words of a risk; each list from the least to the most, what a fallback leaves falling. */
export const riskScaleSchema: z.ZodType<RiskScale> = z
  .strictObject({
    likelihood: bins(
      likelihoods,
      z.strictObject({ point: shareSchema, low: shareSchema, high: shareSchema }),
    ),
    extent: bins(extents, shareSchema),
    hoursToContain: bins(detections, z.number().positive()),
    harm: bins(harms, z.number().positive()),
    residual: bins(readinesses, shareSchema),
    transmission: z.strictObject({ HARD: shareSchema, SOFT: shareSchema }),
  })
  .check((context) => {
    const message = scaleProblem(context.value);
    if (message !== undefined) context.issues.push({ code: "custom", input: context.value, message });
  });

/** The scale in force; `isStandard`: the workspace has none of its own. */
export const riskScaleInForceSchema = z.object({ scale: riskScaleSchema, isStandard: z.boolean() });
export type RiskScaleInForce = z.infer<typeof riskScaleInForceSchema>;
/** Null: the standard one again. */
export const setRiskScaleSchema = z.strictObject({ scale: riskScaleSchema.nullable() });
export type SetRiskScale = z.infer<typeof setRiskScaleSchema>;
