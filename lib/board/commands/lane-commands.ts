/** Lanes: adding, ordering, resizing, removing. Their order is layout, kept as fractional indices. */

import { equalityDeep } from "lib0/function";
import * as Y from "yjs";
import { laneHeight } from "#lib/board/free-place.ts";
import type { Lane, LaneBox } from "#lib/board/model.ts";
import { ascendingKeys } from "#lib/board/order-keys.ts";
import { boundLane, readPlace } from "#lib/board/read-layout.ts";
import { byCodeUnits } from "#lib/board/shared-string.ts";
import { fieldsOf } from "#lib/board/storage.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { BoardCommands, LaneCards } from "./board-commands.ts";
import { isPlace } from "./card-places.ts";
import { checkValues } from "./check-values.ts";
import { type CommandContext, change, exists, find, gone, insert, noRoomFor } from "./command-context.ts";
import { moveIntoLane } from "./node-commands.ts";
import { patchElement, writeValues } from "./patch-element.ts";
import { takeLane } from "./remove-command.ts";

type LaneCommands = Pick<BoardCommands, "addLane" | "updateLane" | "moveLane" | "resizeLane" | "removeLane">;

export function laneCommands(context: CommandContext): LaneCommands {
  return {
    addLane: (lane) => addLane(context, lane),
    updateLane: (id, patch) => patchElement(context, "updateLane", { map: "lanes", id, patch }),
    moveLane: (id, { beforeId }) => moveLane(context, id, beforeId),
    resizeLane: (id, h) => resizeLane(context, id, h),
    removeLane: (id, cards) => removeLane(context, id, cards),
  };
}

function addLane(
  context: CommandContext,
  { name, kind, afterId }: { name: string; kind: Lane["kind"]; afterId?: string },
): Result<string> {
  const full = noRoomFor(context, 1);
  if (full !== undefined) return full;
  const checked = checkValues(context, fieldsOf.lanes, { name, kind });
  if (!checked.ok) return checked;
  const id = context.newId();
  change(context, "addLane", () => {
    const lanes = orderedLanes(context);
    const after = lanes.findIndex((lane) => lane.id === afterId);
    insert(context, "lanes", { id, values: checked.value });
    writeOrder(context, lanes.toSpliced(after < 0 ? lanes.length : after + 1, 0, { id, h: laneHeight }));
  });
  return ok(id);
}

function moveLane(context: CommandContext, id: string, beforeId: string | null): Result<void> {
  const lanes = orderedLanes(context);
  const moved = lanes.find((lane) => lane.id === id);
  if (moved === undefined || (beforeId !== null && !lanes.some((lane) => lane.id === beforeId)))
    return gone("lanes");
  if (beforeId === id) return ok(undefined);
  const others = lanes.filter((lane) => lane.id !== id);
  const at = beforeId === null ? others.length : others.findIndex((lane) => lane.id === beforeId);
  const next = others.toSpliced(at, 0, { id, h: moved.h });
  const isSame = next.every((lane, index) => lane.id === lanes[index]?.id);
  if (!isSame) change(context, "moveLane", () => writeOrder(context, next));
  return ok(undefined);
}

function resizeLane(context: CommandContext, id: string, h: number): Result<void> {
  if (!exists(context, "lanes", id)) return gone("lanes");
  if (!isPlace([h]) || h <= 0) return refuse("place.invalid", "A lane can't have that height.");
  const lanes = orderedLanes(context).map((lane) => (lane.id === id ? { ...lane, h: Math.round(h) } : lane));
  change(context, "resizeLane", () => writeOrder(context, lanes));
  return ok(undefined);
}

function removeLane(context: CommandContext, id: string, fate: LaneCards | undefined): Result<void> {
  if (!exists(context, "lanes", id)) return gone("lanes");
  const cards = cardsOf(context, id);
  if (fate === undefined && cards.length > 0) {
    const count = cards.length === 1 ? "a card" : `${cards.length} cards`;
    return refuse(
      "lane.not-empty",
      `This lane has ${count}. Choose a lane to move them to, or delete them first.`,
    );
  }
  const moveTo = typeof fate === "object" ? fate.moveTo : undefined;
  if (moveTo !== undefined && (moveTo === id || !exists(context, "lanes", moveTo))) {
    return refuse(
      "lanes.gone",
      "The lane to move the cards to is no longer on the board. Choose another one.",
    );
  }
  change(context, "removeLane", () => {
    if (moveTo !== undefined) for (const card of cards) moveCard(context, card, moveTo);
    takeLane(context, id, fate === "delete" ? cards : []);
  });
  return ok(undefined);
}

function cardsOf(context: CommandContext, laneId: string): string[] {
  const ids: string[] = [];
  context.stored.nodes.forEach((node, id) => {
    if (node instanceof Y.Map && node.get("laneId") === laneId) ids.push(id);
  });
  return ids.sort(byCodeUnits);
}

function moveCard(context: CommandContext, id: string, laneId: string): void {
  const found = find(context, "nodes", id);
  if (found === undefined) return;
  moveIntoLane(context, id, laneId);
  writeValues("nodes", found, { laneId });
}

/** A lane on its way to be written: without an order it is new or was moved. */
interface PlacedLane {
  readonly id: string;
  readonly h: number;
  readonly order?: string;
}

function orderedLanes(context: CommandContext): PlacedLane[] {
  const lanes: PlacedLane[] = [];
  for (const id of context.stored.lanes.keys()) {
    if (!exists(context, "lanes", id)) continue;
    const { entry } = readPlace(id, context.stored.layout.get(id));
    lanes.push({ id, ...(entry?.kind === "lane" ? entry.lane : { h: laneHeight }) });
  }
  return lanes.sort((a, b) => byCodeUnits(a.order ?? "~", b.order ?? "~") || byCodeUnits(a.id, b.id));
}

function writeOrder({ stored }: CommandContext, lanes: readonly PlacedLane[]): void {
  const keys = ascendingKeys(lanes.map(({ order }) => order));
  lanes.forEach(({ id, h }, at) => {
    const next: LaneBox = boundLane({ order: keys[at] ?? "", h });
    if (!equalityDeep(stored.layout.get(id), next)) stored.layout.set(id, next);
  });
}
