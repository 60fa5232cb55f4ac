/**
 * Who may open which board, remembered for 2 s: a herd that joins together, or comes back together, asks the database
 * once for each person and board. Forgotten whenever anybody's rights are looked at again (docs/sync-spec.md S64).
 */
import type { Clock } from "#server/ports.ts";

const keepMs = 2_000;

export interface Admissions<T> {
  /** `asOf` is the number of rechecks so far; an answer from before another one isn't used. */
  ask(key: string, asOf: number, find: () => Promise<T>): Promise<T>;
}

export interface AdmissionsOptions<T> {
  clock: Clock;
  /** A refusal isn't kept: what was missing may be there a moment later. */
  isAdmitted(answer: T): boolean;
}

export function createAdmissions<T>({ clock, isAdmitted }: AdmissionsOptions<T>): Admissions<T> {
  let asOfAll = -1;
  const known = new Map<string, { answer: Promise<T>; at: number }>();

  function forgetOld(): void {
    const now = clock.now();
    for (const [key, { at }] of known) {
      if (now - at < keepMs) break;
      known.delete(key);
    }
  }

  return {
    ask(key, asOf, find) {
      if (asOf !== asOfAll) known.clear();
      asOfAll = asOf;
      forgetOld();
      const before = known.get(key);
      if (before) return before.answer;
      const answer = find();
      known.set(key, { answer, at: clock.now() });
      const forget = () => known.get(key)?.answer === answer && known.delete(key);
      answer.then((found) => isAdmitted(found) || forget(), forget);
      return answer;
    },
  };
}
