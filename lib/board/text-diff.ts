/**
 * Brings a `Y.Text` to a new value by the fewest characters, whole code points only, so that what somebody else
 * types at the same time stays.
 */
import diff from "fast-diff";
import type * as Y from "yjs";
import { isInsidePair } from "./shared-string.ts";

export interface TextEdit {
  readonly from: number;
  /** End of the replaced range, in UTF-16 units like `from`. */
  readonly to: number;
  readonly insert: string;
}

/** Makes the edits inside the caller's transaction; none when the text is the same already. */
export function writeText(text: Y.Text, next: string): void {
  for (const edit of textEdits(text.toString(), next).reverse()) {
    if (edit.to > edit.from) text.delete(edit.from, edit.to - edit.from);
    if (edit.insert !== "") text.insert(edit.from, edit.insert);
  }
}

/** The edits from one text to another, ascending, in indices of `before`. */
export function textEdits(before: string, after: string): TextEdit[] {
  if (before === after) return [];
  const edits: TextEdit[] = [];
  let at = 0;
  for (const [kind, part] of diff(before, after)) {
    const last = edits.at(-1);
    const isNext = last !== undefined && last.to === at;
    if (kind === diff.INSERT) {
      if (isNext) edits[edits.length - 1] = { ...last, insert: last.insert + part };
      else edits.push({ from: at, to: at, insert: part });
    } else if (kind === diff.DELETE) {
      if (isNext) edits[edits.length - 1] = { ...last, to: at + part.length };
      else edits.push({ from: at, to: at + part.length, insert: "" });
      at += part.length;
    } else {
      at += part.length;
    }
  }
  return edits.some((edit) => isTorn(before, edit)) ? [wholeEdit(before, after)] : edits;
}

const isTorn = (text: string, { from, to }: TextEdit): boolean =>
  isInsidePair(text, from) || isInsidePair(text, to);

/** One edit between the common beginning and the common end: always aligned, not always the smallest. */
function wholeEdit(before: string, after: string): TextEdit {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from += 1;
  if (isInsidePair(before, from) || isInsidePair(after, from)) from -= 1;
  let tail = 0;
  while (tail < shorter - from && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  if (isInsidePair(before, before.length - tail) || isInsidePair(after, after.length - tail)) tail -= 1;
  return { from, to: before.length - tail, insert: after.slice(from, after.length - tail) };
}
