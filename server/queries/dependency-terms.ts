/** The terms of a dependency that somebody answers: when they change, an answer is about something else. */
import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { BoardEdge } from "#lib/board/model.ts";

/** sha256 over the canonical JSON of type, strength, need-by and both ends. */
export function hashTerms({ type, strength, needBy, sourceId, targetId }: BoardEdge): string {
  const terms = canonicalize({ type: type ?? null, strength, needBy: needBy ?? null, sourceId, targetId });
  return createHash("sha256")
    .update(terms ?? "")
    .digest("hex");
}
