/** What the map is drawn with: a canvas on screen, SVG or another medium for export. Lengths are px of the board. */
import type { Point, Rect } from "#lib/canvas/geometry.ts";

export interface Stroke {
  readonly color: string;
  readonly width: number;
  readonly dash?: readonly number[];
  readonly cap?: "round";
}

export interface Look {
  readonly fill?: string;
  readonly stroke?: Stroke;
}

export interface Type {
  readonly size: number;
  /** 100–900. */
  readonly weight: number;
  /** Letter spacing in em. */
  readonly spacing: number;
}

export interface Pen {
  /** Everything drawn inside has its origin at the point and is scaled around it. */
  within(at: Point, scale: number, draw: () => void): void;
  /** An SVG path. */
  path(d: string, look: Look): void;
  /** A line of horizontal and vertical legs, its corners rounded. */
  route(points: readonly Point[], stroke: Stroke): void;
  /** Straight polylines, all in one stroke. */
  lines(lines: Iterable<readonly Point[]>, stroke: Stroke): void;
  /** Closed polygons, all in one look. */
  polygons(polygons: Iterable<readonly Point[]>, look: Look): void;
  /** A rectangle with round corners. */
  box(box: Rect, radius: number, look: Look): void;
  /** `at` is the left end of the baseline. */
  text(words: string, at: Point, type: Type & { readonly color: string }): void;
  /**
   * Texts drawn inside may come after everything else, all of one type together, which is much faster: for things that
   * don't lie over each other.
   */
  textsLast(draw: () => void): void;
  /** Width of the words. */
  measure(words: string, type: Type): number;
}
