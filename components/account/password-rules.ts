/** What the form says about a new password. */
import { countCharacters, leastPasswordCharacters } from "#lib/contracts/password-length.ts";

/** What is wrong with a new password, or null. */
export function passwordProblem(password: string): string | null {
  const count = countCharacters(password);
  if (count >= leastPasswordCharacters) return null;
  if (count === 0) return `Choose a password of at least ${leastPasswordCharacters} characters.`;
  const missing = leastPasswordCharacters - count;
  return `Add ${missing} more ${missing === 1 ? "character" : "characters"}: at least ${leastPasswordCharacters}, any kind.`;
}
