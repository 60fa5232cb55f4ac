/** Checks what a person entered against the model before anything is written, and says in words what is wrong. */
import type * as z from "zod/mini";
import { cleanJson } from "#lib/board/plain-value.ts";
import { type Field, fieldNamed } from "#lib/board/storage.ts";
import type { Values } from "#lib/board/write-element.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { type CommandContext, exists } from "./command-context.ts";

/** The values with `null` turned into the default; each one allowed, and its references there. */
export function checkValues(
  context: CommandContext,
  fields: readonly Field[],
  values: Values,
): Result<Values> {
  const checked: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue;
    const field = fieldNamed(fields, name);
    if (field === undefined) return refuse("value.unknown", `There is nothing called “${name}” to set here.`);
    const result = checkValue(context, field, value);
    if (!result.ok) return result;
    checked[name] = result.value;
  }
  return ok(checked);
}

function checkValue(context: CommandContext, field: Field, value: unknown): Result<unknown> {
  if (value === null) {
    return field.required
      ? refuse("value.required", "This can't be left empty. Choose a value.")
      : ok(field.initial);
  }
  const parsed = field.schema.safeParse(cleanJson(value));
  if (!parsed.success) return refuse("value.invalid", wordsFor(parsed.error.issues[0]));
  const isThere = referencesIn(field, parsed.data).every((id) =>
    field.refersTo.some((map) => exists(context, map, id)),
  );
  return isThere
    ? ok(parsed.data)
    : refuse("reference.gone", "What you chose is no longer on the board. Choose again.");
}

function referencesIn(field: Field, value: unknown): readonly string[] {
  if (field.refersTo.length === 0 || value === undefined) return [];
  if (Array.isArray(value)) return value as string[];
  if (field.refersBy === undefined) return [value as string];
  const id = (value as Values)[field.refersBy];
  return id === undefined ? [] : [id as string];
}

function wordsFor(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === "too_big" && issue.origin === "string")
    return `Keep it within ${issue.maximum} characters.`;
  if (issue?.code === "too_big") return `Enter ${issue.maximum} or less.`;
  if (issue?.code === "too_small")
    return `Enter ${issue.inclusive ? `${issue.minimum} or more` : `more than ${issue.minimum}`}.`;
  if (issue?.code === "invalid_format" && issue.pattern?.includes("d{4}"))
    return "Write a date as year-month-day, like 2026-11-02.";
  if (issue?.code === "invalid_type" && (issue.expected === "number" || issue.expected === "int"))
    return "Enter a number.";
  return "This value doesn't fit here. Choose another one.";
}
