/** Puts the commands of one document together. */
import type * as Y from "yjs";
import { readMeta } from "#lib/board/read-element.ts";
import { fieldNamed, metaFields } from "#lib/board/storage.ts";
import { type Values, writeField } from "#lib/board/write-element.ts";
import { ok, type Result } from "#lib/result.ts";
import { acceptanceCommands } from "./acceptance-commands.ts";
import type { BoardCommands, MetaPatch } from "./board-commands.ts";
import { checkValues } from "./check-values.ts";
import { type CommandContext, type CommandOptions, change, createContext } from "./command-context.ts";
import { duplicate } from "./duplicate-command.ts";
import { edgeCommands } from "./edge-commands.ts";
import { flowCommands } from "./flow-commands.ts";
import { laneCommands } from "./lane-commands.ts";
import { nodeCommands } from "./node-commands.ts";
import { ownerCommands } from "./owner-commands.ts";
import { placeCommands } from "./place-commands.ts";
import { remove } from "./remove-command.ts";
import { riskCommands } from "./risk-commands.ts";
import { textCommands } from "./text-commands.ts";

export function createCommands(doc: Y.Doc, options: CommandOptions): BoardCommands {
  const context = createContext(doc, options);
  return {
    ...nodeCommands(context),
    ...placeCommands(context),
    ...textCommands(context),
    ...edgeCommands(context),
    ...laneCommands(context),
    ...ownerCommands(context),
    ...riskCommands(context),
    ...flowCommands(context),
    ...acceptanceCommands(context),
    duplicate: (ids) => duplicate(context, ids),
    remove: (ids) => remove(context, ids),
    updateMeta: (patch) => updateMeta(context, patch),
  };
}

function updateMeta(context: CommandContext, patch: MetaPatch): Result<void> {
  const checked = checkValues(context, metaFields, patch);
  if (!checked.ok) return checked;
  const { meta } = context.stored;
  const current = readMeta(meta).value as Values;
  change(context, "updateMeta", () => {
    for (const [name, next] of Object.entries(checked.value)) {
      const field = fieldNamed(metaFields, name);
      if (field !== undefined) writeField(meta, field, { current: current[name] ?? field.initial, next });
    }
  });
  return ok(undefined);
}
