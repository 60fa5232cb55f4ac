/** What was discussed comes to something, and what was approved is what is there. */
import type { Finding } from "./gap.ts";
import type { GapFacts } from "./gap-facts.ts";

export const reviewRules = [leftOpen, changedSinceApproved];

function leftOpen({ review }: GapFacts): Finding[] {
  return (review?.leftOpen ?? []).map(({ threadId, elementId, about, excerpt, round }) => ({
    code: "FBK-001",
    elementId,
    relatedIds: [threadId],
    message: `“${excerpt || about || "A comment"}” has been open since before round ${round} ended. Say what comes of it.`,
    fixes: [{ kind: "answer-thread", threadId }],
  }));
}

function changedSinceApproved({ review }: GapFacts): Finding[] {
  return (review?.changedSinceApproved ?? []).map(({ elementId, name, approver, round }) => ({
    code: "DEC-004",
    elementId,
    message: `“${name}” isn't any more what ${approver} approved in round ${round}. Ask for approval of what changed.`,
    fixes: [{ kind: "open", elementId }],
  }));
}
