/** Replaces what is drawn on a board, as one forward change that live editors see; only what differs is written. */

import type { BoardHashes } from "#lib/board/hash-board.ts";
import type { Problem } from "#lib/contracts/common.ts";
import { AppError } from "#lib/errors.ts";
import { requireEditableBoard } from "#server/auth/board-access.ts";
import type { Principal } from "#server/auth/principal.ts";
import type { Context } from "#server/context.ts";
import type { Replacement } from "#server/reading/work-out-change.ts";
import { changeBoard } from "./change-board.ts";
import { actorOf, writeLedger } from "./ledger.ts";

export interface ContentReplacement {
  boardId: string;
  /** The content as JSON. */
  text: string;
  /** Goes on only if this still is the board's state; absent: whatever it is. */
  ifMatch?: (hashes: BoardHashes) => boolean;
}

/** Content that isn't valid; every problem with the path to it. */
export class InvalidContent extends AppError {
  readonly problems: NonNullable<Problem["errors"]>;
  constructor(problems: NonNullable<Problem["errors"]>) {
    super("validation.failed", "The content has fields that can't be read. Each is listed with its path.");
    this.problems = problems;
  }
}

/**
 * Rejects with AppError not-found, access.denied, board.locked, content.changed, board.too-large, InvalidContent,
 * NotStoredYet, and a SyntaxError when the text is no JSON.
 */
export async function replaceContent(
  deps: Pick<Context, "prisma" | "clock" | "rooms" | "reader" | "config">,
  principal: Principal,
  { boardId, text, ifMatch }: ContentReplacement,
): Promise<BoardHashes> {
  const mayChange = () => requireEditableBoard(deps, principal, { boardId, action: "board.edit" });
  const access = await mayChange();
  const wish = { text, maxElements: deps.config.limits.boardMaxElements };
  const { plan, notStored } = await changeBoard(deps, {
    documentId: access.documentId,
    userId: principal.userId,
    mayChange,
    async plan(updates) {
      const replacement = await deps.reader.readUpdates(updates, "replacement", wish);
      if (replacement.kind !== "ok") throw refusalOf(replacement, wish.maxElements);
      if (ifMatch && !ifMatch(replacement.before)) throw changed();
      return replacement;
    },
    async onMerging() {
      if (ifMatch) throw changed();
    },
  });
  const { before, after } = plan;
  await writeLedger(deps, actorOf(principal), ({ record }) =>
    record({
      chain: access.workspaceId,
      action: "board.content",
      entity: "board",
      entityId: boardId,
      before: { semHash: before.semHash, layHash: before.layHash },
      after: { semHash: after.semHash, layHash: after.layHash },
    }),
  );
  if (notStored) throw notStored;
  return after;
}

const changed = () => new AppError("content.changed", "Read the board again, then send your changes.");

function refusalOf(replacement: Exclude<Replacement, { kind: "ok" }>, maxElements: number): Error {
  switch (replacement.kind) {
    case "not-json":
      return new SyntaxError("the content is no JSON");
    case "invalid":
      return new InvalidContent(replacement.problems);
    case "too-large":
      return new AppError(
        "board.too-large",
        `A board holds up to ${maxElements} elements; these are ${replacement.elements}.`,
      );
  }
}
