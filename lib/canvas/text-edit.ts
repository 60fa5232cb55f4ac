/**
 * One contiguous edit between two states of a text field, and how a caret moves when somebody else's edit lands.
 * Positions are UTF-16 units and never split a surrogate pair, as the document's texts require.
 */
export interface TextEdit {
  from: number;
  to: number;
  insert: string;
}

/**
 * The edit that turns `before` into `after`, or undefined if they are equal. `caret` is where the caret stands
 * after typing: it settles which of several equal letters was typed.
 */
export function textEdit(before: string, after: string, caret = after.length): TextEdit | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  // The text after the caret was not touched by typing, so match the end no further than up to the caret.
  const mostEnd = Math.min(shorter, after.length - caret);
  let end = 0;
  while (end < mostEnd && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  let start = 0;
  while (start < shorter - end && before[start] === after[start]) start++;
  while (start + end < shorter && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  if (splitsPair(before, start) || splitsPair(after, start)) start--;
  if (splitsPair(before, before.length - end) || splitsPair(after, after.length - end)) end--;
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}

/** Where a caret at `position` stands after `edit` by somebody else: text before it moves it along. */
export function moveCaret(position: number, edit: TextEdit): number {
  if (position <= edit.from) return position;
  const removed = Math.min(position, edit.to) - edit.from;
  const inserted = position >= edit.to ? edit.insert.length : 0;
  return position - removed + inserted;
}

const splitsPair = (text: string, index: number): boolean => {
  const code = text.charCodeAt(index);
  const previous = text.charCodeAt(index - 1);
  return code >= 0xdc00 && code <= 0xdfff && previous >= 0xd800 && previous <= 0xdbff;
};
