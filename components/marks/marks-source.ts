/** What a part of the marks tells the one that gathers them. */
import type { DrawnFocus } from "#lib/drawing/drawing.ts";
import type { MapMarks } from "#lib/drawing/map-marks.ts";

/** Undefined takes marks away. */
export interface MarksPatch extends MapMarks {
  readonly reach?: DrawnFocus | undefined;
}
export interface MarksSource {
  onMarks: (patch: MarksPatch) => void;
}
