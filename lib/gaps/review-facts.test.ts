import { describe, expect, it } from "vitest";
import type { Round } from "#lib/contracts/rounds.ts";
import type { Thread } from "#lib/contracts/threads.ts";
import { reviewFacts } from "./review-facts.ts";

const day = (n: number) => `2026-11-${String(n).padStart(2, "0")}T12:00:00.000Z`;
const round = (
  n: number,
  closedOn: number | null,
  changedIds: string[] = [],
  coveredIds: string[] = changedIds,
) =>
  ({
    n,
    closed: closedOn === null ? null : { at: day(closedOn) },
    approvals: [
      {
        by: { userId: "u", name: `Pia ${n}` },
        validity: changedIds.length > 0 ? "STALE" : "VALID",
        covered: Object.fromEntries(coveredIds.map((id) => [id, "hash"])),
        changes: changedIds.map((id) => ({ id, name: id, change: "CHANGED" })),
      },
    ],
  }) as unknown as Round;
const thread = (id: string, openedOn: number, state: "OPEN" | "RESOLVED" = "OPEN") =>
  ({
    id,
    state,
    at: day(openedOn),
    about: "Pay",
    excerpt: "?",
    anchor: { type: "NODE", id: "pay" },
  }) as Thread;

describe("what a review leaves open", () => {
  it("are conversations that outlived a round, by the newest of them", () => {
    const rounds = [round(1, 5), round(3, null), round(2, 10)];
    const threads = [thread("old", 1), thread("done", 1, "RESOLVED"), thread("late", 11)];
    expect(reviewFacts(rounds, threads).leftOpen).toEqual([
      { threadId: "old", elementId: "pay", about: "Pay", excerpt: "?", round: 2 },
    ]);
  });

  it("is what isn't any more what somebody approved, once each, by the newest approval", () => {
    const { changedSinceApproved } = reviewFacts([round(1, 5, ["pay", "cart"]), round(2, 9, ["pay"])], []);
    expect(changedSinceApproved.map(({ elementId, round: n }) => [elementId, n])).toEqual([
      ["pay", 2],
      ["cart", 1],
    ]);
  });

  it("is nothing that was approved again as it is now", () => {
    const rounds = [round(1, 5, ["pay", "cart"]), round(2, 9, [], ["pay"])];
    expect(reviewFacts(rounds, []).changedSinceApproved.map(({ elementId }) => elementId)).toEqual(["cart"]);
  });
});
