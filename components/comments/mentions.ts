/** Mentions in the words of a comment: an @ and the name of somebody, as people type it. */

export interface Named {
  readonly userId: string;
  readonly name: string;
}

/** What is typed of a name: from the @ to the caret. */
export interface TypedName {
  /** Index of the @. */
  readonly start: number;
  readonly typed: string;
}

const longestName = 60;
/** What can stand before an @; a letter can't, that is an e-mail address. */
const beforeMention = /[\s([{"'“‘–—-]/;
const insideName = /[\p{L}\p{N}_]/u;

/** Undefined when no name is being typed at the caret. */
export function typedName(text: string, caret: number): TypedName | undefined {
  const start = caret === 0 ? -1 : text.lastIndexOf("@", caret - 1);
  if (start === -1 || !canBegin(text, start)) return undefined;
  const typed = text.slice(start + 1, caret);
  return typed.includes("\n") || typed.length > longestName ? undefined : { start, typed };
}

/** People whose name, or a word of it, begins with what was typed; those whose name does come first. */
export function peopleCalled<P extends Named>(people: readonly P[], typed: string): P[] {
  const begin = typed.toLowerCase();
  const whole = people.filter(({ name }) => name.toLowerCase().startsWith(begin));
  const byWord = people.filter(
    (person) =>
      !whole.includes(person) &&
      person.name
        .toLowerCase()
        .split(/\s+/)
        .some((word) => word.startsWith(begin)),
  );
  return [...whole, ...byWord];
}

/** Where people are mentioned, in the order of the text; of two names that begin alike the longer one counts. */
export function mentionsIn(
  text: string,
  people: readonly Named[],
): { start: number; end: number; of: Named[] }[] {
  const found: { start: number; end: number; of: Named[] }[] = [];
  for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", at + 1)) {
    if (!canBegin(text, at)) continue;
    const here = people.filter(({ name }) => name !== "" && standsAt(text, at + 1, name));
    const longest = Math.max(...here.map(({ name }) => name.length));
    const of = here.filter(({ name }) => name.length === longest);
    if (of.length > 0) found.push({ start: at, end: at + 1 + longest, of });
  }
  return found;
}

/** Ids of those who are mentioned, each once. */
export const mentionedIds = (text: string, people: readonly Named[]): string[] => [
  ...new Set(mentionsIn(text, people).flatMap(({ of }) => of.map(({ userId }) => userId))),
];

const canBegin = (text: string, start: number): boolean =>
  start === 0 || beforeMention.test(text.charAt(start - 1));

const standsAt = (text: string, at: number, name: string): boolean =>
  text.startsWith(name, at) && !insideName.test(text.charAt(at + name.length));
