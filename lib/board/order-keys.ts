/** Fractional indices that survive whatever is stored: ties, garbage and keys grown too long are renumbered. */
import { generateKeyBetween, generateNKeysBetween } from "fractional-indexing";

/** What a card without a key counts as: the first that the library gives, with room on both sides. */
export const usualOrder = "a0";

/** Longer keys are given up for a fresh numbering; the model allows 100. */
const longestKey = 80;

/**
 * Strictly ascending keys for a list. Keys that already ascend stay, so that little is written.
 * @param stored the keys as stored, in the wanted order; absent for an entry that is new or was moved
 */
export function ascendingKeys(stored: readonly (string | undefined)[]): string[] {
  const keys: string[] = [];
  for (let at = 0; at < stored.length; at += 1) {
    const before = keys[at - 1] ?? null;
    const own = stored[at];
    const isKept = own !== undefined && (before === null || own > before) && isOrderKey(own);
    keys.push(isKept ? own : generateKeyBetween(before, nextKept(stored, at + 1, before)));
  }
  return keys.some((key) => key.length > longestKey) ? generateNKeysBetween(null, null, stored.length) : keys;
}

/** The next stored key that can be kept behind `before`: the upper bound of a new one. */
function nextKept(
  stored: readonly (string | undefined)[],
  from: number,
  before: string | null,
): string | null {
  const key = stored[from];
  return key !== undefined && (before === null || key > before) && isOrderKey(key) ? key : null;
}

/** The library's alphabet, which it doesn't check itself. */
const keyPattern = /^[A-Za-z][0-9A-Za-z]+$/;

/** Whether keys can be made before and after it. */
export function isOrderKey(text: string): boolean {
  if (!keyPattern.test(text)) return false;
  try {
    generateKeyBetween(null, text);
    generateKeyBetween(text, null);
    return true;
  } catch {
    // The library says so by throwing: stored text that is no key is renumbered.
    return false;
  }
}
