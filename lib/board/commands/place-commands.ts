/** Where cards stand and how they look: never meaning. */

import { equalityDeep } from "lib0/function";
import { viewKey } from "#lib/board/board-doc.ts";
import type { Box, ViewState } from "#lib/board/model.ts";
import { boundView, readView } from "#lib/board/read-layout.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { BoardCommands, NodeMove, ViewPatch } from "./board-commands.ts";
import { boxOf, isPlace, standardSize, writeBox } from "./card-places.ts";
import { type CommandContext, change, exists, find, given, gone } from "./command-context.ts";
import { writeValues } from "./patch-element.ts";

export function placeCommands(
  context: CommandContext,
): Pick<BoardCommands, "moveNodes" | "arrange" | "resizeNode" | "setView"> {
  return {
    moveNodes: (moves) => moveNodes(context, moves),
    arrange: (boxes) => arrange(context, boxes),
    resizeNode: (id, size) => resizeNode(context, id, size),
    setView: (id, patch) => setView(context, id, patch),
  };
}

/** Cards deleted while they were dragged are passed over. */
function moveNodes(context: CommandContext, moves: readonly NodeMove[]): Result<void> {
  if (!isPlace(moves.flatMap(({ x, y }) => [x, y])))
    return refuse("place.invalid", "Cards can't stand there.");
  if (moves.some(({ laneId }) => laneId !== undefined && !exists(context, "lanes", laneId)))
    return gone("lanes");
  const there = moves.filter(({ id }) => exists(context, "nodes", id));
  if (there.length === 0 && moves.length > 0) return gone("nodes");
  change(context, "moveNodes", () => {
    for (const move of there) moveNode(context, move);
  });
  return ok(undefined);
}

function moveNode(context: CommandContext, { id, laneId, x, y }: NodeMove): void {
  const found = find(context, "nodes", id);
  if (found !== undefined && laneId !== undefined) writeValues("nodes", found, { laneId });
  writeBox(context, id, { ...(boxOf(context, id) ?? standardSize), x, y });
}

function arrange(context: CommandContext, boxes: ReadonlyMap<string, Box>): Result<void> {
  const all = [...boxes.values()];
  if (!isPlace(all.flatMap(({ x, y, w, h }) => [x, y, w, h])) || all.some(({ w, h }) => w <= 0 || h <= 0))
    return refuse("place.invalid", "Cards can't stand there.");
  const there = [...boxes].filter(([id]) => exists(context, "nodes", id));
  if (there.length === 0 && boxes.size > 0) return gone("nodes");
  change(context, "arrange", () => {
    for (const [id, box] of there) if (!viewOf(context, id).pinned) writeBox(context, id, box);
  });
  return ok(undefined);
}

function resizeNode(
  context: CommandContext,
  id: string,
  size: Partial<Box> & { w: number; h: number },
): Result<void> {
  if (!exists(context, "nodes", id)) return gone("nodes");
  if (!isPlace([size.w, size.h, size.x, size.y]) || size.w <= 0 || size.h <= 0) {
    return refuse("place.invalid", "A card can't have that size.");
  }
  const box = boxOf(context, id) ?? { x: 0, y: 0, ...standardSize };
  change(context, "resizeNode", () => writeBox(context, id, { ...box, ...given(size) }));
  return ok(undefined);
}

function setView(context: CommandContext, id: string, patch: ViewPatch): Result<void> {
  if (!exists(context, "nodes", id) && !exists(context, "lanes", id)) return gone("nodes");
  const problem = patch.parentId == null ? undefined : parentProblem(context, id, patch.parentId);
  if (problem !== undefined) return problem;
  const merged = Object.entries({ ...viewOf(context, id), ...patch }).filter(
    ([, value]) => value !== null && value !== undefined,
  );
  const { entry } = readView(id, Object.fromEntries(merged));
  if (entry?.kind !== "view") return refuse("value.invalid", "This look can't be used.");
  change(context, "setView", () => writeView(context, id, entry.view));
  return ok(undefined);
}

function viewOf(context: CommandContext, id: string): ViewState {
  const { entry } = readView(id, context.stored.layout.get(viewKey(id)) ?? {});
  return entry?.kind === "view" ? entry.view : {};
}

/** Writes a look inside the caller's transaction; the ordinary look isn't stored. */
function writeView(context: CommandContext, id: string, view: ViewState): void {
  const { layout } = context.stored;
  const next = boundView(view);
  const key = viewKey(id);
  if (Object.keys(next).length === 0) {
    if (layout.has(key)) layout.delete(key);
  } else if (!equalityDeep(layout.get(key), next)) layout.set(key, next);
}

function parentProblem(context: CommandContext, id: string, parentId: string): Result<never> | undefined {
  if (!exists(context, "nodes", parentId)) return gone("nodes");
  const seen = new Set<string>();
  for (
    let at: string | undefined = parentId;
    at !== undefined && !seen.has(at);
    at = viewOf(context, at).parentId
  ) {
    if (at === id) return refuse("group.circle", "A group can't be put into itself.");
    seen.add(at);
  }
  return undefined;
}
