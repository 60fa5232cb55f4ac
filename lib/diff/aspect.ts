/**
 * Which side of an element a field belongs to. It names a difference (a rename, other ends, another team …) and weighs
 * it for the scope's stability (docs/domain.md, decision 018).
 */
import type { ComparedMap } from "./board-diff.ts";

/** What a changed field of each aspect weighs. */
export const aspectWeights = {
  /** What it is. */
  kind: 3,
  /** What an edge connects. */
  ends: 3,
  scope: 3,
  /** The responsible team. */
  lane: 2,
  /** What must be true for it to be accepted. */
  criteria: 2,
  /** What it is measured by, and how far that has to come. */
  target: 2,
  /** When a branch is taken. */
  guard: 2,
  owner: 1,
  title: 1,
  description: 0.5,
  other: 1,
} as const;
export type Aspect = keyof typeof aspectWeights;
export const aspects = Object.keys(aspectWeights) as Aspect[];

const shared: Readonly<Record<string, Aspect>> = {
  kind: "kind",
  title: "title",
  name: "title",
  description: "description",
  scope: "scope",
  laneId: "lane",
  ownerId: "owner",
  checkpointId: "target",
  acceptance: "criteria",
};
const own: { readonly [M in ComparedMap]?: Readonly<Record<string, Aspect>> } = {
  edges: {
    cls: "kind",
    type: "kind",
    sourceId: "ends",
    sourcePort: "ends",
    targetId: "ends",
    targetPort: "ends",
    guard: "guard",
  },
  checkpoints: { metric: "title", target: "target" },
  risks: { targetId: "ends" },
};

/** @param path from the element down; what is inside a criterion belongs to the criteria */
export const aspectOf = (map: ComparedMap, path: readonly string[]): Aspect =>
  own[map]?.[path[0] ?? ""] ?? shared[path[0] ?? ""] ?? "other";
