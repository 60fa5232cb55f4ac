/**
 * Brings an older document to the shape this version reads. Runs on the server only, when a document is loaded
 * and before anybody else sees it: two clients that migrated at once would do it twice.
 */
import type * as Y from "yjs";
import { boardDoc, schemaKey } from "#lib/board/board-doc.ts";
import { SCHEMA_VERSION } from "#lib/board/model.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { migrations } from "./migrations.ts";

export interface Migration {
  /** The version that the document has afterwards. */
  readonly to: number;
  /** Changes the document inside the runner's transaction. */
  readonly migrate: (doc: Y.Doc) => void;
}

/** Origin of the transaction, so that it is on nobody's undo stack. */
const migrationOrigin = Symbol("migration");

/**
 * Runs what is missing, in one transaction; an empty document is left empty.
 * @returns the versions it went through, or the refusal `document.newer` for a document of a later version
 */
export function migrateDocument(
  doc: Y.Doc,
  { steps = migrations, target = SCHEMA_VERSION }: { steps?: readonly Migration[]; target?: number } = {},
): Result<{ from: number; to: number }> {
  const stored = boardDoc(doc);
  const isEmpty = Object.values(stored).every((map) => map.size === 0);
  const version = stored.meta.get(schemaKey);
  const from = typeof version === "number" ? version : isEmpty ? target : 1;
  if (from > target)
    return refuse("document.newer", "This board was made by a newer version. Update the server first.");
  if (from === target) return ok({ from, to: target });
  doc.transact(() => {
    for (const step of [...steps].sort((a, b) => a.to - b.to)) {
      if (step.to > from && step.to <= target) step.migrate(doc);
    }
    stored.meta.set(schemaKey, target);
  }, migrationOrigin);
  return ok({ from, to: target });
}
