/** Gives a sample board its past: one snapshot for each of the review rounds its team has behind it. */
import { encodeContent } from "#lib/board/content.ts";
import { sampleRounds } from "#lib/sample/sample-rounds.ts";
import type { Context } from "#server/context.ts";
import type { KeptState } from "#server/reading/document-state.ts";
import { runReading } from "#server/reading/readings.ts";
import { insertSnapshot } from "./insert-snapshot.ts";
import type { Ledger } from "./ledger.ts";

const dayMs = 24 * 60 * 60 * 1_000;

interface KeptRound {
  label: string;
  daysAgo: number;
  state: KeptState;
}
/** The same for every sample board: worked out for the first one. */
let kept: readonly KeptRound[] | undefined;

/** Inside a running transaction. Nobody with an account took these snapshots, and they say so. */
export async function insertSampleRounds(
  { newId }: Pick<Context, "newId">,
  ledger: Ledger,
  { boardId, workspaceId, at }: { boardId: string; workspaceId: string; at: Date },
): Promise<void> {
  kept ??= keepRounds();
  for (const { label, daysAgo, state } of kept) {
    await insertSnapshot(ledger, {
      ...{ ...state, id: newId(), boardId, workspaceId, kind: "ROUND", label, createdById: null },
      at: new Date(at.getTime() - daysAgo * dayMs),
    });
  }
}

const keepRounds = (): KeptRound[] =>
  sampleRounds().map(({ content, ...round }) => ({
    ...round,
    state: runReading("state", [encodeContent(content)]),
  }));
