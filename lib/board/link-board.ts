/**
 * Second half of reading: puts the parts together into a `Board` in which every reference points at something.
 * Given the previous result it keeps the identity of every element and map that came out the same.
 */
import { equalityDeep } from "lib0/function";
import { edgeProblem, sameEnds } from "./edge-rules.ts";
import { linkLayout } from "./link-layout.ts";
import {
  type Board,
  type BoardEdge,
  type BoardLayout,
  type EntityMap,
  type EntityOf,
  entityMaps,
  type Flow,
} from "./model.ts";
import { idsOnCycles } from "./parent-cycles.ts";
import type { RawBoard } from "./raw-board.ts";
import type { ReadFinding } from "./read-finding.ts";
import { type Exists, type Resolved, resolveReferences } from "./references.ts";
import { byCodeUnits } from "./shared-string.ts";

/** What changed since the previous result: ids by map, and whether anything in `layout` or `meta` did. */
export interface Dirt {
  readonly maps: { readonly [M in EntityMap]: ReadonlySet<string> };
  /** Whether an element came to the board or left it. */
  readonly membership: boolean;
  readonly layout: ReadonlySet<string>;
  readonly meta: boolean;
}

type LinkedMaps = Pick<Board, EntityMap>;
type Parts = { readonly [M in EntityMap]: Map<string, Resolved<EntityOf[M]>> };

/** A linked board with what is needed to link the next one on top of it. */
export interface Linked {
  readonly board: Board;
  /** The maps before cycles among flows were broken. */
  readonly maps: LinkedMaps;
  readonly parts: Parts;
  readonly cycles: readonly ReadFinding[];
  readonly layoutFindings: readonly ReadFinding[];
}

export function linkBoard(raw: RawBoard, previous?: Linked, dirt?: Dirt): Linked {
  const exists = existsIn(raw);
  const isWhole = previous === undefined || dirt === undefined || membershipChanged(previous, exists, dirt);
  const parts =
    previous?.parts ?? (Object.fromEntries(entityMaps.map((map) => [map, new Map()])) as unknown as Parts);
  const maps = Object.fromEntries(
    entityMaps.map((map) => [
      map,
      linkMap({ map, raw, exists, parts, before: previous?.maps[map] }, isWhole ? undefined : dirt.maps[map]),
    ]),
  ) as unknown as LinkedMaps;
  const flows = breakCycles(maps.flows, previous?.board.flows);
  const layout = nextLayout(raw, maps, { previous, isWhole, dirt });
  const board: Board = {
    ...maps,
    flows: flows.flows,
    schema: raw.meta.schema,
    meta: raw.meta.value,
    layout: layout.layout,
  };
  return {
    board: sameBoard(board, previous?.board),
    maps,
    parts,
    cycles: flows.findings,
    layoutFindings: layout.findings,
  };
}

/** Everything that was left out or noticed, in the order of the maps. */
export function findingsOf(raw: RawBoard, linked: Linked): ReadFinding[] {
  const all: ReadFinding[] = [...raw.meta.findings];
  for (const map of entityMaps) {
    for (const id of [...raw.maps[map].keys()].sort(byCodeUnits)) {
      all.push(...(raw.maps[map].get(id)?.findings ?? []), ...(linked.parts[map].get(id)?.findings ?? []));
    }
  }
  for (const edge of linked.board.edges.values()) all.push(...brokenRules(linked.board, edge));
  for (const part of [...raw.places.values(), ...raw.views.values()]) all.push(...part.findings);
  return [...all, ...linked.cycles, ...linked.layoutFindings];
}

/** Whether an element can be pointed at: it was read, and if it is an edge both of its ends were. */
function existsIn(raw: RawBoard): Exists {
  const isRead: Exists = (map, id) => isIn(raw, map, id) && takenBy(raw, map, id) === undefined;
  return (map, id) => {
    if (map !== "edges") return isRead(map, id);
    const edge = raw.maps.edges.get(id)?.value;
    return edge !== undefined && isRead("nodes", edge.sourceId) && isRead("nodes", edge.targetId);
  };
}

const isIn = (raw: RawBoard, map: EntityMap, id: string): boolean =>
  raw.maps[map].get(id)?.value !== undefined;

/** An earlier map in which the id is in use: ids are unique on a board, so the later element is left out. */
function takenBy(raw: RawBoard, map: EntityMap, id: string): EntityMap | undefined {
  for (const other of entityMaps) {
    if (other === map) return undefined;
    if (isIn(raw, other, id)) return other;
  }
  return undefined;
}

/** A link can also come and leave by its ends alone. */
function membershipChanged(previous: Linked, exists: Exists, dirt: Dirt): boolean {
  return (
    dirt.membership || [...dirt.maps.edges].some((id) => previous.maps.edges.has(id) !== exists("edges", id))
  );
}

interface MapLink<M extends EntityMap> {
  readonly map: M;
  readonly raw: RawBoard;
  readonly exists: Exists;
  readonly parts: Parts;
  readonly before: ReadonlyMap<string, EntityOf[M]> | undefined;
}

/** Links the named elements of a map, or all of them; the map itself is kept when nothing came out different. */
function linkMap<M extends EntityMap>(
  link: MapLink<M>,
  only: ReadonlySet<string> | undefined,
): ReadonlyMap<string, EntityOf[M]> {
  const parts = link.parts[link.map] as Map<string, Resolved<EntityOf[M]>>;
  if (only === undefined)
    for (const id of parts.keys()) if (!link.raw.maps[link.map].has(id)) parts.delete(id);
  const changed = new Set<string>();
  for (const id of only ?? link.raw.maps[link.map].keys()) {
    const part = linkElement(link, id);
    if (part === undefined) parts.delete(id);
    else parts.set(id, part);
    if (part?.value !== link.before?.get(id)) changed.add(id);
  }
  const isGone =
    only === undefined && link.before !== undefined && [...link.before.keys()].some((id) => !parts.has(id));
  if (link.before === undefined || isGone || hasNew(link.before, parts, changed)) return sorted(parts);
  return changed.size === 0 ? link.before : replaceIn(link.before, parts, changed);
}

function linkElement<M extends EntityMap>(link: MapLink<M>, id: string): Resolved<EntityOf[M]> | undefined {
  const parsed = link.raw.maps[link.map].get(id)?.value as EntityOf[M] | undefined;
  if (parsed === undefined) return undefined;
  const taken = takenBy(link.raw, link.map, id);
  if (taken !== undefined) return { value: undefined, findings: [usedTwice(link.map, id, taken)] };
  const resolved = resolveReferences(link.map, parsed, link.exists);
  const before = link.before?.get(id);
  const value = before !== undefined && equalityDeep(before, resolved.value) ? before : resolved.value;
  return { value, findings: resolved.findings };
}

const usedTwice = (map: EntityMap, id: string, taken: EntityMap): ReadFinding => ({
  code: "element-dropped",
  map,
  id,
  message: `left out: its id is used in ${taken} already`,
});

/** Rules 1 and 2 of the domain (§3), which two people together can break: reported, and kept as drawn. */
function brokenRules({ nodes }: Board, edge: BoardEdge): readonly ReadFinding[] {
  const source = nodes.get(edge.sourceId);
  const target = nodes.get(edge.targetId);
  if (source === undefined || target === undefined) return [];
  const problem =
    source === target ? sameEnds : edgeProblem(edge, { source: source.kind, target: target.kind });
  return problem === undefined
    ? []
    : [{ code: "rule-broken", map: "edges", id: edge.id, message: problem.message }];
}

/** Whether an id among the changed ones came to the map, or left it. */
function hasNew<T>(
  before: ReadonlyMap<string, T>,
  parts: ReadonlyMap<string, Resolved<T>>,
  changed: ReadonlySet<string>,
): boolean {
  return [...changed].some((id) => !before.has(id) || parts.get(id)?.value === undefined);
}

/** In the order of the ids, which is the same for everybody. */
function sorted<T>(parts: ReadonlyMap<string, Resolved<T>>): ReadonlyMap<string, T> {
  const entries: [string, T][] = [];
  for (const [id, part] of parts) if (part.value !== undefined) entries.push([id, part.value]);
  return new Map(entries.sort(([a], [b]) => byCodeUnits(a, b)));
}

/** A copy of a map in the same order with some values replaced. */
function replaceIn<T>(
  before: ReadonlyMap<string, T>,
  parts: ReadonlyMap<string, Resolved<T>>,
  changed: ReadonlySet<string>,
): ReadonlyMap<string, T> {
  const next = new Map(before);
  for (const id of changed) {
    const value = parts.get(id)?.value;
    if (value !== undefined) next.set(id, value);
  }
  return next;
}

/** Flows whose parents form a circle stand by themselves. There are few flows, so all are looked at each time. */
function breakCycles(linked: ReadonlyMap<string, Flow>, before: ReadonlyMap<string, Flow> | undefined) {
  const onCycle = idsOnCycles(linked.keys(), (id) => linked.get(id)?.parentFlowId);
  const findings = [...onCycle].map(
    (id): ReadFinding => ({
      code: "cycle-broken",
      map: "flows",
      id,
      field: "parentFlowId",
      message: "its parents lead back to itself",
    }),
  );
  if (onCycle.size === 0) return { flows: linked, findings };
  const flows = new Map(linked);
  for (const id of onCycle) {
    const flow = linked.get(id);
    if (flow === undefined) continue;
    const { parentFlowId: _circle, ...free } = flow;
    const old = before?.get(id);
    flows.set(id, old !== undefined && equalityDeep(old, free) ? old : free);
  }
  const isSame = before?.size === flows.size && [...flows].every(([id, flow]) => before.get(id) === flow);
  return { flows: isSame ? before : flows, findings };
}

function nextLayout(
  raw: RawBoard,
  maps: LinkedMaps,
  { previous, isWhole, dirt }: { previous: Linked | undefined; isWhole: boolean; dirt: Dirt | undefined },
): { layout: BoardLayout; findings: readonly ReadFinding[] } {
  const isKept =
    previous !== undefined &&
    !isWhole &&
    dirt !== undefined &&
    dirt.layout.size === 0 &&
    dirt.maps.nodes.size === 0;
  if (isKept) return { layout: previous.board.layout, findings: previous.layoutFindings };
  return linkLayout(raw, maps, previous?.board.layout);
}

/** The previous board itself when nothing in it came out different. */
function sameBoard(board: Board, before: Board | undefined): Board {
  if (before === undefined) return board;
  return (Object.keys(board) as (keyof Board)[]).every((key) => board[key] === before[key]) ? before : board;
}
