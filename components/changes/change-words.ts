/** Change requests in words. */
import type { PillTone } from "#components/ui/pill.tsx";
import { type ChangeSource, type ChangeState, changeKey, missingTexts } from "#lib/changes/change-state.ts";
import type { ChangeRequest } from "#lib/contracts/change-requests.ts";

export const sourceWords: Record<ChangeSource, string> = {
  CAMPAIGN: "A campaign",
  STAKEHOLDER: "A stakeholder",
  VENDOR: "A vendor",
  DEFECT: "A defect",
  REGULATION: "A regulation",
  LEARNING: "Something we learnt",
};

/** "C-2 · Pay later". */
export const changeName = ({ n, title }: Pick<ChangeRequest, "n" | "title">): string =>
  `${changeKey(n)} · ${title}`;

type Standing = Pick<ChangeRequest, "state" | "approver" | "requester" | "steps">;

/** Where a request stands, in a few words. */
export function changeStanding(request: Standing): { words: string; tone: PillTone } {
  const { state, approver, requester, steps } = request;
  if (state === "ASSESSED") return { words: `Waiting for ${approver?.name ?? "a decision"}`, tone: "risk" };
  const isWithdrawn = state === "REJECTED" && steps.at(-1)?.by.userId === requester.userId;
  return isWithdrawn ? { words: "Withdrawn", tone: "stale" } : standings[state];
}

const standings: Record<Exclude<ChangeState, "ASSESSED">, { words: string; tone: PillTone }> = {
  DRAFT: { words: "Draft", tone: "accent" },
  APPLIED: { words: "Applied", tone: "ok" },
  REJECTED: { words: "Rejected", tone: "bad" },
  REVERTED: { words: "Taken back", tone: "stale" },
};

/** What somebody did, in the past. */
export const stepWords = {
  ASSESSED: "Asked",
  APPLIED: "Approved and applied",
  REJECTED: "Rejected",
  REVERTED: "Taken back",
} as const;

/** The three texts that nobody approves without. */
export const assessmentWords = {
  predictedPostLaunchChanges: {
    label: "Changes to expect after launch",
    hint: "How many, of what size, and why.",
  },
  sequenceValidationNote: {
    label: "How the new sequence is checked",
    hint: "Which flows are walked or tested again.",
  },
  whatGivesWay: {
    label: "What gives way",
    hint: "What is left out or moves to later, so that this fits.",
  },
} as const;

/** Why nobody can be asked to decide yet; undefined when somebody can. */
export function missingWords(request: ChangeRequest): string | undefined {
  const missing = missingTexts(request).map((name) => `“${assessmentWords[name].label}”`);
  const last = missing.pop();
  if (last === undefined) return undefined;
  return `Still to write: ${missing.length > 0 ? `${missing.join(", ")} and ` : ""}${last}.`;
}

/** 95.9 of 30.2, without noise. */
export const pointsWords = (points: number): string =>
  points >= 100 ? String(Math.round(points)) : points.toFixed(1);
