/** Replaces what is drawn on a board, as one forward change that live editors see; only what differs is written. */

import { applyContent, parseContent } from "#lib/board/content.ts";
import type { BoardHashes } from "#lib/board/hash-board.ts";
import { type BoardContent, entityMaps } from "#lib/board/model.ts";
import type { Problem } from "#lib/contracts/common.ts";
import { AppError } from "#lib/errors.ts";
import { requireEditableBoard } from "#server/auth/board-access.ts";
import type { Principal } from "#server/auth/principal.ts";
import type { Context } from "#server/context.ts";
import { contentOfDoc } from "#server/reading/readings.ts";
import { actorOf, writeLedger } from "./ledger.ts";
import { showChange } from "./show-change.ts";

export interface ContentReplacement {
  boardId: string;
  json: unknown;
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

/** Rejects with AppError not-found, access.denied, board.locked, content.changed, board.too-large, InvalidContent, NotStoredYet. */
export async function replaceContent(
  deps: Pick<Context, "prisma" | "clock" | "rooms" | "config">,
  principal: Principal,
  { boardId, json, ifMatch }: ContentReplacement,
): Promise<BoardHashes> {
  const access = await requireEditableBoard(deps, principal, { boardId, action: "board.edit" });
  const content = validContent(json, deps.config.limits.boardMaxElements);
  const by = { documentId: access.documentId, userId: principal.userId };
  const { value, notStored } = await showChange(deps, by, (doc) => {
    const { hashes } = contentOfDoc(doc);
    if (ifMatch && !ifMatch(hashes))
      throw new AppError("content.changed", "Read the board again, then send your changes.");
    applyContent(doc, content);
    return { before: hashes, after: contentOfDoc(doc).hashes };
  });
  const { before, after } = value;
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

function validContent(json: unknown, maxElements: number): BoardContent {
  const parsed = parseContent(json);
  if (!parsed.ok) {
    throw new InvalidContent(parsed.error.map(({ path, message }) => ({ path: path.join("."), message })));
  }
  const elements = entityMaps.reduce((sum, map) => sum + Object.keys(parsed.value[map]).length, 0);
  if (elements > maxElements) {
    throw new AppError(
      "board.too-large",
      `A board holds up to ${maxElements} elements; these are ${elements}.`,
    );
  }
  return parsed.value;
}
