/** How long a password must be, for the form and the API alike. Any characters, spaces too. */
export const leastPasswordCharacters = 12;

/** Counts characters as people do: an emoji is one. */
export const countCharacters = (password: string): number => Array.from(password).length;
