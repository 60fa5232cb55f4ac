/** Texts and lists compared piece by piece: which words, or members, came and which went. */
import diff from "fast-diff";

export interface PieceChange<T> {
  readonly kind: "same" | "inserted" | "deleted";
  readonly pieces: readonly T[];
}
export interface WordChange {
  readonly kind: PieceChange<string>["kind"];
  readonly text: string;
}

/**
 * The words of two texts in reading order. Read without the inserted ones they are `before`, without the deleted ones
 * `after`; blanks between two changed words belong to the change.
 */
export function diffWords(before: string, after: string): WordChange[] {
  const pieces = bridged(diffLists(wordsOf(before), wordsOf(after)));
  return pieces.map(({ kind, pieces: words }) => ({ kind, text: words.join("") }));
}

/** The same for ordered lists, such as the path of a flow. At most 60,000 different members. */
export function diffLists(before: readonly string[], after: readonly string[]): PieceChange<string>[] {
  const alphabet = new Map<string, string>();
  const members: string[] = [];
  const letterOf = (member: string): string => {
    const known = alphabet.get(member);
    if (known !== undefined) return known;
    const letter = String.fromCharCode(letterAt(members.length));
    alphabet.set(member, letter);
    members.push(member);
    return letter;
  };
  const spell = (list: readonly string[]): string => list.map(letterOf).join("");
  return diff(spell(before), spell(after)).map(([change, letters]) => ({
    kind: change === diff.INSERT ? "inserted" : change === diff.DELETE ? "deleted" : "same",
    pieces: Array.from(letters, (letter) => members[placeOf(letter.charCodeAt(0))] ?? ""),
  }));
}

/** One UTF-16 unit for each member, around the surrogates, which stand in pairs. */
const surrogates = { first: 0xd800, count: 0x800 } as const;
const letterAt = (place: number): number => (place < surrogates.first ? place : place + surrogates.count);
const placeOf = (letter: number): number => (letter < surrogates.first ? letter : letter - surrogates.count);

/** Words in every script, blanks and marks each by themselves. */
const segmenter = new Intl.Segmenter("en", { granularity: "word" });
const wordsOf = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment);

/** Joins changes that only blanks keep apart: “two words” replaced read as one change, not as two. */
function bridged(changes: readonly PieceChange<string>[]): PieceChange<string>[] {
  const joined: PieceChange<string>[] = [];
  let open: { deleted: string[]; inserted: string[] } = { deleted: [], inserted: [] };
  const close = () => {
    for (const kind of ["deleted", "inserted"] as const)
      if (open[kind].length > 0) joined.push({ kind, pieces: open[kind] });
    open = { deleted: [], inserted: [] };
  };
  changes.forEach(({ kind, pieces }, at) => {
    if (kind !== "same") open[kind].push(...pieces);
    else if (isBlank(pieces) && isReplaced(open) && changes[at + 1] !== undefined) {
      open.deleted.push(...pieces);
      open.inserted.push(...pieces);
    } else {
      close();
      joined.push({ kind, pieces });
    }
  });
  close();
  return joined;
}

const isBlank = (pieces: readonly string[]): boolean => pieces.every((piece) => piece.trim() === "");
const isReplaced = (open: { deleted: string[]; inserted: string[] }): boolean =>
  open.deleted.length > 0 && open.inserted.length > 0;
