/** Cards: adding, changing, changing kind, copying. */

import { suggestedEdge } from "#lib/board/edge-rules.ts";
import { laneMargin, type Point, placeBeside, placeIn } from "#lib/board/free-place.ts";
import type { BoardEdge, BoardNode, NodeKind } from "#lib/board/model.ts";
import { fieldsOf } from "#lib/board/storage.ts";
import { makeContainers } from "#lib/board/write-element.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { BoardCommands, NewConnected, NewNode, NodePatch, Side } from "./board-commands.ts";
import { boxesOfLane, boxOf, isPlace, standardSize, writeBox } from "./card-places.ts";
import { checkValues } from "./check-values.ts";
import { type CommandContext, change, find, given, gone, insert, noRoomFor } from "./command-context.ts";
import { meaningThatFits } from "./edge-commands.ts";
import { edgesOf, endsOf } from "./edge-lookup.ts";
import { writeValues } from "./patch-element.ts";

type NodeCommands = Pick<BoardCommands, "addNode" | "addConnected" | "updateNode" | "changeKind">;

export function nodeCommands(context: CommandContext): NodeCommands {
  return {
    addNode: (node) => addNode(context, node),
    addConnected: (node) => addConnected(context, node),
    updateNode: (id, patch) => updateNode(context, id, patch),
    changeKind: (id, kind) => changeKind(context, id, kind),
  };
}

function addNode(context: CommandContext, node: NewNode): Result<string> {
  const { kind, title, laneId } = node;
  const checked = checkNewNode(context, given({ kind, title, laneId }), [
    node.at?.x,
    node.at?.y,
    node.w,
    node.h,
  ]);
  if (!checked.ok) return checked;
  const id = context.newId();
  change(context, "addNode", () => {
    const box = placeIn(boxesOfLane(context, laneId), node);
    insert(context, "nodes", { id, values: checked.value });
    writeBox(context, id, box);
  });
  return ok(id);
}

function checkNewNode(
  context: CommandContext,
  values: Readonly<Record<string, unknown>>,
  place: readonly (number | undefined)[],
) {
  const full = noRoomFor(context, 2);
  if (full !== undefined) return full;
  if (!isPlace(place)) return refuse("place.invalid", "A card can't stand there.");
  return checkValues(context, fieldsOf.nodes, values);
}

function addConnected(
  context: CommandContext,
  wish: NewConnected,
): Result<{ nodeId: string; edgeId: string }> {
  const from = find(context, "nodes", wish.fromId)?.value;
  if (from === undefined) return gone("nodes");
  const kind = wish.kind ?? (from.kind === "EXCEPTION" ? "FALLBACK" : "STEP");
  const meaning = suggestedEdge({ source: from.kind, target: kind });
  if (!meaning.ok) return meaning;
  const laneId = wish.laneId ?? from.laneId;
  const checked = checkNewNode(context, given({ kind, title: wish.title, laneId }), [wish.at?.x, wish.at?.y]);
  if (!checked.ok) return checked;
  const nodeId = context.newId();
  const edgeId = context.newId();
  change(context, "addConnected", () => {
    const near = wish.at ?? besides(context, from, { side: wish.side ?? "right", laneId });
    const taken = laneId === undefined ? [] : boxesOfLane(context, laneId);
    insert(context, "nodes", { id: nodeId, values: checked.value });
    writeBox(context, nodeId, placeIn(taken, { at: near }));
    insert(context, "edges", {
      id: edgeId,
      values: { sourceId: from.id, targetId: nodeId, ...meaning.value },
    });
  });
  return ok({ nodeId, edgeId });
}

const steps: { readonly [S in Side]: Point } = {
  right: { x: 1, y: 0 },
  left: { x: -1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
};

/** One step to that side of a card; in another lane the first row of the same column. */
function besides(
  context: CommandContext,
  from: BoardNode,
  { side, laneId }: { side: Side; laneId: string | undefined },
): Point | undefined {
  const box = boxOf(context, from.id);
  return box && placeBeside(box, steps[side], { isSameLane: laneId === from.laneId });
}

function updateNode(context: CommandContext, id: string, patch: NodePatch): Result<void> {
  const found = find(context, "nodes", id);
  if (found === undefined) return gone("nodes");
  if ("kind" in patch || "acceptance" in patch)
    return refuse("value.unknown", "Kind and criteria have commands of their own.");
  const checked = checkValues(context, fieldsOf.nodes, patch);
  if (!checked.ok) return checked;
  const laneId = checked.value.laneId;
  change(context, "updateNode", () => {
    // Before the lane is written, so that the card itself isn't among those in the way.
    if (typeof laneId === "string" && laneId !== found.value.laneId) moveIntoLane(context, id, laneId);
    writeValues("nodes", found, checked.value);
  });
  return ok(undefined);
}

/** Keeps a card's column when its lane changes, in a row where it covers nothing. */
export function moveIntoLane(context: CommandContext, id: string, laneId: string): void {
  const box = boxOf(context, id);
  const at = box === undefined ? undefined : { x: box.x, y: laneMargin };
  writeBox(
    context,
    id,
    placeIn(boxesOfLane(context, laneId, new Set([id])), { ...(box ?? standardSize), at }),
  );
}

function changeKind(context: CommandContext, id: string, kind: NodeKind): Result<void> {
  const found = find(context, "nodes", id);
  if (found === undefined) return gone("nodes");
  const checked = checkValues(context, fieldsOf.nodes, { kind });
  if (!checked.ok) return checked;
  const edges = edgesOf(context, id).map((edge) => ({
    edge,
    meaning: meaningAfter(context, edge, { id, kind }),
  }));
  if (edges.some(({ meaning }) => !meaning.ok)) {
    return refuse("kind.links", "Some links of this card don't fit the new kind. Delete or move them first.");
  }
  change(context, "changeKind", () => {
    writeValues("nodes", found, checked.value);
    makeContainers(found.entry, fieldsOf.nodes, kind);
    for (const { edge, meaning } of edges) {
      const stored = find(context, "edges", edge.id);
      if (meaning.ok && stored !== undefined)
        writeValues("edges", stored, { type: undefined, ...meaning.value });
    }
  });
  return ok(undefined);
}

/** A link that meant what the old kinds suggested takes the new suggestion; one that was chosen stays while it fits. */
function meaningAfter(context: CommandContext, edge: BoardEdge, changed: { id: string; kind: NodeKind }) {
  const before = endsOf(context, edge);
  if (before === undefined) return ok({ cls: edge.cls, type: edge.type });
  const source = edge.sourceId === changed.id ? changed.kind : before.source;
  const target = edge.targetId === changed.id ? changed.kind : before.target;
  const old = suggestedEdge(before);
  const next = suggestedEdge({ source, target });
  const wasSuggested = old.ok && old.value.type === edge.type && old.value.cls === edge.cls;
  return wasSuggested && next.ok ? next : meaningThatFits(edge, { source, target });
}
