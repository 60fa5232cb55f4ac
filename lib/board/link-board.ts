/**
 * Second half of reading: puts the parts together into a `Board` in which every reference points at something.
 * Given the previous result and what changed, it looks again only where the outcome can be another one.
 */
import { equalityDeep } from "lib0/function";
import { brokenRules } from "./broken-rules.ts";
import { existsIn, idsUsedTwice, isInSeveral, type UsedTwice } from "./existence.ts";
import { type LinkedLayout, linkLayout } from "./link-layout.ts";
import { emptyMap, type LinkedMap, linkMap } from "./link-map.ts";
import { type Board, type EntityMap, type EntityOf, entityMaps, type Flow } from "./model.ts";
import { idsOnCycles } from "./parent-cycles.ts";
import type { RawBoard } from "./raw-board.ts";
import type { ReadFinding } from "./read-finding.ts";
import { byCodeUnits } from "./shared-string.ts";

/** What changed since the previous result. */
export interface Dirt {
  readonly maps: { readonly [M in EntityMap]: ReadonlySet<string> };
  /** Keys of the layout. */
  readonly layout: ReadonlySet<string>;
  /** Ids of elements that can be read now and couldn't before. */
  readonly came: readonly string[];
  /** Whether an element can't be read any more. */
  readonly left: boolean;
}

type LinkedMaps = { readonly [M in EntityMap]: LinkedMap<EntityOf[M]> };

/** A linked board with what is needed to link the next one on top of it. */
export interface Linked {
  readonly board: Board;
  readonly maps: LinkedMaps;
  readonly twice: UsedTwice;
  readonly layout: LinkedLayout;
  readonly cycles: readonly ReadFinding[];
}

export function linkBoard(raw: RawBoard, previous?: Linked, dirt?: Dirt): Linked {
  const known =
    previous !== undefined && dirt !== undefined && !isUpheaval(raw, previous, dirt)
      ? { previous, dirt }
      : undefined;
  const twice = known?.previous.twice ?? idsUsedTwice(raw);
  const around = { raw, twice, exists: existsIn(raw, twice) };
  const maps = linkMaps(previous?.maps, (map, before) =>
    linkMap(map, before, { ...around, only: known && toLink(known, map) }),
  );
  const flows = breakCycles(maps.flows.elements, previous?.board.flows);
  const elements = { ...elementsOf(maps), flows: flows.flows };
  const layout = nextLayout(raw, elements, { previous, known });
  const board: Board = { ...elements, schema: raw.meta.schema, meta: raw.meta.value, layout: layout.layout };
  return {
    board: sameBoard(board, previous?.board),
    maps,
    twice,
    layout,
    cycles: flows.findings,
  };
}

/** Everything that was left out or noticed, in the order of the maps. */
export function findingsOf(raw: RawBoard, linked: Linked): ReadFinding[] {
  const all: ReadFinding[] = [...raw.meta.findings];
  for (const map of entityMaps) {
    for (const id of [...raw.maps[map].keys()].sort(byCodeUnits)) {
      all.push(
        ...(raw.maps[map].get(id)?.findings ?? []),
        ...(linked.maps[map].parts.get(id)?.findings ?? []),
      );
    }
  }
  all.push(...brokenRules(linked.board));
  for (const part of [...raw.places.values(), ...raw.views.values()]) all.push(...part.findings);
  return [...all, ...linked.cycles, ...linked.layout.findings];
}

interface Known {
  readonly previous: Linked;
  readonly dirt: Dirt;
}

/** Whether anything on the board may have lost what it points at: then all of it is linked anew. */
function isUpheaval(raw: RawBoard, previous: Linked, dirt: Dirt): boolean {
  if (dirt.left || previous.twice.size > 0 || dirt.came.some((id) => isInSeveral(raw, id))) return true;
  const exists = existsIn(raw, previous.twice);
  return [...dirt.maps.edges].some((id) => previous.board.edges.has(id) && !exists("edges", id));
}

/** Besides what changed: when something came, also what was waiting for it. */
function toLink({ previous, dirt }: Known, map: EntityMap): ReadonlySet<string> {
  const isWaiting = dirt.came.length > 0 || dirt.maps.edges.size > 0;
  return isWaiting ? new Set([...dirt.maps[map], ...previous.maps[map].incomplete]) : dirt.maps[map];
}

function linkMaps(
  before: LinkedMaps | undefined,
  link: <M extends EntityMap>(map: M, before: LinkedMap<EntityOf[M]>) => LinkedMap<EntityOf[M]>,
): LinkedMaps {
  const linkOne = <M extends EntityMap>(map: M) =>
    link(map, (before?.[map] ?? emptyMap()) as LinkedMap<EntityOf[M]>);
  return Object.fromEntries(entityMaps.map((map) => [map, linkOne(map)])) as unknown as LinkedMaps;
}

const elementsOf = (maps: LinkedMaps): Pick<Board, EntityMap> =>
  Object.fromEntries(entityMaps.map((map) => [map, maps[map].elements])) as unknown as Pick<Board, EntityMap>;

function nextLayout(
  raw: RawBoard,
  elements: Pick<Board, "nodes" | "lanes">,
  { previous, known }: { previous: Linked | undefined; known: Known | undefined },
): LinkedLayout {
  if (known === undefined) return linkLayout(raw, elements, { before: previous?.layout });
  const { dirt } = known;
  const before = known.previous.layout;
  // Cards without a place stand behind the others of their lane: for them any change of a card counts.
  const isWhole = dirt.came.length > 0 || (before.hasGuests && dirt.maps.nodes.size + dirt.layout.size > 0);
  if (isWhole) return linkLayout(raw, elements, { before });
  return dirt.layout.size === 0 ? before : linkLayout(raw, elements, { before, keys: dirt.layout });
}

/** Flows whose parents form a circle stand by themselves. There are few flows, so all are looked at each time. */
function breakCycles(linked: ReadonlyMap<string, Flow>, before: ReadonlyMap<string, Flow> | undefined) {
  const onCycle = idsOnCycles(linked.keys(), (id) => linked.get(id)?.parentFlowId);
  if (onCycle.size === 0) return { flows: linked, findings: [] };
  const flows = new Map(linked);
  for (const id of onCycle) {
    const flow = linked.get(id);
    if (flow === undefined) continue;
    const { parentFlowId: _circle, ...free } = flow;
    const old = before?.get(id);
    flows.set(id, old !== undefined && equalityDeep(old, free) ? old : free);
  }
  const isSame = before?.size === flows.size && [...flows].every(([id, flow]) => before.get(id) === flow);
  return { flows: isSame ? before : flows, findings: [...onCycle].map(flowCircle) };
}

const flowCircle = (id: string): ReadFinding => ({
  code: "cycle-broken",
  map: "flows",
  id,
  field: "parentFlowId",
  message: "its parents lead back to itself",
});

/** The previous board itself when nothing in it came out different. */
function sameBoard(board: Board, before: Board | undefined): Board {
  if (before === undefined) return board;
  return (Object.keys(board) as (keyof Board)[]).every((key) => board[key] === before[key]) ? before : board;
}
