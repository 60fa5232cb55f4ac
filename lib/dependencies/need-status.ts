/** How a need stands: what the provider answered, held against the day it is needed. */
import type { BoardEdge } from "#lib/board/model.ts";

/** From worst to best. */
export const needStatuses = ["DECLINED", "LATE", "NO_OWNER", "UNANSWERED", "COUNTERED", "CONFIRMED"] as const;
export type NeedStatus = (typeof needStatuses)[number];

/** A provider's newest answer to today's terms. */
export interface NeedAnswer {
  readonly verdict: "ACKNOWLEDGED" | "COUNTERED" | "DECLINED";
  readonly promisedBy: string | null;
}

/** `today` is a calendar day, YYYY-MM-DD. */
export function needStatus(
  { ownerId, needBy }: Pick<BoardEdge, "ownerId" | "needBy">,
  answer: NeedAnswer | undefined,
  today: string,
): NeedStatus {
  if (answer?.verdict === "DECLINED") return "DECLINED";
  const promisedBy = answer?.promisedBy ?? undefined;
  if (needBy !== undefined && (promisedBy ?? today) > needBy) return "LATE";
  if (ownerId === undefined) return "NO_OWNER";
  if (!answer) return "UNANSWERED";
  return answer.verdict === "COUNTERED" ? "COUNTERED" : "CONFIRMED";
}

export const worseOf = (a: NeedStatus, b: NeedStatus): NeedStatus =>
  needStatuses.indexOf(a) <= needStatuses.indexOf(b) ? a : b;
