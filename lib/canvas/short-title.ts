/** A title short enough to stand beside its icon on a card seen from afar: the words before the first connective. */
const enoughCharacters = 20;
const leastCharacters = 9;
const connectives = /\s(?:with|at|after|before|between|for|from|to|in|on|by|until|when|shared)\s|[,;:(]/i;

export function shortTitle(title: string): string {
  const plain = title.trim();
  if (plain.length <= enoughCharacters) return plain;
  const cut = plain.slice(leastCharacters).search(connectives);
  if (cut < 0) return plain;
  const head = plain.slice(0, cut + leastCharacters).trimEnd();
  return plain.endsWith("?") ? `${head}?` : head;
}
