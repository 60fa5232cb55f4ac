/** The kinds a card can be made as or turned into, in the order of the menus. */
import type { NodeKind } from "#lib/board/model.ts";

export const cardKinds: readonly NodeKind[] = [
  "STEP",
  "DECISION",
  "EXCEPTION",
  "FALLBACK",
  "SYSTEM",
  "DATA_ASSET",
  "WORK",
  "HANDOFF",
  "OUTCOME",
  "START",
  "NOTE",
];
