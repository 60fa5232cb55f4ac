/**
 * The board plane of the domain (docs/domain.md §2): what people draw together, as plain values.
 * One zod schema per entity is the single source for the types, for reading the document, for the
 * content API and for the semantic hash. How a field is stored in Yjs stands in `storage.ts`.
 * A field that equals its default is not stored and not hashed.
 * zod/mini: the same schemas in the functional form, of which a browser loads only what is used.
 */
import * as z from "zod/mini";

export const SCHEMA_VERSION = 1;

const oneOf = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values);
const id = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/));
const line = z.string().check(z.maxLength(500));
const prose = z.string().check(z.maxLength(20_000));
/** An address or reference outside. */
const reference = z.string().check(z.maxLength(2_000));
/** Calendar day, ISO 8601 `YYYY-MM-DD`. */
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const finite = z.number();
const share = z.number().check(z.minimum(0), z.maximum(1));
const amount = z.number().check(z.nonnegative());
const size = z.number().check(z.positive());
const count = z.int().check(z.positive());

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
  name: z._default(line, ""),
  kind: z._default(oneOf(laneKinds), "TEAM"),
  calendarTz: z.optional(line),
  escalationUserId: z.optional(id),
});

/** Somebody who can be named as owner; `userId` links an account and is display only (decision 21). */
export const personSchema = z.object({
  id,
  name: z._default(line, ""),
  role: z.optional(line),
  laneId: z.optional(id),
  userId: z.optional(id),
});

export const acceptanceSchema = z.object({
  id,
  text: z._default(prose, ""),
  given: z.optional(prose),
  when: z.optional(prose),
  // biome-ignore lint/suspicious/noThenProperty: "given, when, then" is the field's own word
  then: z.optional(prose),
  verify: z.optional(oneOf(["TEST", "METRIC", "INSPECTION"])),
  checkpointId: z.optional(id),
});

export const nodeSchema = z.object({
  id,
  kind: oneOf(nodeKinds),
  title: z._default(line, ""),
  description: z._default(prose, ""),
  laneId: z.optional(id),
  ownerId: z.optional(id),
  contributors: z._default(z.array(id), []),
  criticality: z._default(oneOf(criticalities), "MAJOR"),
  scope: z._default(oneOf(scopes), "CORE"),
  phase: z._default(oneOf(["NOW", "NEXT"]), "NOW"),
  checkpointId: z.optional(id),
  personas: z._default(z.array(line), []),
  acceptance: z._default(z.array(acceptanceSchema), []),
  externalRefs: z._default(z.array(reference), []),
  customerFacing: z._default(z.boolean(), false),
  /** Harm if it fails for one customer; the points behind the words are the risk model's. */
  harm: z.optional(oneOf(harms)),
  /** How ready the fallback is: of this fallback, or of the step's own workaround. */
  readiness: z._default(oneOf(readinesses), "NONE"),
  // exception
  trigger: z._default(prose, ""),
  detection: z.optional(oneOf(detections)),
  customerMessage: z._default(prose, ""),
  screenshotRef: z.optional(reference),
  stateAfter: z.optional(
    z.object({ money: z.optional(line), stock: z.optional(line), order: z.optional(line) }),
  ),
  supportMacroRef: z.optional(reference),
  isTop: z._default(z.boolean(), false),
  // fallback
  mode: z.optional(oneOf(["AUTOMATIC", "MANUAL", "DEGRADED"])),
  capacityPerDay: z.optional(amount),
  rehearsedAt: z.optional(day),
  // data asset
  ruleText: z._default(prose, ""),
  schemaRef: z.optional(reference),
  // outcome
  result: z.optional(oneOf(["SUCCESS", "DEGRADED", "HUMAN", "ABANDONED", "INCONSISTENT"])),
});

export const edgeSchema = z.object({
  id,
  cls: oneOf(edgeClasses),
  sourceId: id,
  sourcePort: z.optional(line),
  targetId: id,
  targetPort: z.optional(line),
  /** CONTROL: a control type; DEPENDENCY: a dependency type; ANNOTATION: none. */
  type: z.optional(oneOf([...controlTypes, ...dependencyTypes])),
  description: z._default(prose, ""),
  // control
  guard: z._default(line, ""),
  isDefault: z._default(z.boolean(), false),
  share: z.optional(share),
  maxLoops: z.optional(count),
  // dependency: consumer (source) needs provider (target)
  strength: z._default(oneOf(["HARD", "SOFT"]), "HARD"),
  ownerId: z.optional(id),
  checkpointId: z.optional(id),
  needBy: z.optional(day),
  criticality: z._default(oneOf(criticalities), "MAJOR"),
  contractRef: z.optional(reference),
  fallback: z.optional(z.object({ nodeId: z.optional(id), readiness: oneOf(readinesses) })),
  assumptionIds: z._default(z.array(id), []),
});

export const flowNoteSchema = z.object({
  id,
  nodeIds: z._default(z.array(id), []),
  text: z._default(prose, ""),
});

export const flowSchema = z.object({
  id,
  kind: oneOf(flowKinds),
  name: z._default(line, ""),
  ownerId: z.optional(id),
  parentFlowId: z.optional(id),
  entryId: z.optional(id),
  /** Share of all journeys that take this flow, 0–1. */
  share: z.optional(share),
  path: z._default(z.array(id), []),
  isTop: z._default(z.boolean(), false),
  notes: z._default(z.array(flowNoteSchema), []),
});

export const checkpointSchema = z.object({
  id,
  metric: z._default(line, ""),
  unit: z._default(line, ""),
  direction: z._default(oneOf(["UP", "DOWN", "WITHIN"]), "UP"),
  baseline: z.optional(z.object({ v: finite, at: z.optional(day), src: z.optional(line) })),
  target: z.optional(finite),
  tolerance: z.optional(amount),
  due: z.optional(day),
  /** Days between two readings. */
  cadence: z.optional(count),
  sourceKind: z._default(oneOf(["MANUAL", "API"]), "MANUAL"),
  ownerId: z.optional(id),
});

export const riskSchema = z.object({
  id,
  targetId: id,
  cause: z._default(prose, ""),
  event: z._default(prose, ""),
  consequence: z._default(prose, ""),
  /** Probability of at least one occurrence in the window: a bin, or a range the person typed. */
  p: z.optional(z.union([oneOf(likelihoods), z.object({ lo: share, hi: share })])),
  extent: z.optional(oneOf(extents)),
  detection: z.optional(oneOf(detections)),
  harm: z.optional(oneOf(harms)),
  response: z.optional(oneOf(["AVOID", "REDUCE", "TRANSFER", "ACCEPT"])),
  ownerId: z.optional(id),
  fallback: z._default(prose, ""),
  status: z._default(oneOf(["OPEN", "TREATED", "ACCEPTED", "REALISED", "CLOSED"]), "OPEN"),
});

export const assumptionSchema = z.object({
  id,
  statement: z._default(prose, ""),
  targetIds: z._default(z.array(id), []),
  ownerId: z.optional(id),
  validateBy: z.optional(day),
  howTested: z._default(prose, ""),
  status: z._default(oneOf(["UNTESTED", "HOLDS", "FALSE", "EXPIRED"]), "UNTESTED"),
  ifFalse: z._default(prose, ""),
});

export const metaSchema = z.object({
  objective: z._default(prose, ""),
  outcome: z.optional(
    z.object({
      metric: line,
      baseline: z.optional(finite),
      target: z.optional(finite),
      unit: z.optional(line),
      due: z.optional(day),
    }),
  ),
  launchAt: z.optional(day),
  windowDays: z._default(count, 28),
  weights: z._default(z.object({ CRITICAL: size, MAJOR: size, MINOR: size }), {
    CRITICAL: 3,
    MAJOR: 2,
    MINOR: 1,
  }),
});

/** Where a card stands, in px at 100 %, relative to its lane's top left corner. */
export const boxSchema = z.object({ x: finite, y: finite, w: size, h: size });
/** View state of a card: never meaning. */
export const viewSchema = z.object({
  parentId: z.optional(id),
  color: z.optional(line),
  collapsed: z.optional(z.boolean()),
  pinned: z.optional(z.boolean()),
  /** A fractional index: which cards it lies over and under. */
  order: z.optional(z.string().check(z.maxLength(100))),
});
/** Place of a lane: `order` is a fractional index, `h` its least height in px. */
export const laneBoxSchema = z.object({ order: z.string().check(z.maxLength(100)), h: size });

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

const recordOf = <T extends z.ZodMiniType>(value: T) => z._default(z.record(id, value), {});

/**
 * The board as JSON (API, snapshots, seeds), keyed by id; `layout` has the document's own keys:
 * node id → box, lane id → { order, h }, `<id>:view` → view state.
 */
export const contentSchema = z.strictObject({
  schema: z.literal(SCHEMA_VERSION),
  meta: z.prefault(z.strictObject(metaSchema.shape), {}),
  lanes: recordOf(z.strictObject(laneSchema.shape)),
  people: recordOf(z.strictObject(personSchema.shape)),
  nodes: recordOf(z.strictObject(nodeSchema.shape)),
  edges: recordOf(z.strictObject(edgeSchema.shape)),
  flows: recordOf(z.strictObject(flowSchema.shape)),
  checkpoints: recordOf(z.strictObject(checkpointSchema.shape)),
  risks: recordOf(z.strictObject(riskSchema.shape)),
  assumptions: recordOf(z.strictObject(assumptionSchema.shape)),
  layout: z._default(
    z.record(
      z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}(:view)?$/)),
      z.union([
        z.strictObject(boxSchema.shape),
        z.strictObject(laneBoxSchema.shape),
        z.strictObject(viewSchema.shape),
      ]),
    ),
    {},
  ),
});
export type BoardContent = z.infer<typeof contentSchema>;
