/** Sentences on a board's card. */

/** "Lena is here now", "Lena and Kofi are here now", "Lena and 2 others are here now". */
export function hereNow(names: readonly string[]): string {
  const [first = "", second = ""] = names.map(firstName);
  if (names.length === 1) return `${first} is here now`;
  if (names.length === 2) return `${first} and ${second} are here now`;
  return `${first} and ${names.length - 1} others are here now`;
}

export function sizeWords({ nodeCount, ownerCount }: { nodeCount: number; ownerCount: number }): string {
  if (nodeCount === 0) return "Nothing on it yet";
  const elements = `${nodeCount} ${nodeCount === 1 ? "element" : "elements"}`;
  if (ownerCount === 0) return `${elements} · no owner yet`;
  return `${elements} · ${ownerCount} ${ownerCount === 1 ? "owner" : "owners"}`;
}

const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? name;
