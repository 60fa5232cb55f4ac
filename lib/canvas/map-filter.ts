/** Which cards stay at full strength while one looks at a part of the board: by path, owner, kind, criticality or a gap. */
import type { Board, BoardNode, Criticality, FlowKind, NodeKind } from "#lib/board/model.ts";
import { hasMeta } from "./describe-node.ts";

/** What a card can lack. */
export type CardGap = "owner" | "checkpoint";

/** Values of one sort are alternatives; a card must fit every sort that has any. */
export interface MapFilter {
  /** On the path of a flow of this kind. */
  readonly pathKinds: readonly FlowKind[];
  readonly ownerIds: readonly string[];
  readonly kinds: readonly NodeKind[];
  readonly criticalities: readonly Criticality[];
  readonly gaps: readonly CardGap[];
}

export const noFilter: MapFilter = { pathKinds: [], ownerIds: [], kinds: [], criticalities: [], gaps: [] };

export const filterCount = (filter: MapFilter): number =>
  Object.values(filter).reduce((sum, values) => sum + values.length, 0);

/** The same filter with a value of one sort put in, or taken out if it was in. */
export function toggled<K extends keyof MapFilter>(
  filter: MapFilter,
  sort: K,
  value: MapFilter[K][number],
): MapFilter {
  const values: readonly string[] = filter[sort];
  const next = values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
  return { ...filter, [sort]: next };
}

/** Ids of the cards that fit; undefined for a filter without values, which fits all. O(cards + steps of flows). */
export function cardsThatFit(
  { nodes, flows }: Pick<Board, "nodes" | "flows">,
  filter: MapFilter | undefined,
): ReadonlySet<string> | undefined {
  if (!filter || filterCount(filter) === 0) return undefined;
  const onPaths = new Set(
    [...flows.values()].filter(({ kind }) => filter.pathKinds.includes(kind)).flatMap(({ path }) => path),
  );
  const isOnPath = ({ id }: BoardNode) => filter.pathKinds.length === 0 || onPaths.has(id);
  const fitting = [...nodes.values()].filter((node) => isOnPath(node) && fits(node, filter));
  return new Set(fitting.map((node) => node.id));
}

const fits = (node: BoardNode, { ownerIds, kinds, criticalities, gaps }: MapFilter): boolean =>
  (ownerIds.length === 0 || (node.ownerId !== undefined && ownerIds.includes(node.ownerId))) &&
  (kinds.length === 0 || kinds.includes(node.kind)) &&
  (criticalities.length === 0 || (hasMeta(node.kind) && criticalities.includes(node.criticality))) &&
  (gaps.length === 0 || gaps.some((gap) => lacks(node, gap)));

const lacks = (node: BoardNode, gap: CardGap): boolean =>
  hasMeta(node.kind) && (gap === "owner" ? node.ownerId : node.checkpointId) === undefined;
