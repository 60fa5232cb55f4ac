/**
 * The arithmetic between a text field and a shared text: which edit was typed, and where an index stands after
 * somebody else's edit. Indices are UTF-16 units; edits never cut a surrogate pair in two.
 */

/** Replace `[from, to)` of the text by `insert`. */
export interface TextEdit {
  from: number;
  to: number;
  insert: string;
}

/** One step of a Yjs text delta, attributes left out. */
export interface DeltaStep {
  retain?: number | undefined;
  insert?: unknown;
  delete?: number | undefined;
}

/**
 * The smallest single edit that leads from `before` to `after`; null when they are equal. `caret` (where the
 * caret stands in `after`) decides between equally small edits: "aa" → "aaa" inserts where the person typed.
 */
export function diffText(before: string, after: string, caret = after.length): TextEdit | null {
  if (before === after) return null;
  const suffix = commonSuffix(before, after, after.length - caret);
  const prefixLimit = Math.min(before.length, after.length) - suffix;
  let prefix = 0;
  while (prefix < prefixLimit && before[prefix] === after[prefix]) prefix++;
  const rest = commonSuffix(before, after, Math.min(before.length, after.length) - prefix);
  return alignToCodePoints(before, after, { prefix, suffix: rest });
}

/** Where `index` stands after the delta; an insertion exactly at the index stays behind it. */
export function mapIndex(index: number, delta: readonly DeltaStep[]): number {
  let read = 0;
  let mapped = index;
  for (const step of delta) {
    if (read > index) break;
    if (step.retain !== undefined) read += step.retain;
    else if (typeof step.insert === "string") {
      if (read < index) mapped += step.insert.length;
    } else if (step.delete !== undefined) {
      mapped -= Math.max(0, Math.min(step.delete, index - read));
      read += step.delete;
    }
  }
  return mapped;
}

/** The same edit in a text to which `deltas` were applied in between. */
export function rebaseEdit(edit: TextEdit, deltas: readonly (readonly DeltaStep[])[]): TextEdit {
  let { from, to } = edit;
  for (const delta of deltas) {
    from = mapIndex(from, delta);
    to = mapIndex(to, delta);
  }
  return { from, to: Math.max(from, to), insert: edit.insert };
}

export const editToDelta = (edit: TextEdit): DeltaStep[] => [
  { retain: edit.from },
  { delete: edit.to - edit.from },
  { insert: edit.insert },
];

export const applyEdit = (text: string, edit: TextEdit): string =>
  text.slice(0, edit.from) + edit.insert + text.slice(edit.to);

function commonSuffix(a: string, b: string, limit: number): number {
  const bound = Math.min(a.length, b.length, Math.max(0, limit));
  let length = 0;
  while (length < bound && a[a.length - 1 - length] === b[b.length - 1 - length]) length++;
  return length;
}

function alignToCodePoints(
  before: string,
  after: string,
  common: { prefix: number; suffix: number },
): TextEdit {
  const splitsPair = (text: string, at: number) =>
    at > 0 && at < text.length && isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at));
  let { prefix, suffix } = common;
  if (splitsPair(before, prefix) || splitsPair(after, prefix)) prefix--;
  if (splitsPair(before, before.length - suffix) || splitsPair(after, after.length - suffix)) suffix--;
  return {
    from: prefix,
    to: before.length - suffix,
    insert: after.slice(prefix, after.length - suffix),
  };
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
