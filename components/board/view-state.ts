/**
 * What one person looks at, never synced: selection, tool, filter, the field being typed in. A tiny external
 * store, so that a change of the selection re-renders only what shows it.
 */
import type { NodeKind } from "#lib/board/model.ts";
import type { KeyAction } from "#lib/canvas/key-bindings.ts";
import type { MapFilter } from "#lib/canvas/map-filter.ts";

export type Tool = "select" | "hand" | "connect" | "comment" | { add: NodeKind };

/** The comments in the place of the details: one thread, those of one element, or all. */
export interface CommentsShown {
  readonly threadId?: string;
  readonly elementId?: string;
}

/** What the canvas offers the rest of the screen; registered by it while it is mounted. */
export interface CanvasApi {
  /** All cards in view. */
  fit(): void;
  /** The given elements in view and marked by one short ring. */
  zoomTo(ids: readonly string[]): void;
  /** The given point of the board (px at 100 %) in the middle of the view. */
  centerOn?(point: { x: number; y: number }): void;
  zoomIn(): void;
  zoomOut(): void;
  zoom100(): void;
  /** What a key of the map does. */
  run(action: KeyAction): void;
}

/** Pictures of the map: to choose one and keep it, or one of the selection (or all) onto the clipboard at once. */
export type PictureWanted = "choose" | "copy";

export interface EditingField {
  id: string;
  field: string;
}

export interface ViewValues {
  /** Ids of nodes, edges, lanes, flows or checkpoints. */
  readonly selection: ReadonlySet<string>;
  /** The element the arrow keys stand on while nothing is selected. */
  readonly focusId?: string;
  readonly tool: Tool;
  /** Only this flow at full strength; the rest is quieted. */
  readonly flowId?: string;
  /** Only what fits it at full strength; the rest is quieted. */
  readonly filter?: MapFilter;
  /** What the chosen card needs, and what needs it, at full strength with the distance of each. */
  readonly isReachShown?: true;
  readonly editing?: EditingField;
  /** The user whose view this one follows. */
  readonly followedId?: string;
  /** Bars and details are out of the way. */
  readonly isMapOnly?: boolean;
  readonly inspectorOpen: boolean;
  readonly comments?: CommentsShown;
  /** The gaps of the board in the place of the details. */
  readonly gaps?: true;
  readonly picture?: PictureWanted;
  readonly canvas?: CanvasApi;
}

/** `undefined` clears an optional value. */
export type ViewPatch = { [K in keyof ViewValues]?: ViewValues[K] | undefined };

export interface ViewState {
  get(): ViewValues;
  set(patch: ViewPatch): void;
  subscribe(onChange: () => void): () => void;
}

const initialValues: ViewValues = { selection: new Set(), tool: "select", inspectorOpen: true };

export function createViewState(initial: Partial<ViewValues> = {}): ViewState {
  let values: ViewValues = { ...initialValues, ...initial };
  const listeners = new Set<() => void>();
  return {
    get: () => values,
    set(patch) {
      // Whoever chooses an element wants its details, not what stands in their place.
      const isChoice = patch.selection !== undefined && patch.selection.size > 0;
      const next = withPatch(values, isChoice ? { comments: undefined, gaps: undefined, ...patch } : patch);
      if (next === values) return;
      values = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
  };
}

/** The same object when nothing changes, so that subscribers stay quiet. */
function withPatch(values: ViewValues, patch: ViewPatch): ViewValues {
  const next: Record<string, unknown> = { ...values };
  let changed = false;
  for (const [key, value] of Object.entries(patch)) {
    if (isSameValue(next[key], value)) continue;
    changed = true;
    if (value === undefined) delete next[key];
    else next[key] = value;
  }
  return changed ? (next as unknown as ViewValues) : values;
}

function isSameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (a instanceof Set && b instanceof Set) return a.size === b.size && [...a].every((entry) => b.has(entry));
  if (!isPlain(a) || !isPlain(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.is(a[key], b[key]));
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
