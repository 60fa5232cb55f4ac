/** The colour (1–12) of a name nothing else is known about: always the same for the same name. */
export const avatarColorCount = 12;

export function colorOfName(name: string): number {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return (sum % avatarColorCount) + 1;
}
