/** How long somebody took to answer, and how a rehearsal went, in words. */
import type { Rehearsal } from "#lib/contracts/rehearsals.ts";

/** "in 45 s", "in 3 min", "in 2 h 5 min" */
export function tookWords(calledAt: string, answeredAt: string): string {
  const seconds = Math.max(0, Math.round((Date.parse(answeredAt) - Date.parse(calledAt)) / 1000));
  if (seconds < 60) return `in ${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `in ${minutes} min`;
  const rest = minutes % 60;
  return `in ${Math.floor(minutes / 60)} h${rest === 0 ? "" : ` ${rest} min`}`;
}

/** "2 of 3 called answered" */
export function callWords({ calls }: Pick<Rehearsal, "calls">): string {
  if (calls.length === 0) return "nobody was called";
  const answered = calls.filter(({ answeredAt }) => answeredAt !== null).length;
  return `${answered} of ${calls.length} called answered`;
}
