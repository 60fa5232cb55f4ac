/** The command behind all inspectors: sets some fields of one element, texts by their fewest characters. */
import type { EntityMap } from "#lib/board/model.ts";
import { fieldNamed, fieldsOf } from "#lib/board/storage.ts";
import { type Values, writeField } from "#lib/board/write-element.ts";
import { ok, type Result } from "#lib/result.ts";
import { checkValues } from "./check-values.ts";
import { type CommandContext, change, type Found, find, gone } from "./command-context.ts";

export interface ElementPatch {
  readonly map: EntityMap;
  readonly id: string;
  readonly patch: Values;
}

export function patchElement(
  context: CommandContext,
  name: string,
  { map, id, patch }: ElementPatch,
): Result<void> {
  const found = find(context, map, id);
  if (found === undefined) return gone(map);
  const checked = checkValues(context, fieldsOf[map], patch);
  if (!checked.ok) return checked;
  change(context, name, () => writeValues(map, found, checked.value));
  return ok(undefined);
}

/** Writes checked values inside the caller's transaction. */
export function writeValues(map: EntityMap, { entry, value }: Found<object>, values: Values): void {
  for (const [name, next] of Object.entries(values)) {
    const field = fieldNamed(fieldsOf[map], name);
    if (field !== undefined)
      writeField(entry, field, { current: (value as Values)[name] ?? field.initial, next });
  }
}
