/**
 * The units of a board's scope (decision 018): cards in scope, flow and needs edges between them, their acceptance
 * criteria, and the checkpoints that any of these are measured by. O(board).
 */
import { fieldMeaning } from "#lib/board/hash-board.ts";
import type { BoardContent, BoardEdge, BoardNode } from "#lib/board/model.ts";
import { type Field, fieldNamed, fieldsOf } from "#lib/board/storage.ts";
import { aspectOf, aspectWeights } from "./aspect.ts";
import type { BoardDiff, ComparedMap } from "./board-diff.ts";
import type { Values } from "./diff-fields.ts";
import { addressOf } from "./difference-address.ts";
import type { UnitField, UnitPair } from "./scope-stability.ts";

/** What became of each unit between two states whose difference this is. */
export function scopeUnits(a: BoardContent, b: BoardContent, diff: BoardDiff): UnitPair[] {
  const before = unitWeights(a);
  const after = unitWeights(b);
  const touched = new Set(diff.changed.map(({ id }) => id));
  const pairs: UnitPair[] = [];
  for (const [address, unit] of before) {
    const other = after.get(address);
    const weight = Math.max(unit.weight, other?.weight ?? 0);
    if (other === undefined) pairs.push({ address, weight, kind: "removed" });
    else if (!touched.has(unit.id)) pairs.push({ address, weight, kind: "same" });
    else
      pairs.push({ address, weight, kind: "changed", before: fieldsIn(a, unit), after: fieldsIn(b, unit) });
  }
  for (const [address, { weight }] of after)
    if (!before.has(address)) pairs.push({ address, weight, kind: "added" });
  return pairs;
}

interface Unit {
  readonly map: ComparedMap;
  readonly id: string;
  /** For a criterion: its id within the card. */
  readonly criterionId?: string;
  readonly weight: number;
}

/** By address. A checkpoint or criterion weighs as the most critical of its users, an edge as its larger end. */
function unitWeights(content: BoardContent): Map<string, Unit> {
  const { weights } = content.meta;
  const units = new Map<string, Unit>();
  const measured = new Map<string, number>();
  const measure = (checkpointId: string | undefined, weight: number) => {
    if (checkpointId !== undefined)
      measured.set(checkpointId, Math.max(weight, measured.get(checkpointId) ?? 0));
  };
  for (const node of Object.values(content.nodes)) {
    if (!isInScope(node)) continue;
    const { id, acceptance, checkpointId } = node;
    const weight = weights[node.criticality];
    units.set(id, { map: "nodes", id, weight });
    measure(checkpointId, weight);
    for (const criterion of acceptance) {
      const address = addressOf(id, ["acceptance", criterion.id]);
      units.set(address, { map: "nodes", id, criterionId: criterion.id, weight });
      measure(criterion.checkpointId, weight);
    }
  }
  for (const edge of Object.values(content.edges)) {
    const ends = [units.get(edge.sourceId), units.get(edge.targetId)];
    if (edge.cls === "ANNOTATION" || ends.includes(undefined)) continue;
    const weight = Math.max(...ends.map((end) => end?.weight ?? 0));
    units.set(edge.id, { map: "edges", id: edge.id, weight });
    measure(edge.checkpointId, weight);
  }
  for (const [id, weight] of measured) units.set(id, { map: "checkpoints", id, weight });
  return units;
}

const isInScope = ({ scope, kind }: BoardNode): boolean =>
  scope === "CORE" && kind !== "NOTE" && kind !== "GROUP";

function fieldsIn(content: BoardContent, { map, id, criterionId }: Unit): UnitField[] {
  if (criterionId !== undefined) return criterionFields(content.nodes[id], criterionId);
  if (map === "nodes") return nodeFields(content.nodes[id]);
  if (map === "edges") return weighed("edges", { id, values: content.edges[id] as BoardEdge });
  return weighed("checkpoints", { id, values: content.checkpoints[id] ?? {} });
}

/** Of its criteria a card has only which they are: what each says is a unit of its own. Criticality is the weight. */
function nodeFields(node: BoardNode | undefined): UnitField[] {
  if (node === undefined) return [];
  const { acceptance, criticality: _weight, ...values } = node;
  const fields = weighed("nodes", { id: node.id, values });
  if (acceptance.length === 0) return fields;
  const ids = acceptance.map((criterion) => criterion.id);
  return [
    ...fields,
    {
      name: "criteria",
      weight: aspectWeights.criteria,
      parts: { [addressOf(node.id, ["acceptance"])]: ids },
    },
  ];
}

function criterionFields(node: BoardNode | undefined, criterionId: string): UnitField[] {
  const criterion = node?.acceptance.find(({ id }) => id === criterionId);
  if (node === undefined || criterion === undefined) return [];
  const path = ["acceptance", criterionId];
  return (fieldNamed(fieldsOf.nodes, "acceptance")?.fields ?? []).flatMap((field) => {
    const value = fieldMeaning(field, (criterion as Values)[field.name]);
    if (value === undefined) return [];
    const isTarget = field.name === "checkpointId";
    const weight = isTarget ? aspectWeights.target : aspectWeights.other;
    return [{ name: field.name, weight, parts: { [addressOf(node.id, [...path, field.name])]: value } }];
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
