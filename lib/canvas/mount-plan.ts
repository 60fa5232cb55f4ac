/**
 * Which cards and edges are mounted as elements: mounting many at once would hold up a frame, so they come in
 * slices, nearest to the middle of the view first.
 */
import { centerOf, type Rect } from "./geometry.ts";

export interface Mounted {
  readonly ids: ReadonlySet<string>;
  /** Everything wanted is there. */
  readonly isWhole: boolean;
}

export const nothingMounted: Mounted = { ids: new Set(), isWhole: true };

export interface MountRequest {
  wanted: ReadonlySet<string>;
  before: Mounted;
  /** How many may be added now. */
  slice: number;
  boxOf: (id: string) => Rect | undefined;
  /** Middle of the view. */
  around: { x: number; y: number };
}

/**
 * The next step towards what is wanted, in the order it is wanted in; `before` itself when nothing changes. Leaving
 * costs nothing and isn't sliced.
 */
export function mountPlan({ wanted, before, slice, boxOf, around }: MountRequest): Mounted {
  const missing = [...wanted].filter((id) => !before.ids.has(id));
  const isKept = wanted.size - missing.length === before.ids.size;
  if (missing.length === 0 && isKept && before.isWhole) return before;
  if (missing.length <= slice) return { ids: new Set(wanted), isWhole: true };
  const apart = new Map(missing.map((id) => [id, farFrom(boxOf(id), around)] as const));
  missing.sort((a, b) => (apart.get(a) ?? 0) - (apart.get(b) ?? 0));
  const added = new Set(missing.slice(0, slice));
  const ids = new Set([...wanted].filter((id) => before.ids.has(id) || added.has(id)));
  return { ids, isWhole: false };
}

function farFrom(box: Rect | undefined, around: { x: number; y: number }): number {
  if (!box) return Infinity;
  const { x, y } = centerOf(box);
  return Math.hypot(x - around.x, y - around.y);
}
