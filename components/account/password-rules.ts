/** What a password must be: long enough. Any characters, spaces too. */
export const enoughCharacters = 12;

/** Counts characters as people do: an emoji is one. */
export const countCharacters = (password: string): number => Array.from(password).length;

/** What is wrong with a new password, or null. */
export function passwordProblem(password: string): string | null {
  const count = countCharacters(password);
  if (count >= enoughCharacters) return null;
  if (count === 0) return `Choose a password of at least ${enoughCharacters} characters.`;
  const missing = enoughCharacters - count;
  return `Add ${missing} more ${missing === 1 ? "character" : "characters"}: at least ${enoughCharacters}, any kind.`;
}
