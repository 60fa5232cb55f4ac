/**
 * Reads the map `layout`: where cards and lanes stand, and their view state. Values are brought into bounds
 * instead of refused, because a lane change and a move may meet. Layout is never meaning.
 */
import { viewKey } from "./board-doc.ts";
import { type Box, boxSchema, type LaneBox, laneBoxSchema, type ViewState, viewSchema } from "./model.ts";
import { isOrderKey, usualOrder } from "./order-keys.ts";
import { plainValue } from "./plain-value.ts";
import type { ReadFinding } from "./read-finding.ts";

/** One value of `layout`, by what it turned out to be. */
type LayoutEntry =
  | { readonly kind: "box"; readonly box: Box }
  | { readonly kind: "lane"; readonly lane: LaneBox }
  | { readonly kind: "view"; readonly view: ViewState };

export interface ParsedLayout {
  readonly entry: LayoutEntry | undefined;
  readonly findings: readonly ReadFinding[];
}

/** Bounds in px at 100 %: beyond them a card could not be found again. */
const bounds = {
  x: 1_000_000,
  y: 100_000,
  minW: 40,
  minH: 24,
  maxSize: 4_000,
  minLane: 30,
  maxLane: 100_000,
} as const;

export function readPlace(id: string, stored: unknown): ParsedLayout {
  const value = plainValue(stored);
  // Only a lane has an order; a check that fails is many times dearer than one that doesn't.
  if (typeof value === "object" && value !== null && "order" in value) {
    const lane = laneBoxSchema.safeParse(value);
    if (lane.success) return found({ kind: "lane", lane: boundLane(lane.data) });
  }
  const box = boxSchema.safeParse(value);
  return box.success ? found({ kind: "box", box: boundBox(box.data) }) : broken(id);
}

export function readView(id: string, stored: unknown): ParsedLayout {
  const view = viewSchema.safeParse(plainValue(stored));
  return view.success ? found({ kind: "view", view: boundView(view.data) }) : broken(viewKey(id));
}

/** A box inside the bounds: never left of or above its lane's corner. */
export function boundBox(box: Box): Box {
  return {
    x: clamp(box.x, 0, bounds.x),
    y: clamp(box.y, 0, bounds.y),
    w: clamp(box.w, bounds.minW, bounds.maxSize),
    h: clamp(box.h, bounds.minH, bounds.maxSize),
  };
}

export function boundLane(lane: LaneBox): LaneBox {
  return { order: lane.order, h: clamp(lane.h, bounds.minLane, bounds.maxLane) };
}

/** Only what differs from the ordinary look: `false` is the same as absent. */
export function boundView(view: ViewState): ViewState {
  return {
    ...(view.parentId === undefined ? {} : { parentId: view.parentId }),
    ...(view.color === undefined ? {} : { color: view.color }),
    ...(view.collapsed ? { collapsed: true } : {}),
    ...(view.pinned ? { pinned: true } : {}),
    ...(hasOwnOrder(view) ? { order: view.order } : {}),
  };
}

const hasOwnOrder = (view: ViewState): view is ViewState & { order: string } =>
  view.order !== undefined && view.order !== usualOrder && isOrderKey(view.order);

// Adding 0 turns -0 into 0: JSON has only one zero.
const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high) + 0;
const found = (entry: LayoutEntry): ParsedLayout => ({ entry, findings: [] });
const broken = (id: string): ParsedLayout => ({
  entry: undefined,
  findings: [{ code: "field-dropped", map: "layout", id, message: "its place or look can't be read" }],
});
