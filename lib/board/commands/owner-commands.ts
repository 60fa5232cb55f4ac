/** People on the board, checkpoints, and who owns or measures what. */
import type { EntityMap } from "#lib/board/model.ts";
import { fieldNamed, fieldsOf } from "#lib/board/storage.ts";
import { ok, type Result } from "#lib/result.ts";
import type { BoardCommands, NewCheckpoint } from "./board-commands.ts";
import { checkValues } from "./check-values.ts";
import {
  type CommandContext,
  change,
  find,
  given,
  gone,
  insert,
  mapsOf,
  noRoomFor,
} from "./command-context.ts";
import { patchElement, writeValues } from "./patch-element.ts";

type OwnerCommands = Pick<
  BoardCommands,
  "addPerson" | "updatePerson" | "setOwner" | "addCheckpoint" | "updateCheckpoint" | "setCheckpoint"
>;

export function ownerCommands(context: CommandContext): OwnerCommands {
  return {
    addPerson: (person) => addElement(context, { name: "addPerson", map: "people", values: given(person) }),
    updatePerson: (id, patch) => patchElement(context, "updatePerson", { map: "people", id, patch }),
    setOwner: (elementId, personId) =>
      setReference(context, elementId, { name: "setOwner", field: "ownerId", to: personId }),
    addCheckpoint: (checkpoint) => addCheckpoint(context, checkpoint),
    updateCheckpoint: (id, patch) =>
      patchElement(context, "updateCheckpoint", { map: "checkpoints", id, patch }),
    setCheckpoint: (elementId, checkpointId) =>
      setReference(context, elementId, { name: "setCheckpoint", field: "checkpointId", to: checkpointId }),
  };
}

export interface NewElement {
  readonly name: string;
  readonly map: EntityMap;
  readonly values: Readonly<Record<string, unknown>>;
  /** Written in the same step. */
  readonly alongside?: (id: string) => void;
}

export function addElement(
  context: CommandContext,
  { name, map, values, alongside }: NewElement,
): Result<string> {
  const full = noRoomFor(context, 1);
  if (full !== undefined) return full;
  const checked = checkValues(context, fieldsOf[map], values);
  if (!checked.ok) return checked;
  const id = context.newId();
  change(context, name, () => {
    insert(context, map, { id, values: checked.value });
    alongside?.(id);
  });
  return ok(id);
}

/** The map that holds an element with such a field. */
function mapWith(context: CommandContext, id: string, field: string): EntityMap | undefined {
  return mapsOf(context, id).find((map) => fieldNamed(fieldsOf[map], field) !== undefined);
}

function setReference(
  context: CommandContext,
  elementId: string,
  { name, field, to }: { name: string; field: string; to: string | null },
): Result<void> {
  const map = mapWith(context, elementId, field);
  return map === undefined
    ? gone("nodes")
    : patchElement(context, name, { map, id: elementId, patch: { [field]: to } });
}

function addCheckpoint(context: CommandContext, { forId, ...values }: NewCheckpoint): Result<string> {
  const map = forId === undefined ? undefined : mapWith(context, forId, "checkpointId");
  const target = forId === undefined || map === undefined ? undefined : find(context, map, forId);
  if (forId !== undefined && (map === undefined || target === undefined)) return gone("nodes");
  const alongside = (id: string) => {
    if (map !== undefined && target !== undefined) writeValues(map, target, { checkpointId: id });
  };
  return addElement(context, { name: "addCheckpoint", map: "checkpoints", values: given(values), alongside });
}
