/**
 * Whether a content that this program wrote once, from a board it had read, can be taken as it is: checking all of it
 * again takes twenty times as long. What was written by an earlier version may lack fields that have come since.
 */
import * as z from "zod/mini";
import { type BoardContent, entityMaps, metaSchema, SCHEMA_VERSION, schemas } from "./model.ts";

/** Fields that are always there once a content was read, and what their members always have. */
interface Requirement {
  readonly name: string;
  readonly members: readonly Requirement[];
}

/** O(elements). Never of what somebody sent: that is for `parseContent`. */
export function isComplete(written: object): written is BoardContent {
  const content = written as Partial<BoardContent>;
  if (content.schema !== SCHEMA_VERSION || !content.layout || !content.meta) return false;
  if (!hasAll(content.meta, ofMeta)) return false;
  return entityMaps.every((map) => {
    const elements: Readonly<Record<string, object>> | undefined = content[map];
    const requirements = ofElements.get(map);
    if (!elements || !requirements) return false;
    for (const id in elements) if (!hasAll(elements[id], requirements)) return false;
    return true;
  });
}

function hasAll(value: object | undefined, requirements: readonly Requirement[]): boolean {
  if (!value) return false;
  for (const { name, members } of requirements) {
    const field = (value as Readonly<Record<string, unknown>>)[name];
    if (field === undefined) return false;
    if (members.length > 0 && Array.isArray(field) && !field.every((member) => hasAll(member, members)))
      return false;
  }
  return true;
}

function requirementsOf(schema: { shape: Readonly<Record<string, unknown>> }): Requirement[] {
  return Object.entries(schema.shape).flatMap(([name, field]) => {
    if (!(field instanceof z.ZodMiniDefault)) return [];
    const inner: unknown = field.def.innerType;
    const member: unknown = inner instanceof z.ZodMiniArray ? inner.def.element : undefined;
    return [{ name, members: member instanceof z.ZodMiniObject ? requirementsOf(member) : [] }];
  });
}

const ofMeta = requirementsOf(metaSchema);
const ofElements = new Map(entityMaps.map((map) => [map, requirementsOf(schemas[map])]));
