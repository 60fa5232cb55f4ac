/**
 * How each field of the model is stored in the document: the one table that reading, writing, defaults, JSON,
 * references and hashing are driven by. Field names, checks and defaults come from the zod schemas of
 * `model.ts`; this file adds only what a schema can't say.
 */
import type * as z from "zod/mini";
import {
  acceptanceSchema,
  type EntityMap,
  type EntityOf,
  entityMaps,
  flowNoteSchema,
  metaSchema,
  schemas,
} from "./model.ts";

/**
 * - `plain`: a JSON value, last writer wins.
 * - `text`: a `Y.Text`, so that no character of either typist is lost.
 * - `set`: a `Y.Map` from member to `true`.
 * - `list`: a `Y.Array` of ids.
 * - `records`: a `Y.Map` from id to a `Y.Map` with a fractional `order` beside its fields.
 */
type FieldKind = "plain" | "text" | "set" | "list" | "records";

export interface Field {
  readonly name: string;
  readonly kind: FieldKind;
  readonly schema: z.ZodMiniType;
  /** The value an absent field reads as; a field with this value is not stored. */
  readonly initial: unknown;
  /** Without this field the element can't be read. */
  readonly required: boolean;
  /** Maps in which the ids of this field are looked up; empty for a field without references. */
  readonly refersTo: readonly EntityMap[];
  /** For a plain struct: the key inside it that holds the reference. */
  readonly refersBy?: string;
  /** The fields of one entry of `records`. */
  readonly fields?: readonly Field[];
  /** For `records`: the schema of one entry. */
  readonly item?: z.ZodMiniType;
  /** Longest text in UTF-16 units. */
  readonly maxLength?: number;
  /** False for progress that is no part of the meaning (domain §5). */
  readonly hashed: boolean;
  /** Whether an element of this kind gets the container when it is made (see `Shape.late`). */
  readonly isMadeWith: (elementKind: unknown) => boolean;
}

/** Key of the fractional index inside an entry of `records` and of a lane's layout. */
export const orderKey = "order";

interface Shape<T> {
  readonly text?: readonly (keyof T & string)[];
  readonly set?: readonly (keyof T & string)[];
  readonly list?: readonly (keyof T & string)[];
  readonly records?: { readonly [K in keyof T & string]?: RecordsShape };
  readonly refs?: { readonly [K in keyof T & string]?: readonly EntityMap[] };
  readonly refsInside?: { readonly [K in keyof T & string]?: { key: string; maps: readonly EntityMap[] } };
  readonly unhashed?: readonly (keyof T & string)[];
  /**
   * Containers that are made at first use and not with the element. Two people who use one first at the same
   * moment make it twice and one of them loses, so only what few elements have, or nobody types together, is
   * late; `true` = for every kind, otherwise for every kind but those named.
   */
  readonly late?: { readonly [K in keyof T & string]?: true | { readonly exceptKind: string } };
}
interface RecordsShape {
  readonly schema: z.ZodMiniObject;
  readonly shape: AnyShape;
}
type AnyShape = Shape<Record<string, unknown>>;

const shapes: { readonly [M in EntityMap]: Shape<EntityOf[M]> } = {
  lanes: { text: ["name"] },
  people: { text: ["name"], refs: { laneId: ["lanes"] } },
  nodes: {
    text: ["title", "description", "trigger", "customerMessage", "ruleText"],
    set: ["contributors", "personas", "externalRefs"],
    records: {
      acceptance: {
        schema: acceptanceSchema,
        shape: { text: ["text"], refs: { checkpointId: ["checkpoints"] } },
      },
    },
    refs: { laneId: ["lanes"], ownerId: ["people"], contributors: ["people"], checkpointId: ["checkpoints"] },
    late: {
      trigger: { exceptKind: "EXCEPTION" },
      customerMessage: { exceptKind: "EXCEPTION" },
      ruleText: { exceptKind: "DATA_ASSET" },
      personas: true,
      externalRefs: true,
    },
  },
  edges: {
    text: ["description"],
    set: ["assumptionIds"],
    refs: {
      sourceId: ["nodes"],
      targetId: ["nodes"],
      ownerId: ["people"],
      checkpointId: ["checkpoints"],
      assumptionIds: ["assumptions"],
    },
    refsInside: { fallback: { key: "nodeId", maps: ["nodes"] } },
    late: { assumptionIds: true },
  },
  flows: {
    text: ["name"],
    list: ["path"],
    records: {
      notes: {
        schema: flowNoteSchema,
        shape: { text: ["text"], set: ["nodeIds"], refs: { nodeIds: ["nodes"] } },
      },
    },
    refs: { ownerId: ["people"], parentFlowId: ["flows"], entryId: ["nodes"], path: ["nodes"] },
  },
  checkpoints: { text: ["metric"], refs: { ownerId: ["people"] } },
  risks: {
    text: ["cause", "event", "consequence", "fallback"],
    refs: { targetId: ["nodes", "edges"], ownerId: ["people"] },
    unhashed: ["status"],
  },
  assumptions: {
    text: ["statement", "howTested", "ifFalse"],
    set: ["targetIds"],
    refs: { targetIds: ["nodes", "edges", "flows", "checkpoints"], ownerId: ["people"] },
    unhashed: ["status"],
  },
};

const metaShape: Shape<z.infer<typeof metaSchema>> = { text: ["objective"] };

/** The fields of an element of a map, in the order of the schema, without `id` (the id is the key). */
export const fieldsOf: { readonly [M in EntityMap]: readonly Field[] } = Object.fromEntries(
  entityMaps.map((map) => [map, fieldsFrom(schemas[map], shapes[map] as AnyShape)]),
) as unknown as { [M in EntityMap]: readonly Field[] };

/** The fields of the map `meta`; its key `schema` is read apart. */
export const metaFields: readonly Field[] = fieldsFrom(metaSchema, metaShape as AnyShape);

/** Field lists by name, for looking up what a stored key is. */
const index = new WeakMap<readonly Field[], ReadonlyMap<string, Field>>();
export function fieldNamed(fields: readonly Field[], name: string): Field | undefined {
  let byName = index.get(fields);
  if (byName === undefined) {
    byName = new Map(fields.map((field) => [field.name, field]));
    index.set(fields, byName);
  }
  return byName.get(name);
}

function fieldsFrom(schema: z.ZodMiniObject, shape: AnyShape): readonly Field[] {
  return Object.entries(schema.shape)
    .filter(([name]) => name !== "id")
    .map(([name, fieldSchema]) => fieldFrom(name, fieldSchema as z.ZodMiniType, shape));
}

function fieldFrom(name: string, schema: z.ZodMiniType, shape: AnyShape): Field {
  const absent = schema.safeParse(undefined);
  const records = shape.records?.[name];
  const inside = shape.refsInside?.[name];
  const late = shape.late?.[name];
  const maxLength = longestText(schema);
  return {
    name,
    kind: kindFrom(name, shape),
    schema,
    initial: absent.success ? absent.data : undefined,
    required: !absent.success,
    refersTo: inside?.maps ?? shape.refs?.[name] ?? [],
    ...(inside === undefined ? {} : { refersBy: inside.key }),
    ...(records === undefined
      ? {}
      : { fields: fieldsFrom(records.schema, records.shape), item: records.schema }),
    ...(maxLength === undefined ? {} : { maxLength }),
    hashed: !(shape.unhashed ?? []).includes(name),
    isMadeWith: (elementKind) => late === undefined || (late !== true && late.exceptKind === elementKind),
  };
}

function kindFrom(name: string, shape: AnyShape): FieldKind {
  if (shape.text?.includes(name)) return "text";
  if (shape.set?.includes(name)) return "set";
  if (shape.list?.includes(name)) return "list";
  if (shape.records?.[name] !== undefined) return "records";
  return "plain";
}

/** The greatest length of a string schema under its default, found where zod keeps it. */
function longestText(schema: z.ZodMiniType): number | undefined {
  const { def } = schema;
  const inner = "innerType" in def ? (def.innerType as z.ZodMiniType) : schema;
  const { maximum } = inner._zod.bag;
  return inner.def.type === "string" && typeof maximum === "number" ? maximum : undefined;
}
