/**
 * The units of a board's scope (decision 018): cards in scope, flow and needs edges between them, their acceptance
 * criteria, and the checkpoints that any of these are measured by. O(board).
 */
import { fieldMeaning } from "#lib/board/hash-board.ts";
import type { BoardContent, BoardNode } from "#lib/board/model.ts";
import { type Field, fieldNamed, fieldsOf } from "#lib/board/storage.ts";
import { aspectOf, aspectWeights } from "./aspect.ts";
import type { BoardDiff, ComparedMap } from "./board-diff.ts";
import type { Values } from "./diff-fields.ts";
import { addressOf, elementOf } from "./difference-address.ts";
import type { UnitField, UnitPair } from "./scope-stability.ts";

/** What became of each unit between two states whose difference this is. */
export function scopeUnits(a: BoardContent, b: BoardContent, diff: BoardDiff): UnitPair[] {
  const before = unitWeights(a);
  const after = unitWeights(b);
  const touched = new Set(diff.changed.map(({ id }) => id));
  const pairs: UnitPair[] = [];
  for (const [address, was] of before) {
    const is = after.get(address);
    const weight = Math.max(was, is ?? 0);
    if (is === undefined) pairs.push({ address, weight, kind: "removed" });
    else if (!touched.has(elementOf(address))) pairs.push({ address, weight, kind: "same" });
    else {
      const fields = { before: fieldsIn(a, address), after: fieldsIn(b, address) };
      pairs.push({ address, weight, kind: "changed", ...fields });
    }
  }
  for (const [address, weight] of after)
    if (!before.has(address)) pairs.push({ address, weight, kind: "added" });
  return pairs;
}

/** By address. A checkpoint or criterion weighs as the most critical of its users, an edge as its larger end. */
function unitWeights(content: BoardContent): Map<string, number> {
  const units = new Map<string, number>();
  const measured = new Map<string, number>();
  const measure = (checkpointId: string | undefined, weight: number) => {
    if (checkpointId !== undefined && weight > (measured.get(checkpointId) ?? 0))
      measured.set(checkpointId, weight);
  };
  for (const node of Object.values(content.nodes)) {
    if (!isInScope(node)) continue;
    const weight = content.meta.weights[node.criticality];
    units.set(node.id, weight);
    measure(node.checkpointId, weight);
    for (const { id, checkpointId } of node.acceptance) {
      units.set(addressOf(node.id, ["acceptance", id]), weight);
      measure(checkpointId, weight);
    }
  }
  for (const edge of Object.values(content.edges)) {
    const source = units.get(edge.sourceId);
    const target = units.get(edge.targetId);
    if (edge.cls === "ANNOTATION" || source === undefined || target === undefined) continue;
    const weight = Math.max(source, target);
    units.set(edge.id, weight);
    measure(edge.checkpointId, weight);
  }
  for (const [id, weight] of measured) units.set(id, weight);
  return units;
}

const isInScope = ({ scope, kind }: BoardNode): boolean =>
  scope === "CORE" && kind !== "NOTE" && kind !== "GROUP";

function fieldsIn({ nodes, edges, checkpoints }: BoardContent, address: string): UnitField[] {
  const id = elementOf(address);
  const node = nodes[id];
  if (node !== undefined) {
    const criterion = node.acceptance.find((one) => addressOf(id, ["acceptance", one.id]) === address);
    return criterion === undefined ? nodeFields(node) : criterionFields(criterion, address);
  }
  const edge = edges[id];
  return edge === undefined
    ? weighed("checkpoints", { id, values: checkpoints[id] ?? {} })
    : weighed("edges", { id, values: edge });
}

/** Of its criteria a card has only which they are: what each says is a unit of its own. Criticality is the weight. */
function nodeFields({ acceptance, criticality: _weight, ...values }: BoardNode): UnitField[] {
  const fields = weighed("nodes", { id: values.id, values });
  if (acceptance.length === 0) return fields;
  const parts = { [addressOf(values.id, ["acceptance"])]: acceptance.map(({ id }) => id) };
  return [...fields, { name: "criteria", weight: aspectWeights.criteria, parts }];
}

function criterionFields(criterion: Values, address: string): UnitField[] {
  return (fieldNamed(fieldsOf.nodes, "acceptance")?.fields ?? []).flatMap((field) => {
    const { name } = field;
    const value = fieldMeaning(field, criterion[name]);
    if (value === undefined) return [];
    const weight = name === "checkpointId" ? aspectWeights.target : aspectWeights.other;
    return [{ name, weight, parts: { [`${address}.${name}`]: value } }];
  });
}

interface Weighable {
  readonly id: string;
  readonly values: Values;
}

/** An aspect with a weight of its own counts once, whatever fields are behind it; each other field by itself. */
function weighed(map: "nodes" | "edges" | "checkpoints", { id, values }: Weighable): UnitField[] {
  const fields = new Map<string, UnitField & { parts: Record<string, unknown> }>();
  for (const field of fieldsOf[map]) addField(fields, { map, id, field }, values);
  return [...fields.values()];
}

function addField(
  fields: Map<string, { name: string; weight: number; parts: Record<string, unknown> }>,
  { map, id, field }: { map: ComparedMap; id: string; field: Field },
  values: Values,
): void {
  const given = values[field.name];
  const value = given === undefined ? undefined : fieldMeaning(field, given);
  if (value === undefined) return;
  const aspect = aspectOf(map, [field.name]);
  const name = aspect === "other" ? field.name : aspect;
  const known = fields.get(name) ?? { name, weight: aspectWeights[aspect], parts: {} };
  known.parts[addressOf(id, [field.name])] = value;
  fields.set(name, known);
}
