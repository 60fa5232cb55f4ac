/** Filtering the options of a picker: every word typed has to begin a word of the option. */

export interface PickerOption {
  id: string;
  label: string;
  /** Second, quieter part of the line; searched as well. */
  detail?: string;
}

/** Best first: labels that begin with the query, then the rest in the given order. */
export function filterOptions<T extends PickerOption>(options: readonly T[], query: string): T[] {
  const words = wordsOf(query);
  if (words.length === 0) return [...options];
  const matching = options.filter((option) => {
    const own = ownWords(option);
    return words.every((word) => own.some((candidate) => candidate.startsWith(word)));
  });
  const start = fold(query);
  const rank = (option: T) => (fold(option.label).startsWith(start) ? 0 : 1);
  return matching.sort((a, b) => rank(a) - rank(b));
}

/** Split once, however many letters are typed. */
const splitBefore = new WeakMap<PickerOption, readonly string[]>();

function ownWords(option: PickerOption): readonly string[] {
  let words = splitBefore.get(option);
  if (!words) {
    words = wordsOf(`${option.label} ${option.detail ?? ""}`);
    splitBefore.set(option, words);
  }
  return words;
}

const wordsOf = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** Without case and accents. */
const fold = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
