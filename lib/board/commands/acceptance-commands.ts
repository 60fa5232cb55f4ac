/** A card's acceptance criteria: ordered, each one edited by itself, so that two people can add at once. */
import * as Y from "yjs";
import type { BoardNode } from "#lib/board/model.ts";
import { ascendingKeys } from "#lib/board/order-keys.ts";
import { storedOrder } from "#lib/board/read-element.ts";
import { type Field, fieldNamed, fieldsOf, orderKey } from "#lib/board/storage.ts";
import { newStored, type Values, writeField } from "#lib/board/write-element.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { AcceptancePatch, BoardCommands } from "./board-commands.ts";
import { checkValues } from "./check-values.ts";
import { type CommandContext, change, type Found, find, gone } from "./command-context.ts";

type AcceptanceCommands = Pick<BoardCommands, "addAcceptance" | "updateAcceptance" | "removeAcceptance">;
const fieldName = "acceptance";
const fields: readonly Field[] = fieldNamed(fieldsOf.nodes, fieldName)?.fields ?? [];
const lost = refuse("acceptance.gone", "This criterion is no longer on the board.");

export function acceptanceCommands(context: CommandContext): AcceptanceCommands {
  return {
    addAcceptance: (nodeId, criterion) => addAcceptance(context, nodeId, criterion),
    updateAcceptance: (nodeId, id, patch) => updateAcceptance(context, { nodeId, id }, patch),
    removeAcceptance: (nodeId, id) => removeAcceptance(context, { nodeId, id }),
  };
}

function addAcceptance(context: CommandContext, nodeId: string, criterion: AcceptancePatch): Result<string> {
  const node = find(context, "nodes", nodeId);
  if (node === undefined) return gone("nodes");
  const checked = checkValues(context, fields, criterion);
  if (!checked.ok) return checked;
  const id = context.newId();
  change(context, "addAcceptance", () =>
    append(containerOf(node), node.value, { id, values: checked.value }),
  );
  return ok(id);
}

/** The criteria of a card, made inside the caller's transaction where they are missing. */
function containerOf({ entry }: Found<BoardNode>): Y.Map<unknown> {
  const stored = entry.get(fieldName);
  if (stored instanceof Y.Map) return stored;
  const made = new Y.Map<unknown>();
  entry.set(fieldName, made);
  return made;
}

function append(
  container: Y.Map<unknown>,
  node: BoardNode,
  { id, values }: { id: string; values: Values },
): void {
  const ids = node.acceptance.map((criterion) => criterion.id);
  const keys = ascendingKeys([
    ...ids.map((other) => storedOrder(container.get(other)) || undefined),
    undefined,
  ]);
  ids.forEach((other, at) => {
    const entry = container.get(other);
    if (entry instanceof Y.Map && storedOrder(entry) !== keys[at]) entry.set(orderKey, keys[at]);
  });
  const stored = newStored(fields, values);
  stored.set(orderKey, keys.at(-1));
  container.set(id, stored);
}

interface CriterionPlace {
  readonly nodeId: string;
  readonly id: string;
}

function criterionAt(context: CommandContext, { nodeId, id }: CriterionPlace) {
  const node = find(context, "nodes", nodeId);
  const container = node?.entry.get(fieldName);
  const entry = container instanceof Y.Map ? container.get(id) : undefined;
  const value = node?.value.acceptance.find((criterion) => criterion.id === id);
  if (!(container instanceof Y.Map) || !(entry instanceof Y.Map) || value === undefined) return undefined;
  return {
    container: container as Y.Map<unknown>,
    entry: entry as Y.Map<unknown>,
    value: value as unknown as Values,
  };
}

function updateAcceptance(
  context: CommandContext,
  place: CriterionPlace,
  patch: AcceptancePatch,
): Result<void> {
  const found = criterionAt(context, place);
  if (found === undefined) return lost;
  const checked = checkValues(context, fields, patch);
  if (!checked.ok) return checked;
  change(context, "updateAcceptance", () => {
    for (const [name, next] of Object.entries(checked.value)) {
      const field = fieldNamed(fields, name);
      if (field !== undefined)
        writeField(found.entry, field, { current: found.value[name] ?? field.initial, next });
    }
  });
  return ok(undefined);
}

function removeAcceptance(context: CommandContext, place: CriterionPlace): Result<void> {
  const found = criterionAt(context, place);
  if (found === undefined) return lost;
  change(context, "removeAcceptance", () => found.container.delete(place.id));
  return ok(undefined);
}
