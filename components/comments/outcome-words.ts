/** What can come of a comment, in words: as a choice, and once it is said. */
import { dayWords } from "#components/board/day-words.ts";
import type { ThreadOutcomeKind } from "#lib/contracts/thread-outcomes.ts";
import type { Thread } from "#lib/contracts/threads.ts";

export const outcomeKindWords: Record<ThreadOutcomeKind, { word: string; help: string; asks: string }> = {
  ACTION: { word: "Action", help: "Somebody does something by a day", asks: "What is to be done" },
  DECISION: { word: "Decision", help: "It is settled", asks: "What was decided" },
  CHANGE: { word: "Change", help: "What is on the board changes", asks: "What changes" },
  BLOCKER: { word: "Blocker", help: "Something is in the way", asks: "What is in the way" },
  NO_ACTION: { word: "No action", help: "Nothing has to be done", asks: "Why nothing is done" },
};

/** "Action for Lena Vogel, by Wed 3 Dec"; `today` is `YYYY-MM-DD`. */
export function outcomeHead({ kind, owner, due }: NonNullable<Thread["outcome"]>, today: string): string {
  const { word } = outcomeKindWords[kind];
  if (!owner || due === null) return word;
  return `${word} for ${owner.name}, by ${dayWords(due, today)}`;
}
