/** Where a board would hurt the customer, and what happens if something fails; derived, never stored. */
import { z } from "zod";
import { detections, extents, harms, likelihoods, readinesses } from "#lib/board/model.ts";
import type { RiskScale } from "#lib/risk/risk-scale.ts";
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

const rising = (values: readonly number[]): boolean =>
  values.every((value, at) => value >= (values[at - 1] ?? 0));
const bins = <const Words extends readonly string[], T extends z.ZodType>(words: Words, value: T) =>
  z.strictObject(Object.fromEntries(words.map((word) => [word, value])) as Record<Words[number], T>);
const inOrder = <const Words extends readonly string[]>(words: Words, value: z.ZodNumber) =>
  bins(words, value).refine(
    (by) => rising(words.map((word) => (by as Record<string, number>)[word] ?? 0)),
    "Each word needs at least the number of the word before it",
  );
const probabilitySchema = z
  .strictObject({ point: shareSchema, low: shareSchema, high: shareSchema })
  .refine(({ point, low, high }) => low <= point && point <= high, "The figure must lie within its range");

/** The numbers behind the words of a risk; each list from the least to the most. */
export const riskScaleSchema: z.ZodType<RiskScale> = z.strictObject({
  likelihood: bins(likelihoods, probabilitySchema).refine(
    (by) => rising(likelihoods.map((word) => by[word].point)),
    "Each word needs at least the number of the word before it",
  ),
  extent: inOrder(extents, shareSchema),
  hoursToContain: inOrder(detections, z.number().positive().max(10_000)),
  harm: inOrder(harms, z.number().positive().max(1_000)),
  /** From no fallback to a rehearsed one: what is left of the harm, so it falls. */
  residual: bins(readinesses, shareSchema).refine(
    (by) => rising(readinesses.map((word) => by[word]).toReversed()),
    "A better prepared fallback can't leave more of the harm",
  ),
  /** Below 1: what fails is felt less, the further away. */
  transmission: z.strictObject({ HARD: shareSchema.max(0.99), SOFT: shareSchema.max(0.99) }),
});

/** The scale in force; `isStandard`: the workspace has none of its own. */
export const riskScaleInForceSchema = z.object({ scale: riskScaleSchema, isStandard: z.boolean() });
export type RiskScaleInForce = z.infer<typeof riskScaleInForceSchema>;
/** Null: the standard one again. */
export const setRiskScaleSchema = z.strictObject({ scale: riskScaleSchema.nullable() });
export type SetRiskScale = z.infer<typeof setRiskScaleSchema>;
