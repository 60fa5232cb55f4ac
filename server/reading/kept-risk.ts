/** The scores a snapshot had when it was kept, by the scale that was in force then. */

import * as Y from "yjs";
import { applyContent } from "#lib/board/content.ts";
import { readBoard } from "#lib/board/read-board.ts";
import { standardScale } from "#lib/risk/risk-scale.ts";
import { type Range, scoreRisk } from "#lib/risk/score-risk.ts";
import { type KeptDocument, keptContent, keptScale } from "./kept-content.ts";

export type KeptRisk =
  | { kind: "ok"; nodes: Record<string, number>; providers: Record<string, number> }
  | { kind: "unreadable"; message: string };

export function keptRiskOf(kept: KeptDocument): KeptRisk {
  const read = keptContent(kept);
  if (read.kind === "unreadable") return read;
  const doc = new Y.Doc();
  try {
    doc.transact(() => applyContent(doc, read.content));
    const { nodes, providers } = scoreRisk(readBoard(doc).board, keptScale(kept) ?? standardScale);
    return { kind: "ok", nodes: byId(nodes), providers: byId(providers) };
  } finally {
    doc.destroy();
  }
}

const byId = (scored: readonly (Range & { id: string })[]): Record<string, number> =>
  Object.fromEntries(scored.map(({ id, score }) => [id, score]));
