/**
 * Two states of a board compared for people: every difference with its name and with whom it concerns, field by field,
 * and how stable the scope is. O(elements).
 */
import { type BoardContent, entityMaps } from "#lib/board/model.ts";
import type { Difference, Differences, FieldDifference } from "#lib/contracts/comparison.ts";
import { aspectOf } from "./aspect.ts";
import {
  type BoardDiff,
  type ComparedMap,
  type ElementChange,
  type FieldChange,
  type LoneElement,
  movedOnly,
} from "./board-diff.ts";
import { diffBoards } from "./diff-boards.ts";
import { addressOf, coveringAddress, elementOf } from "./difference-address.ts";
import { describeElement } from "./element-name.ts";
import { type StabilityOptions, scopeStability } from "./scope-stability.ts";
import { scopeUnits } from "./scope-units.ts";
import { createWhereabouts } from "./whereabouts.ts";

/** By address of what it covers: the id of the change request. */
export type Explanations = ReadonlyMap<string, string>;

export interface CompareOptions extends Pick<StabilityOptions, "approved"> {
  readonly explanations?: Explanations;
}

export function compareBoards(
  a: BoardContent,
  b: BoardContent,
  { explanations = new Map(), ...options }: CompareOptions = {},
): Differences {
  const diff = diffBoards(a, b);
  const [inA, inB] = [describer(a), describer(b)];
  const explain = (address: string): string | null =>
    explanations.get(coveringAddress(explanations, address) ?? "") ?? null;
  const lone = (describe: Describe) => (only: LoneElement) => ({
    ...describe(only),
    element: only.element,
    explainedBy: explain(only.id),
  });
  const differences = {
    added: diff.added.map(lone(inB)),
    removed: diff.removed.map(lone(inA)),
    changed: diff.changed.map((change) => ({
      ...inB(change),
      fields: change.fields.map((field) => ({
        ...fieldIn(change)(field),
        explainedBy: explain(addressOf(change.id, field.path)),
      })),
    })),
  };
  return {
    ...differences,
    moved: movedOnly(diff).map(({ map, id }) => ({ id, kind: map, ...describeElement(b, map, id) })),
    names: namesIn({ a, b }, differences),
    stability: stabilityOf({ a, b }, diff, { ...options, explained: new Set(explanations.keys()) }),
  };
}

interface Sides {
  readonly a: BoardContent;
  readonly b: BoardContent;
}
type Describe = (element: { map: ComparedMap; id: string }) => Difference;

function describer(content: BoardContent): Describe {
  const whereabouts = createWhereabouts(content);
  return ({ map, id }) => ({ id, kind: map, ...describeElement(content, map, id), ...whereabouts(map, id) });
}

const fieldIn =
  ({ map }: ElementChange) =>
  ({ path, before, after, sense }: FieldChange): Omit<FieldDifference, "explainedBy"> => ({
    path: path.join("."),
    aspect: aspectOf(map, path),
    before: before ?? null,
    after: after ?? null,
    isMeaning: sense === "meaning",
  });

function stabilityOf({ a, b }: Sides, diff: BoardDiff, options: StabilityOptions): Differences["stability"] {
  const stability = scopeStability(scopeUnits(a, b, diff), options);
  const units = stability.units.map((unit) => ({ ...unit, name: unitName({ a, b }, unit) }));
  return { ...stability, units };
}

/** A criterion is called by its words. */
function unitName({ a, b }: Sides, { address, change }: { address: string; change: string }): string {
  const content = change === "removed" ? a : b;
  const id = elementOf(address);
  const map = mapOf(content, id);
  if (map === undefined) return "";
  if (id === address) return describeElement(content, map, id).name;
  const criterion = content.nodes[id]?.acceptance.find((one) => address.endsWith(`.${one.id}`));
  return criterion?.text ?? "";
}

const mapOf = (content: BoardContent, id: string) =>
  entityMaps.find((map) => Object.hasOwn(content[map], id));

/** What the ids among the values are called: owners, lanes, ends, steps of a path … */
export function namesIn(sides: Sides, differences: unknown): Record<string, string> {
  const names: Record<string, string> = {};
  const note = (value: unknown): void => {
    if (typeof value === "string") {
      const name = Object.hasOwn(names, value) ? undefined : nameOf(sides, value);
      if (name !== undefined) names[value] = name;
    } else if (typeof value === "object" && value !== null) {
      for (const inner of Object.values(value)) note(inner);
    }
  };
  note(differences);
  return names;
}

/** Undefined for what is no id. */
function nameOf({ a, b }: Sides, id: string): string | undefined {
  for (const content of [b, a]) {
    const map = mapOf(content, id);
    if (map !== undefined) return describeElement(content, map, id).name;
  }
  return undefined;
}
