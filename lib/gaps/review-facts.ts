/** What the review of a board leaves open: conversations from before a round ended, and approvals that went stale. */
import type { Round } from "#lib/contracts/rounds.ts";
import type { Thread } from "#lib/contracts/threads.ts";

export interface ReviewFacts {
  readonly leftOpen: readonly {
    readonly threadId: string;
    /** Null for a place of the map. */
    readonly elementId: string | null;
    /** What it is about, and how it begins. */
    readonly about: string;
    readonly excerpt: string;
    /** Number of the round it outlived. */
    readonly round: number;
  }[];
  readonly changedSinceApproved: readonly {
    readonly elementId: string;
    readonly name: string;
    readonly approver: string;
    readonly round: number;
  }[];
}

/** @param rounds in any order; an element is named once, with the newest approval that it made stale. */
export function reviewFacts(rounds: readonly Round[], threads: readonly Thread[]): ReviewFacts {
  const newestFirst = rounds.toSorted((a, b) => b.n - a.n);
  return {
    leftOpen: threads.flatMap((thread) => {
      const { id, anchor, about, excerpt, state, at } = thread;
      const outlived = newestFirst.find(({ closed }) => closed !== null && closed.at > at);
      if (state !== "OPEN" || !outlived) return [];
      const elementId = anchor.type === "POINT" ? null : anchor.id;
      return [{ threadId: id, elementId, about, excerpt, round: outlived.n }];
    }),
    changedSinceApproved: changedIn(newestFirst),
  };
}

/** What was approved again since is judged by that approval. */
function changedIn(newestFirst: readonly Round[]): ReviewFacts["changedSinceApproved"] {
  const judged = new Set<string>();
  return newestFirst.flatMap(({ n, approvals }) => {
    const standing = approvals.filter(({ validity }) => validity === "VALID" || validity === "STALE");
    const changed = standing.flatMap(({ by, changes }) =>
      changes
        .filter(({ id, change }) => change === "CHANGED" && !judged.has(id))
        .map(({ id, name }): [string, ReviewFacts["changedSinceApproved"][number]] => [
          id,
          { elementId: id, name, approver: by.name, round: n },
        ]),
    );
    for (const { covered } of standing) for (const id of Object.keys(covered)) judged.add(id);
    return [...new Map(changed).values()];
  });
}
