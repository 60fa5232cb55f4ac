/** The content of a snapshot as this version reads it, whichever version kept it. */
import * as Y from "yjs";
import { assert } from "#lib/assert.ts";
import { parseContent } from "#lib/board/content.ts";
import { migrateDocument } from "#lib/board/migrations/migrate-document.ts";
import { type BoardContent, SCHEMA_VERSION } from "#lib/board/model.ts";
import { riskScaleSchema } from "#lib/contracts/risk.ts";
import type { RiskScale } from "#lib/risk/risk-scale.ts";
import { contentOfDoc } from "./document-state.ts";

export interface KeptDocument {
  /** The content in canonical form. */
  json: string;
  /** The document as one Yjs update (format V1). */
  yUpdate: Uint8Array;
}

export type KeptContent =
  | { kind: "as-written" | "migrated"; content: BoardContent }
  /** It was made by a later version. */
  | { kind: "unreadable"; message: string };

/** As it was written, if that can be taken; else from the document of that time, migrated. */
export function keptContent({ json, yUpdate }: KeptDocument): KeptContent {
  const { riskScale: _, ...written } = JSON.parse(json) as { schema?: unknown; riskScale?: unknown };
  if (written.schema === SCHEMA_VERSION) {
    const parsed = parseContent(written);
    assert(parsed.ok, "a stored snapshot can be read");
    return { kind: "as-written", content: parsed.value };
  }
  const doc = new Y.Doc();
  try {
    Y.applyUpdate(doc, yUpdate);
    const migrated = migrateDocument(doc);
    if (!migrated.ok) return { kind: "unreadable", message: migrated.error.message };
    return { kind: "migrated", content: contentOfDoc(doc).content };
  } finally {
    doc.destroy();
  }
}

/** The numbers behind the words of a risk that were in force then; null: the standard ones. */
export function keptScale({ json }: Pick<KeptDocument, "json">): RiskScale | null {
  const { riskScale } = JSON.parse(json) as { riskScale?: unknown };
  return riskScale === undefined ? null : riskScaleSchema.parse(riskScale);
}
