/** What differs between two states of a board, in meaning; layout is only counted. Derived, never stored. */
import { z } from "zod";
import { entityMaps } from "#lib/board/model.ts";
import { aspects } from "#lib/diff/aspect.ts";
import { roundKinds } from "#lib/rounds/round-kinds.ts";
import { idSchema, momentSchema, personRefSchema } from "./common.ts";

/** What the domain hands out can't be changed. */
const list = <T extends z.ZodType>(item: T) => z.array(item).readonly();
const shareSchema = z.number().min(0).max(1);

/** `to` may be the word `now`: the live board. */
export const compareQuerySchema = z.object({
  from: idSchema,
  to: idSchema.default("now"),
});
export type CompareQuery = z.infer<typeof compareQuerySchema>;

export const mapSchema = z.enum([...entityMaps, "meta"]);
export const elementSchema = z.object({
  id: idSchema,
  /** The map of the content that holds it; `meta` is the board itself. */
  kind: mapSchema,
  /** What it is within its kind, e.g. `STEP` or `SERVICE`. */
  type: z.string().nullable(),
  /** As people call it: its title, or both ends of an edge; may be empty. */
  name: z.string(),
});
const differenceSchema = elementSchema.extend({
  ownerId: idSchema.nullable(),
  laneId: idSchema.nullable(),
  flowId: idSchema.nullable(),
});
/** The applied change request that covers a difference; null: nobody explains it. */
const explainedBySchema = idSchema.nullable();
const loneSchema = differenceSchema.extend({
  element: z.record(z.string(), z.unknown()).readonly(),
  explainedBy: explainedBySchema,
});

export const fieldDifferenceSchema = z.object({
  /** From the element down, by dots: `acceptance.a1.text`. With the element's id in front it is the address. */
  path: z.string(),
  /** A rename (`title`), other ends (`ends`), another team (`lane`) … */
  aspect: z.enum(aspects),
  /** Null where there was nothing. */
  before: z.unknown(),
  /** Null where there is nothing any more. */
  after: z.unknown(),
  /** False for a status, which approvals don't cover. */
  isMeaning: z.boolean(),
  explainedBy: explainedBySchema,
});
export type FieldDifference = z.infer<typeof fieldDifferenceSchema>;

const unitSchema = z.object({
  /** The unit: an element's id, or a criterion's address. */
  address: z.string(),
  name: z.string(),
  change: z.enum(["added", "removed", "changed"]),
  weight: z.number(),
  stability: shareSchema,
  /** What it takes from the figure. */
  share: shareSchema,
  unexplainedShare: shareSchema,
  fields: list(z.string()),
});
export const stabilitySchema = z.object({
  /** Null when neither state has anything in scope. */
  value: shareSchema.nullable(),
  /** The same with only those differences that no applied change request covers. */
  unexplained: shareSchema.nullable(),
  churn: z.object({ added: shareSchema, removed: shareSchema, changed: shareSchema }),
  /** Null when nothing was approved. */
  reopenedApproved: shareSchema.nullable(),
  unitCount: z.int(),
  units: list(unitSchema),
});

/** One review round after another: how much of the scope the earlier one closed with the later one still had. */
export const stabilityPointSchema = stabilitySchema
  .pick({ value: true, unexplained: true, churn: true, unitCount: true })
  .extend({
    round: z.object({ n: z.int(), kind: z.enum(roundKinds) }),
    previous: z.object({ n: z.int(), kind: z.enum(roundKinds) }),
    /** The snapshots that both closed with. */
    from: idSchema,
    to: idSchema,
  });
export type StabilityPoint = z.infer<typeof stabilityPointSchema>;

/** What both contents say, without who changed it. */
export const differencesSchema = z.object({
  added: list(loneSchema),
  removed: list(loneSchema),
  changed: list(differenceSchema.extend({ fields: list(fieldDifferenceSchema) })),
  /** Moved, resized, recoloured or folded, and otherwise the same. */
  moved: list(elementSchema),
  /** What ids in the differences are called; of something that only one side has, what it was called there. */
  names: z.record(z.string(), z.string()).readonly(),
  stability: stabilitySchema,
});
export type Differences = z.infer<typeof differencesSchema>;
export type Difference = z.infer<typeof differenceSchema>;

const stateSchema = z.object({
  /** Null: the live board. */
  snapshotId: idSchema.nullable(),
  label: z.string().nullable(),
  at: momentSchema,
});
export const comparisonSchema = differencesSchema.extend({
  from: stateSchema,
  to: stateSchema,
  /** By element: who touched it last between the two states, and when. Those nobody is known for are left out. */
  edits: z.record(z.string(), z.object({ by: personRefSchema, at: momentSchema })),
  /** The change requests that explain differences, by id. */
  changeRequests: z.record(z.string(), z.object({ n: z.number().int(), title: z.string() })),
});
export type Comparison = z.infer<typeof comparisonSchema>;
