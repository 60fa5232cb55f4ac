/** The board as it is before the server changes all of it: kept as an automatic snapshot that isn't thinned. */
import type { BoardHashes } from "#lib/board/hash-board.ts";
import type { Principal } from "#server/auth/principal.ts";
import type { Context } from "#server/context.ts";
import { isSameState, type KeptState } from "#server/reading/document-state.ts";
import { insertSnapshot } from "./insert-snapshot.ts";
import { actorOf, writeLedger } from "./ledger.ts";

export interface SafetyWish {
  boardId: string;
  workspaceId: string;
  principal: Principal;
}

export interface Safety {
  /** Keeps a state, unless it is the one that was kept last. */
  keep(state: KeptState, label: string): Promise<void>;
  /** Of what was kept, oldest first. */
  readonly ids: readonly string[];
}

export function createSafety(
  deps: Pick<Context, "prisma" | "clock" | "newId">,
  { principal, ...target }: SafetyWish,
): Safety {
  const kept: { id: string; hashes: BoardHashes }[] = [];
  return {
    async keep(state, label) {
      const newest = kept.at(-1);
      if (newest && isSameState(newest.hashes, state.hashes)) return;
      const { id } = await writeLedger(deps, actorOf(principal), (ledger) =>
        insertSnapshot(ledger, {
          ...{ ...target, ...state, label, id: deps.newId(), kind: "AUTOMATIC" },
          createdById: principal.userId,
          at: new Date(deps.clock.now()),
        }),
      );
      kept.push({ id, hashes: state.hashes });
    },
    get ids() {
      return kept.map(({ id }) => id);
    },
  };
}
