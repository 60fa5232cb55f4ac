/** Rounds, and what is signed in them, in words. */
import type { Round } from "#lib/contracts/rounds.ts";
import type { RoundKind } from "#lib/rounds/round-kinds.ts";
import type { Verdict } from "#lib/rounds/round-state.ts";

export const roundKindWords: Record<RoundKind, { word: string; question: string }> = {
  DISCOVERY: { word: "Discovery", question: "Do we understand the problem?" },
  SCOPE: { word: "Scope", question: "What is in, and what is not?" },
  EXCEPTIONS: { word: "Exceptions", question: "What can go wrong, and what then?" },
  PRECOMMIT: { word: "Pre-commit", question: "Can everybody commit to this?" },
  MIDPOINT: { word: "Midpoint", question: "Are we still on course?" },
  GATE: { word: "Gate", question: "May we launch?" },
  POST_LAUNCH: { word: "After launch", question: "What did we learn?" },
};

/** "Round 3 · Pre-commit". */
export const roundName = ({ n, kind }: Pick<Round, "n" | "kind">): string =>
  `Round ${n} · ${roundKindWords[kind].word}`;

/** What somebody does, on a button; and what they did, in a list. */
export const verdictWords: Record<Verdict, { deed: string; done: string }> = {
  APPROVE: { deed: "Approve", done: "Approved" },
  APPROVE_WITH_CONDITIONS: { deed: "Approve with conditions", done: "Approved with conditions" },
  REQUEST_CHANGES: { deed: "Request changes", done: "Asked for changes" },
  ABSTAIN: { deed: "Abstain", done: "Abstained" },
};

/** "Pia", "Pia and Lena", "Pia, Lena and 3 more". */
export function namesInWords(names: readonly string[]): string {
  const [first = "", second, ...rest] = names;
  if (second === undefined) return first;
  const last = rest.at(0);
  if (last === undefined) return `${first} and ${second}`;
  if (rest.length === 1) return `${first}, ${second} and ${last}`;
  return `${first}, ${second} and ${rest.length} more`;
}

export type RoundTone = "ok" | "risk" | "bad" | "stale" | "accent";

/** Where a round stands, in a few words. */
export function roundStanding(round: Pick<Round, "state" | "waitingFor" | "required" | "closed">): {
  words: string;
  tone: RoundTone;
} {
  const { state, waitingFor, required, closed } = round;
  if (closed) return closedStanding[closed.outcome];
  if (state === "CHANGES_REQUESTED") return { words: "Changes requested", tone: "bad" };
  if (state === "APPROVED") return { words: "Approved by all", tone: "ok" };
  if (required.length === 0) return { words: "Open", tone: "accent" };
  if (waitingFor.length === 0) return { words: "All abstained, nobody approved", tone: "risk" };
  return { words: `Waiting for ${namesInWords(waitingFor.map(({ name }) => name))}`, tone: "risk" };
}

const closedStanding = {
  APPROVED: { words: "Approved", tone: "ok" },
  CHANGES_REQUESTED: { words: "Closed with changes requested", tone: "bad" },
  UNANSWERED: { words: "Closed without approval", tone: "stale" },
} as const;

/** "3 cards, 2 connections, 1 checkpoint". */
export function coverageWords(maps: readonly ("nodes" | "edges" | "flows" | "checkpoints")[]): string {
  const parts = countedWords.flatMap(([map, one, many]) => {
    const count = maps.filter((other) => other === map).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  return parts.length === 0 ? "nothing yet" : parts.join(", ");
}

const countedWords = [
  ["flows", "flow", "flows"],
  ["nodes", "card", "cards"],
  ["edges", "connection", "connections"],
  ["checkpoints", "checkpoint", "checkpoints"],
] as const;
