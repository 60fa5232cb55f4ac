/**
 * The board plane of the domain (docs/domain.md §2): what people draw together, as plain values.
 * One zod schema per entity is the single source for the types, for reading the document, for the
 * content API and for the semantic hash. How a field is stored in Yjs stands in `storage.ts`.
 * A field that equals its default is not stored and not hashed.
 */
import { z } from "zod";

export const SCHEMA_VERSION = 1;

const oneOf = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values);
const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
const line = z.string().max(500);
const prose = z.string().max(20_000);
/** Calendar day, ISO 8601 `YYYY-MM-DD`. */
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const finite = z.number().finite();
const share = z.number().min(0).max(1);

export const nodeKinds = [
  "START",
  "STEP",
  "DECISION",
  "EXCEPTION",
  "FALLBACK",
  "SYSTEM",
  "DATA_ASSET",
  "HANDOFF",
  "WORK",
  "OUTCOME",
  "NOTE",
  "GROUP",
] as const;
export const laneKinds = ["TEAM", "CUSTOMER", "VENDOR", "SYSTEM"] as const;
export const criticalities = ["CRITICAL", "MAJOR", "MINOR"] as const;
export const scopes = ["CORE", "LATER", "OUT"] as const;
export const harms = [
  "COSMETIC",
  "FRICTION",
  "CONTACT",
  "LOST_PURCHASE",
  "WRONG_MONEY_OR_ORDER",
  "LEGAL_OR_MASS",
] as const;
export const readinesses = ["NONE", "DOCUMENTED", "BUILT", "REHEARSED"] as const;
export const detections = ["ALERT", "SAME_DAY", "SUPPORT_TICKETS", "NONE"] as const;
export const likelihoods = ["RARE", "UNLIKELY", "POSSIBLE", "LIKELY", "EXPECTED"] as const;
export const extents = ["FEW", "SOME", "MANY", "ALL"] as const;
export const controlTypes = [
  "SEQUENCE",
  "CONDITION",
  "RAISES",
  "FALLS_BACK_TO",
  "REJOINS",
  "COMPENSATES",
] as const;
export const dependencyTypes = [
  "SERVICE",
  "DATA",
  "DELIVERY",
  "DECISION",
  "CONTENT",
  "APPROVAL",
  "COMMS",
] as const;
export const edgeClasses = ["CONTROL", "DEPENDENCY", "ANNOTATION"] as const;
export const flowKinds = ["HAPPY", "EXCEPTION", "FALLBACK", "RECOVERY"] as const;

export const laneSchema = z.object({
  id,
  name: line.default(""),
  kind: oneOf(laneKinds).default("TEAM"),
  calendarTz: line.optional(),
  escalationUserId: id.optional(),
});

/** Somebody who can be named as owner; `userId` links an account and is display only (decision 21). */
export const personSchema = z.object({
  id,
  name: line.default(""),
  role: line.optional(),
  laneId: id.optional(),
  userId: id.optional(),
});

export const acceptanceSchema = z.object({
  id,
  text: prose.default(""),
  given: prose.optional(),
  when: prose.optional(),
  // biome-ignore lint/suspicious/noThenProperty: "given, when, then" is the field's own word
  then: prose.optional(),
  verify: oneOf(["TEST", "METRIC", "INSPECTION"]).optional(),
  checkpointId: id.optional(),
});

export const nodeSchema = z.object({
  id,
  kind: oneOf(nodeKinds),
  title: line.default(""),
  description: prose.default(""),
  laneId: id.optional(),
  ownerId: id.optional(),
  contributors: z.array(id).default([]),
  criticality: oneOf(criticalities).default("MAJOR"),
  scope: oneOf(scopes).default("CORE"),
  phase: oneOf(["NOW", "NEXT"]).default("NOW"),
  checkpointId: id.optional(),
  personas: z.array(line).default([]),
  acceptance: z.array(acceptanceSchema).default([]),
  externalRefs: z.array(z.string().max(2_000)).default([]),
  customerFacing: z.boolean().default(false),
  /** Harm if it fails for one customer; the points behind the words are the risk model's. */
  harm: oneOf(harms).optional(),
  /** How ready the fallback is: of this fallback, or of the step's own workaround. */
  readiness: oneOf(readinesses).default("NONE"),
  // exception
  trigger: prose.default(""),
  detection: oneOf(detections).optional(),
  customerMessage: prose.default(""),
  screenshotRef: z.string().max(2_000).optional(),
  stateAfter: z.object({ money: line.optional(), stock: line.optional(), order: line.optional() }).optional(),
  supportMacroRef: z.string().max(2_000).optional(),
  isTop: z.boolean().default(false),
  // fallback
  mode: oneOf(["AUTOMATIC", "MANUAL", "DEGRADED"]).optional(),
  capacityPerDay: finite.nonnegative().optional(),
  rehearsedAt: day.optional(),
  // data asset
  ruleText: prose.default(""),
  schemaRef: z.string().max(2_000).optional(),
  // outcome
  result: oneOf(["SUCCESS", "DEGRADED", "HUMAN", "ABANDONED", "INCONSISTENT"]).optional(),
});

export const edgeSchema = z.object({
  id,
  cls: oneOf(edgeClasses),
  sourceId: id,
  sourcePort: line.optional(),
  targetId: id,
  targetPort: line.optional(),
  /** CONTROL: a control type; DEPENDENCY: a dependency type; ANNOTATION: none. */
  type: oneOf([...controlTypes, ...dependencyTypes]).optional(),
  description: prose.default(""),
  // control
  guard: line.default(""),
  isDefault: z.boolean().default(false),
  share: share.optional(),
  maxLoops: z.number().int().positive().optional(),
  // dependency: consumer (source) needs provider (target)
  strength: oneOf(["HARD", "SOFT"]).default("HARD"),
  ownerId: id.optional(),
  checkpointId: id.optional(),
  needBy: day.optional(),
  criticality: oneOf(criticalities).default("MAJOR"),
  contractRef: z.string().max(2_000).optional(),
  fallback: z.object({ nodeId: id.optional(), readiness: oneOf(readinesses) }).optional(),
  assumptionIds: z.array(id).default([]),
});

export const flowNoteSchema = z.object({ id, nodeIds: z.array(id).default([]), text: prose.default("") });

export const flowSchema = z.object({
  id,
  kind: oneOf(flowKinds),
  name: line.default(""),
  ownerId: id.optional(),
  parentFlowId: id.optional(),
  entryId: id.optional(),
  /** Share of all journeys that take this flow, 0–1. */
  share: share.optional(),
  path: z.array(id).default([]),
  isTop: z.boolean().default(false),
  notes: z.array(flowNoteSchema).default([]),
});

export const checkpointSchema = z.object({
  id,
  metric: line.default(""),
  unit: line.default(""),
  direction: oneOf(["UP", "DOWN", "WITHIN"]).default("UP"),
  baseline: z.object({ v: finite, at: day.optional(), src: line.optional() }).optional(),
  target: finite.optional(),
  tolerance: finite.nonnegative().optional(),
  due: day.optional(),
  /** Days between two readings. */
  cadence: z.number().int().positive().optional(),
  sourceKind: oneOf(["MANUAL", "API"]).default("MANUAL"),
  ownerId: id.optional(),
});

export const riskSchema = z.object({
  id,
  targetId: id,
  cause: prose.default(""),
  event: prose.default(""),
  consequence: prose.default(""),
  /** Probability of at least one occurrence in the window: a bin, or a range the person typed. */
  p: z.union([oneOf(likelihoods), z.object({ lo: share, hi: share })]).optional(),
  extent: oneOf(extents).optional(),
  detection: oneOf(detections).optional(),
  harm: oneOf(harms).optional(),
  response: oneOf(["AVOID", "REDUCE", "TRANSFER", "ACCEPT"]).optional(),
  ownerId: id.optional(),
  fallback: prose.default(""),
  status: oneOf(["OPEN", "TREATED", "ACCEPTED", "REALISED", "CLOSED"]).default("OPEN"),
});

export const assumptionSchema = z.object({
  id,
  statement: prose.default(""),
  targetIds: z.array(id).default([]),
  ownerId: id.optional(),
  validateBy: day.optional(),
  howTested: prose.default(""),
  status: oneOf(["UNTESTED", "HOLDS", "FALSE", "EXPIRED"]).default("UNTESTED"),
  ifFalse: prose.default(""),
});

export const metaSchema = z.object({
  objective: prose.default(""),
  outcome: z
    .object({
      metric: line,
      baseline: finite.optional(),
      target: finite.optional(),
      unit: line.optional(),
      due: day.optional(),
    })
    .optional(),
  launchAt: day.optional(),
  windowDays: z.number().int().positive().default(28),
  weights: z
    .object({ CRITICAL: finite.positive(), MAJOR: finite.positive(), MINOR: finite.positive() })
    .default({ CRITICAL: 3, MAJOR: 2, MINOR: 1 }),
});

/** Where a card stands, in px at 100 %, relative to its lane's top left corner. */
export const boxSchema = z.object({ x: finite, y: finite, w: finite.positive(), h: finite.positive() });
/** View state of a card: never meaning. */
export const viewSchema = z.object({
  parentId: id.optional(),
  color: line.optional(),
  collapsed: z.boolean().optional(),
  pinned: z.boolean().optional(),
});
/** Place of a lane: `order` is a fractional index, `h` its least height in px. */
export const laneBoxSchema = z.object({ order: z.string().max(100), h: finite.positive() });

export const schemas = {
  lanes: laneSchema,
  people: personSchema,
  nodes: nodeSchema,
  edges: edgeSchema,
  flows: flowSchema,
  checkpoints: checkpointSchema,
  risks: riskSchema,
  assumptions: assumptionSchema,
} as const;
export type EntityMap = keyof typeof schemas;
export const entityMaps = Object.keys(schemas) as EntityMap[];

export type Lane = z.infer<typeof laneSchema>;
export type Person = z.infer<typeof personSchema>;
export type AcceptanceCriterion = z.infer<typeof acceptanceSchema>;
export type BoardNode = z.infer<typeof nodeSchema>;
export type BoardEdge = z.infer<typeof edgeSchema>;
export type Flow = z.infer<typeof flowSchema>;
export type Checkpoint = z.infer<typeof checkpointSchema>;
export type Risk = z.infer<typeof riskSchema>;
export type Assumption = z.infer<typeof assumptionSchema>;
export type BoardMeta = z.infer<typeof metaSchema>;
export type Box = z.infer<typeof boxSchema>;
export type LaneBox = z.infer<typeof laneBoxSchema>;
export type ViewState = z.infer<typeof viewSchema>;

export type NodeKind = BoardNode["kind"];
export type ControlType = (typeof controlTypes)[number];
export type DependencyType = (typeof dependencyTypes)[number];
export type Criticality = (typeof criticalities)[number];
export type FlowKind = Flow["kind"];

export interface EntityOf {
  lanes: Lane;
  people: Person;
  nodes: BoardNode;
  edges: BoardEdge;
  flows: Flow;
  checkpoints: Checkpoint;
  risks: Risk;
  assumptions: Assumption;
}

/** The parsed board: every id in `edges`, `laneId`, `ownerId`, … that is kept points at something that exists. */
export interface Board {
  readonly schema: number;
  readonly meta: BoardMeta;
  readonly lanes: ReadonlyMap<string, Lane>;
  readonly people: ReadonlyMap<string, Person>;
  readonly nodes: ReadonlyMap<string, BoardNode>;
  readonly edges: ReadonlyMap<string, BoardEdge>;
  readonly flows: ReadonlyMap<string, Flow>;
  readonly checkpoints: ReadonlyMap<string, Checkpoint>;
  readonly risks: ReadonlyMap<string, Risk>;
  readonly assumptions: ReadonlyMap<string, Assumption>;
  readonly layout: BoardLayout;
}

export interface BoardLayout {
  /** Cards by node id. */
  readonly boxes: ReadonlyMap<string, Box>;
  /** Lanes by lane id. */
  readonly lanes: ReadonlyMap<string, LaneBox>;
  /** View state by node or lane id. */
  readonly views: ReadonlyMap<string, ViewState>;
}

const recordOf = <T extends z.ZodType>(value: T) => z.record(id, value).default({});

/**
 * The board as JSON (API, snapshots, seeds), keyed by id; `layout` has the document's own keys:
 * node id → box, lane id → { order, h }, `<id>:view` → view state.
 */
export const contentSchema = z.strictObject({
  schema: z.literal(SCHEMA_VERSION),
  meta: z.strictObject(metaSchema.shape).prefault({}),
  lanes: recordOf(z.strictObject(laneSchema.shape)),
  people: recordOf(z.strictObject(personSchema.shape)),
  nodes: recordOf(z.strictObject(nodeSchema.shape)),
  edges: recordOf(z.strictObject(edgeSchema.shape)),
  flows: recordOf(z.strictObject(flowSchema.shape)),
  checkpoints: recordOf(z.strictObject(checkpointSchema.shape)),
  risks: recordOf(z.strictObject(riskSchema.shape)),
  assumptions: recordOf(z.strictObject(assumptionSchema.shape)),
  layout: z
    .record(
      z.string().regex(/^[A-Za-z0-9_-]{1,64}(:view)?$/),
      z.union([
        z.strictObject(boxSchema.shape),
        z.strictObject(laneBoxSchema.shape),
        z.strictObject(viewSchema.shape),
      ]),
    )
    .default({}),
});
export type BoardContent = z.infer<typeof contentSchema>;
