/**
 * Where the lanes and cards of a board stand, kept from one board to the next: a change costs what it moves. A lane
 * that grows moves all cards below it.
 */
import { bottomInLane, bottomOf, type LaneBand, laneBands, noLane } from "#lib/board/geometry.ts";
import type { Board } from "#lib/board/model.ts";
import type { BoardChange } from "./board-change.ts";
import { foldedExceptions } from "./folding.ts";
import { type Rect, sameRect } from "./geometry.ts";

export interface CardPlaces {
  /** Gives the cards that stand elsewhere now, came or went, with where they stood before. */
  follow(board: Board, change: BoardChange): Map<string, Rect | undefined>;
  /** The same array while no lane changed. */
  readonly bands: readonly LaneBand[];
  /** Absolute, by card; without those that are folded away. */
  readonly boxes: ReadonlyMap<string, Rect>;
  /** How many exceptions are folded into a card. */
  readonly foldedCounts: ReadonlyMap<string, number>;
  bandOf(laneId: string | undefined): LaneBand | undefined;
}

const tuckedSize = 20;
const tuckedTop = 5;

export function createCardPlaces(): CardPlaces {
  const boxes = new Map<string, Rect>();
  const laneOf = new Map<string, string>();
  const members = new Map<string, Set<string>>();
  const bottoms = new Map<string, number>();
  /** How far each card reaches down in its lane, and the lanes whose lowest card may be another one. */
  const reaches = new Map<string, number>();
  const unsure = new Set<string>();
  let bands: readonly LaneBand[] = [];
  let byLane: ReadonlyMap<string, LaneBand> = new Map();
  let folded = { hidden: new Set() as ReadonlySet<string>, counts: new Map() as ReadonlyMap<string, number> };

  return {
    get bands() {
      return bands;
    },
    boxes,
    get foldedCounts() {
      return folded.counts;
    },
    bandOf: (laneId) => byLane.get(laneId ?? noLane),
    follow(board, change) {
      const dirty = new Set([...change.nodes, ...change.boxes]);
      const lanes = changeMembers(board, dirty);
      for (const laneId of changeBands(board, { change, lanes }))
        for (const id of members.get(laneId) ?? []) dirty.add(id);
      for (const id of changeFolding(board, change)) dirty.add(id);
      const moved = new Map<string, Rect | undefined>();
      for (const id of dirty) {
        const old = boxes.get(id);
        const box = folded.hidden.has(id) ? undefined : placeOf(board, id);
        if (box ? old && sameRect(old, box) : !old) continue;
        if (box) boxes.set(id, box);
        else boxes.delete(id);
        moved.set(id, old);
      }
      return moved;
    },
  };

  /** Gives the lanes that cards came to, left or moved in. */
  function changeMembers(board: Board, ids: Iterable<string>): Set<string> {
    const lanes = new Set<string>();
    for (const id of ids) {
      const old = laneOf.get(id);
      const box = board.layout.boxes.get(id);
      const now = box ? (board.nodes.get(id)?.laneId ?? noLane) : undefined;
      if (old !== undefined && old !== now) members.get(old)?.delete(id);
      if (now === undefined) laneOf.delete(id);
      else {
        laneOf.set(id, now);
        const set = members.get(now) ?? new Set();
        members.set(now, set.add(id));
        lanes.add(now);
      }
      if (old !== undefined) lanes.add(old);
      noteReach(id, { old, now, reach: box && bottomInLane(box) });
    }
    return lanes;
  }

  /** All cards of a lane are looked at only when its lowest one left or rose. */
  function noteReach(
    id: string,
    { old, now, reach }: { old: string | undefined; now: string | undefined; reach: number | undefined },
  ): void {
    const before = reaches.get(id);
    if (reach === undefined) reaches.delete(id);
    else reaches.set(id, reach);
    if (old !== undefined && before === bottoms.get(old)) unsure.add(old);
    if (now !== undefined && reach !== undefined && reach > (bottoms.get(now) ?? Number.NEGATIVE_INFINITY))
      unsure.add(now);
  }

  /** Gives the lanes whose place changed. */
  function changeBands(
    board: Board,
    { change, lanes }: { change: BoardChange; lanes: ReadonlySet<string> },
  ): string[] {
    let isOther = change.hasOtherLanes || change.views.size > 0;
    for (const laneId of lanes) {
      if (!unsure.delete(laneId)) continue;
      const bottom = reachOf(laneId);
      if (bottoms.get(laneId) === bottom) continue;
      isOther = true;
      if (bottom === undefined) bottoms.delete(laneId);
      else bottoms.set(laneId, bottom);
    }
    if (!isOther) return [];
    const next = laneBands(board, bottoms);
    const before = byLane;
    byLane = new Map(next.map((band) => [band.laneId, band]));
    if (next.length !== bands.length || next.some((band, i) => !isSameBand(band, bands[i]))) bands = next;
    const changed = next.filter((band) => !isSameBand(band, before.get(band.laneId)));
    return [...changed.map((band) => band.laneId), ...[...before.keys()].filter((id) => !byLane.has(id))];
  }

  function reachOf(laneId: string): number | undefined {
    let bottom: number | undefined;
    for (const id of members.get(laneId) ?? []) bottom = Math.max(bottom ?? 0, reaches.get(id) ?? 0);
    return bottom;
  }

  /** Gives the cards that were or are folded away. */
  function changeFolding(board: Board, change: BoardChange): Set<string> {
    const mayDiffer =
      change.views.size > 0 || (folded.counts.size > 0 && change.edges.size + change.nodes.size > 0);
    if (!mayDiffer) return new Set();
    const before = folded.hidden;
    folded = foldedExceptions(board);
    return new Set([...before, ...folded.hidden]);
  }

  function placeOf(board: Board, id: string): Rect | undefined {
    const box = board.layout.boxes.get(id);
    const node = board.nodes.get(id);
    if (!box || !node) return undefined;
    const band = byLane.get(node.laneId ?? noLane);
    const top = band?.top ?? bottomOf(bands);
    if (band?.collapsed) return tuckedBox({ ...box, x: Math.max(0, box.x) }, band);
    return { x: Math.max(0, box.x), y: top + Math.max(0, box.y), w: box.w, h: box.h };
  }
}

const tuckedBox = (box: Rect, band: LaneBand): Rect => ({
  x: box.x + box.w / 2 - tuckedSize / 2,
  y: band.top + tuckedTop,
  w: tuckedSize,
  h: tuckedSize,
});

const isSameBand = (a: LaneBand, b: LaneBand | undefined): boolean =>
  b !== undefined &&
  a.laneId === b.laneId &&
  a.top === b.top &&
  a.height === b.height &&
  a.collapsed === b.collapsed;
