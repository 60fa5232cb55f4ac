/** The gaps of each card, for its mark on the map; hints aren't marked. */
import type { Board } from "#lib/board/model.ts";
import type { GapMark } from "#lib/drawing/map-marks.ts";
import type { Gap } from "#lib/gaps/gap.ts";

export function gapMarks({ nodes }: Board, gaps: readonly Gap[]): ReadonlyMap<string, GapMark> {
  const marks = new Map<string, GapMark>();
  for (const { elementId, severity } of gaps) {
    if (elementId === null || severity === "info" || !nodes.has(elementId)) continue;
    const known = marks.get(elementId);
    const isError = severity === "error" || known?.severity === "error";
    marks.set(elementId, { severity: isError ? "error" : "warn", count: (known?.count ?? 0) + 1 });
  }
  return marks;
}

/** Ids of the needs that form circles; undefined when there are none. */
export function circlesOf(gaps: readonly Gap[]): ReadonlySet<string> | undefined {
  const ids = gaps
    .filter(({ code }) => code === "DEP-003")
    .flatMap(({ elementId, relatedIds }) => (elementId === null ? relatedIds : [elementId, ...relatedIds]));
  return ids.length === 0 ? undefined : new Set(ids);
}
