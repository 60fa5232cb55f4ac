/** Typing: whole texts are set by their fewest characters, keystrokes go straight to the shared text. */
import * as Y from "yjs";
import { boardDoc, type StoredMap } from "#lib/board/board-doc.ts";
import { LocalCommand } from "#lib/board/local-command.ts";
import { cleanString, isInsidePair } from "#lib/board/shared-string.ts";
import { type Field, fieldNamed, fieldsOf, metaFields } from "#lib/board/storage.ts";
import { type TextEdit, writeText } from "#lib/board/text-diff.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { BoardCommands, TextMap } from "./board-commands.ts";
import { type CommandContext, change, gone } from "./command-context.ts";

interface TextPlace {
  readonly entry: StoredMap;
  readonly field: Field;
}

export function textCommands(context: CommandContext): Pick<BoardCommands, "setText" | "editText"> {
  return {
    setText: (map, id, field, text) => setText(context, placeOf(context, { map, id, field }), text),
    editText: (map, id, field, edit) => {
      const typed = new LocalCommand("editText", `${map}/${id}/${field}`);
      return editText(context, placeOf(context, { map, id, field }), { edit, typed });
    },
  };
}

function placeOf(
  context: CommandContext,
  { map, id, field }: { map: TextMap; id: string; field: string },
): Result<TextPlace> {
  const entry = map === "meta" ? boardDoc(context.doc).meta : context.stored[map].get(id);
  if (!(entry instanceof Y.Map))
    return map === "meta" ? refuse("meta.gone", "This board can't be changed.") : gone(map);
  const found = fieldNamed(map === "meta" ? metaFields : fieldsOf[map], field);
  return found?.kind === "text"
    ? ok({ entry, field: found })
    : refuse("value.unknown", `There is no text called “${field}” here.`);
}

function setText(context: CommandContext, place: Result<TextPlace>, text: string): Result<void> {
  if (!place.ok) return place;
  const next = cleanString(text);
  const tooLong = lengthProblem(place.value.field, next.length);
  if (tooLong !== undefined) return tooLong;
  change(context, "setText", () => writeText(textIn(place.value), next));
  return ok(undefined);
}

function editText(
  context: CommandContext,
  place: Result<TextPlace>,
  { edit, typed }: { edit: TextEdit; typed: LocalCommand },
): Result<void> {
  if (!place.ok) return place;
  const before = storedString(place.value);
  const { from, to, insert } = aligned(before, edit);
  const grown = insert.length - (to - from);
  const tooLong = grown > 0 ? lengthProblem(place.value.field, before.length + grown) : undefined;
  if (tooLong !== undefined) return tooLong;
  // What changes nothing would be an undo step with nothing to see.
  if (before.slice(from, to) === insert) return ok(undefined);
  context.doc.transact(() => {
    const text = textIn(place.value);
    if (to > from) text.delete(from, to - from);
    if (insert !== "") text.insert(from, insert);
  }, typed);
  return ok(undefined);
}

function storedString({ entry, field }: TextPlace): string {
  const stored = entry.get(field.name);
  return stored instanceof Y.Text ? stored.toString() : typeof stored === "string" ? stored : "";
}

/** The shared text of a field, made inside the caller's transaction where it is missing. */
function textIn(place: TextPlace): Y.Text {
  const stored = place.entry.get(place.field.name);
  if (stored instanceof Y.Text) return stored;
  const text = new Y.Text(storedString(place));
  place.entry.set(place.field.name, text);
  return text;
}

/** The edit within the text and never between the halves of one character. */
function aligned(text: string, edit: TextEdit): TextEdit {
  const within = (index: number) => Math.min(Math.max(Math.trunc(index) || 0, 0), text.length);
  const from = within(Math.min(edit.from, edit.to));
  const to = within(Math.max(edit.from, edit.to));
  const start = isInsidePair(text, from) ? from - 1 : from;
  const end = to > from && isInsidePair(text, to) ? to + 1 : to;
  return { from: start, to: to > from ? end : start, insert: cleanString(edit.insert) };
}

function lengthProblem({ maxLength }: Field, length: number): Result<never> | undefined {
  if (maxLength === undefined || length <= maxLength) return undefined;
  return refuse("value.invalid", `Keep it within ${maxLength} characters.`);
}
