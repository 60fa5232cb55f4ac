/**
 * Where everything stands, for the cards and lanes that exist: a card without a place gets one to the right of
 * its lane's cards, a lane without one comes last. What the layout holds for things that are gone is passed over
 * in silence, since moving a card while somebody deletes it is ordinary.
 */
import { equalityDeep } from "lib0/function";
import { withReplaced } from "#lib/layered-map.ts";
import { cardHeight, cardWidth, columnPitch, laneHeight, laneMargin, rowPitch } from "./free-place.ts";
import type { Board, BoardLayout, Box, LaneBox, ViewState } from "./model.ts";
import { idsOnCycles } from "./parent-cycles.ts";
import type { RawBoard } from "./raw-board.ts";
import type { ReadFinding } from "./read-finding.ts";
import { byCodeUnits } from "./shared-string.ts";

/** Order of a lane that has none: behind every fractional index. */
const lastOrder = "~";
const columnsOfBlock = 12;

export interface LinkedLayout {
  readonly layout: BoardLayout;
  /** Whether a card had no place of its own. */
  readonly hasGuests: boolean;
  readonly findings: readonly ReadFinding[];
}

type Elements = Pick<Board, "nodes" | "lanes">;

/** @param keys the keys of the layout that changed, where cards and lanes stayed the same; absent for all */
export function linkLayout(
  raw: RawBoard,
  elements: Elements,
  { before, keys }: { before?: LinkedLayout | undefined; keys?: ReadonlySet<string> | undefined },
): LinkedLayout {
  const moved = before && keys && movedBoxes(raw, elements, { before: before.layout, keys });
  if (before && moved)
    return { ...before, layout: merged(before.layout, { ...before.layout, boxes: moved }) };
  const views = viewsOf(raw, elements);
  const layout: BoardLayout = {
    boxes: keepSame(boxesOf(raw, elements.nodes), before?.layout.boxes),
    lanes: keepSame(laneBoxesOf(raw, elements.lanes), before?.layout.lanes),
    views: keepSame(views.views, before?.layout.views),
  };
  const hasGuests = [...elements.nodes.keys()].some((id) => raw.places.get(id)?.entry?.kind !== "box");
  return { layout: merged(before?.layout, layout), hasGuests, findings: views.findings };
}

/** The previous layout itself when all of its maps stayed. */
function merged(before: BoardLayout | undefined, next: BoardLayout): BoardLayout {
  const isSame =
    before !== undefined &&
    before.boxes === next.boxes &&
    before.lanes === next.lanes &&
    before.views === next.views;
  return isSame ? before : next;
}

/** The boxes when nothing but cards was moved, which is what happens most. */
function movedBoxes(
  raw: RawBoard,
  { nodes }: Elements,
  { before, keys }: { before: BoardLayout; keys: ReadonlySet<string> },
): ReadonlyMap<string, Box> | undefined {
  const moved = new Map<string, Box>();
  for (const key of keys) {
    const entry = raw.places.get(key)?.entry;
    const old = before.boxes.get(key);
    if (entry?.kind !== "box" || !nodes.has(key) || !old) return undefined;
    if (!equalityDeep(old, entry.box)) moved.set(key, entry.box);
  }
  return withReplaced(before.boxes, moved);
}

function boxesOf(raw: RawBoard, nodes: Board["nodes"]): Map<string, Box> {
  const boxes = new Map<string, Box>();
  const missing = new Map<string, string[]>();
  for (const [id, node] of nodes) {
    const entry = raw.places.get(id)?.entry;
    if (entry?.kind === "box") boxes.set(id, entry.box);
    else pushTo(missing, node.laneId ?? "", id);
  }
  if (missing.size === 0) return boxes;
  const right = rightEdges(boxes, nodes);
  for (const [laneId, ids] of missing) placeBlock(boxes, ids, right.get(laneId) ?? 0);
  return new Map([...boxes].sort(([a], [b]) => byCodeUnits(a, b)));
}

function pushTo(lists: Map<string, string[]>, key: string, id: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [id]);
  else list.push(id);
}

/** Where the first free column of each lane begins. */
function rightEdges(boxes: ReadonlyMap<string, Box>, nodes: Board["nodes"]): Map<string, number> {
  const edges = new Map<string, number>();
  for (const [id, box] of boxes) {
    const laneId = nodes.get(id)?.laneId ?? "";
    edges.set(laneId, Math.max(edges.get(laneId) ?? 0, box.x + box.w + columnPitch - cardWidth));
  }
  return edges;
}

/** Places cards in rows of equal length, in the order of their ids. */
function placeBlock(boxes: Map<string, Box>, ids: readonly string[], left: number): void {
  const rows = Math.ceil(ids.length / columnsOfBlock);
  const columns = Math.ceil(ids.length / rows);
  ids.forEach((id, at) => {
    const x = left + (at % columns) * columnPitch;
    const y = laneMargin + Math.floor(at / columns) * rowPitch;
    boxes.set(id, { x, y, w: cardWidth, h: cardHeight });
  });
}

function laneBoxesOf(raw: RawBoard, lanes: Board["lanes"]): Map<string, LaneBox> {
  const boxes = new Map<string, LaneBox>();
  for (const id of lanes.keys()) {
    const entry = raw.places.get(id)?.entry;
    boxes.set(id, entry?.kind === "lane" ? entry.lane : { order: lastOrder, h: laneHeight });
  }
  return boxes;
}

function viewsOf(
  raw: RawBoard,
  { nodes, lanes }: Elements,
): { views: Map<string, ViewState>; findings: ReadFinding[] } {
  const findings: ReadFinding[] = [];
  const views = new Map<string, ViewState>();
  for (const id of [...raw.views.keys()].sort(byCodeUnits)) {
    const entry = raw.views.get(id)?.entry;
    if (entry?.kind !== "view" || !(nodes.has(id) || lanes.has(id))) continue;
    views.set(id, entry.view);
  }
  const onCycle = idsOnCycles(views.keys(), (id) => views.get(id)?.parentId);
  for (const [id, view] of views) {
    const isLost = view.parentId !== undefined && !nodes.has(view.parentId);
    if (isLost || onCycle.has(id)) views.set(id, withoutParent(view));
    if (onCycle.has(id))
      findings.push({
        code: "cycle-broken",
        map: "layout",
        id,
        field: "parentId",
        message: "its groups lead back to itself",
      });
    else if (isLost)
      findings.push({
        code: "reference-dropped",
        map: "layout",
        id,
        field: "parentId",
        message: "its group isn't on the board",
      });
  }
  for (const [id, view] of views) if (Object.keys(view).length === 0) views.delete(id);
  return { views, findings };
}

function withoutParent({ parentId: _gone, ...rest }: ViewState): ViewState {
  return rest;
}

/** The previous map if equal, else the new one with equal values taken over from the previous. */
function keepSame<T>(
  next: Map<string, T>,
  before: ReadonlyMap<string, T> | undefined,
): ReadonlyMap<string, T> {
  if (before === undefined) return next;
  let isSame = next.size === before.size;
  for (const [id, value] of next) {
    const old = before.get(id);
    if (old === undefined || !(old === value || equalityDeep(old, value))) isSame = false;
    else if (old !== value) next.set(id, old);
  }
  return isSame ? before : next;
}
