/**
 * Where differences show on a map: a card, a link or a lane by itself; a checkpoint on whatever it measures, a risk or
 * an assumption on what it is about; a flow on the cards along it. O(board + differences).
 */
import type { Board } from "#lib/board/model.ts";
import type { ComparedMap } from "./board-diff.ts";
import { ghostOf } from "./overlay-board.ts";

export interface PlacedDifference {
  readonly id: string;
  readonly kind: ComparedMap;
  readonly change: "added" | "removed" | "changed";
  readonly fields: readonly { readonly path: string; readonly before: unknown; readonly after: unknown }[];
}

export type MarkLook = "added" | "removed" | "changed" | "moved";

export interface MapMark {
  readonly look: MarkLook;
  /** The differences it stands for, its own first; none where something was only moved. */
  readonly differenceIds: readonly string[];
  /** What changed about it, its own fields first; empty for what came or went. */
  readonly changes: readonly MarkedChange[];
}

/** A field of it, or of something that concerns it; without a field that came or went as a whole. */
export interface MarkedChange {
  readonly kind: ComparedMap;
  readonly field?: PlacedDifference["fields"][number];
}

export interface MarkedMap {
  /** By the element that is drawn. */
  readonly marks: ReadonlyMap<string, MapMark>;
  /** By difference: the elements to look at; none for what has no place on a map. */
  readonly places: ReadonlyMap<string, readonly string[]>;
}

export interface MarksWish {
  /** What the map shows. */
  readonly board: Board;
  readonly differences: readonly PlacedDifference[];
  /** What was only moved and is to be marked as well. */
  readonly moved: readonly { readonly id: string }[];
}

export function mapMarks({ board, differences, moved }: MarksWish): MarkedMap {
  const marks = new Map<string, MapMark>();
  const places = new Map<string, readonly string[]>();
  const measured = measuredBy(board);
  const mark = (id: string, look: MarkLook, difference: PlacedDifference) => {
    const known = marks.get(id);
    marks.set(id, {
      look: known?.look ?? look,
      differenceIds: [...(known?.differenceIds ?? []), difference.id],
      changes: [...(known?.changes ?? []), ...changesOf(difference)],
    });
  };
  for (const difference of differences) {
    if (!isDrawn(board, difference)) continue;
    mark(difference.id, lookOf(difference), difference);
    const ghost = ghostOf(difference.id);
    if (board.edges.has(ghost))
      marks.set(ghost, { look: "removed", differenceIds: [difference.id], changes: [] });
    places.set(difference.id, [difference.id]);
  }
  for (const difference of differences) {
    if (places.has(difference.id)) continue;
    const around = neighboursOf(board, measured, difference);
    places.set(difference.id, around);
    if (difference.kind !== "flows") for (const id of around) mark(id, "changed", difference);
  }
  for (const { id } of moved)
    if (!marks.has(id)) marks.set(id, { look: "moved", differenceIds: [], changes: [] });
  return { marks, places };
}

function changesOf({ kind, change, fields }: PlacedDifference): readonly MarkedChange[] {
  if (change === "changed") return fields.map((field) => ({ kind, field }));
  return kind === "nodes" || kind === "edges" || kind === "lanes" ? [] : [{ kind }];
}

const isDrawn = ({ nodes, edges, lanes }: Board, { kind, id }: PlacedDifference): boolean =>
  (kind === "nodes" && nodes.has(id)) ||
  (kind === "edges" && edges.has(id)) ||
  (kind === "lanes" && lanes.has(id));

/** What leaves the scope looks like what goes, what comes into it like what comes. */
export function lookOf({ change, fields }: Pick<PlacedDifference, "change" | "fields">): MarkLook {
  const scope = fields.find(({ path }) => path === "scope");
  if (change !== "changed" || !scope) return change;
  const [was, is] = [scope.before ?? "CORE", scope.after ?? "CORE"];
  return was === "CORE" ? "removed" : is === "CORE" ? "added" : "changed";
}

function neighboursOf(
  board: Board,
  measured: ReadonlyMap<string, readonly string[]>,
  { kind, id }: PlacedDifference,
): readonly string[] {
  const { nodes, edges, risks, assumptions, flows } = board;
  const drawn = (ids: readonly (string | undefined)[]) =>
    ids.filter((one) => one !== undefined).filter((one) => nodes.has(one) || edges.has(one));
  switch (kind) {
    case "checkpoints":
      return measured.get(id) ?? [];
    case "risks":
      return drawn([risks.get(id)?.targetId]);
    case "assumptions":
      return drawn(assumptions.get(id)?.targetIds ?? []);
    case "flows":
      return drawn(flows.get(id)?.path ?? []);
    default:
      return [];
  }
}

/** The cards and links that each checkpoint measures. */
function measuredBy({ nodes, edges }: Board): ReadonlyMap<string, readonly string[]> {
  const users = new Map<string, string[]>();
  for (const { id, checkpointId } of [...nodes.values(), ...edges.values()]) {
    if (checkpointId === undefined) continue;
    const known = users.get(checkpointId);
    if (known) known.push(id);
    else users.set(checkpointId, [id]);
  }
  return users;
}
