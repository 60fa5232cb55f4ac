/**
 * Strings as the board holds them: no lone surrogates (they can't be written as UTF-8) and no U+0000 (PostgreSQL
 * can't store it). Both become U+FFFD, so that the length and every index stay.
 */
export function cleanString(text: string): string {
  const wellFormed = text.isWellFormed() ? text : text.toWellFormed();
  return wellFormed.includes("\0") ? wellFormed.replaceAll("\0", "\uFFFD") : wellFormed;
}

/** The first `maxLength` UTF-16 units of a text, one less where that would cut a surrogate pair in two. */
export function cutString(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  return text.slice(0, isInsidePair(text, maxLength) ? maxLength - 1 : maxLength);
}

/** Whether an index stands between the two halves of one character. */
export function isInsidePair(text: string, index: number): boolean {
  if (index <= 0 || index >= text.length) return false;
  return (
    isBetween(text.charCodeAt(index - 1), 0xd800, 0xdbff) && isBetween(text.charCodeAt(index), 0xdc00, 0xdfff)
  );
}

const isBetween = (code: number, low: number, high: number): boolean => code >= low && code <= high;

/** Order by UTF-16 units: the same on every machine, whatever its language. */
export const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
