/**
 * Reads a whole document into a `Board`. Never throws on content: what can't be read, or points at nothing, is
 * left out and named in the findings. O(elements).
 */
import type * as Y from "yjs";
import { findingsOf, linkBoard } from "./link-board.ts";
import type { Board } from "./model.ts";
import { readRaw } from "./raw-board.ts";
import type { ReadFinding } from "./read-finding.ts";

export type { ReadFinding } from "./read-finding.ts";

/** An empty document reads as an empty board without findings. */
export function readBoard(doc: Y.Doc): { board: Board; findings: ReadFinding[] } {
  const raw = readRaw(doc);
  const linked = linkBoard(raw);
  return { board: linked.board, findings: findingsOf(raw, linked) };
}
