/** The content of a snapshot as this version reads it, whichever version kept it. */
import * as Y from "yjs";
import { assert } from "#lib/assert.ts";
import { isComplete } from "#lib/board/complete-content.ts";
import { parseContent } from "#lib/board/content.ts";
import { migrateDocument } from "#lib/board/migrations/migrate-document.ts";
import { type BoardContent, SCHEMA_VERSION } from "#lib/board/model.ts";
import { riskScaleSchema } from "#lib/contracts/risk.ts";
import type { RiskScale } from "#lib/risk/risk-scale.ts";
import type { Context } from "#server/context.ts";
import { contentOfDoc } from "./document-state.ts";

export interface KeptDocument {
  /** The content in canonical form. */
  json: string;
  /** The document as one Yjs update (format V1); empty where nobody needs it. */
  yUpdate: Uint8Array;
}

/** The last key of a canonical content. */
const ending = `"schema":${SCHEMA_VERSION}}`;
const nothing = new Uint8Array();

/** What is needed to read a snapshot: its document, which is large, only if an earlier version wrote it. */
export async function keptDocument(
  { prisma }: Pick<Context, "prisma">,
  { id, json }: { id: string; json: string },
): Promise<KeptDocument> {
  if (json.endsWith(ending)) return { json, yUpdate: nothing };
  const { yUpdate } = await prisma.snapshot.findUniqueOrThrow({ where: { id }, select: { yUpdate: true } });
  return { json, yUpdate };
}

export type KeptContent =
  | { kind: "as-written" | "migrated"; content: BoardContent }
  /** It was made by a later version. */
  | { kind: "unreadable"; message: string };

/** What this version reads in a content of its own schema that was kept. */
export function completed(written: object): BoardContent {
  if (isComplete(written)) return written;
  const parsed = parseContent(written);
  assert(parsed.ok, "a stored snapshot can be read");
  return parsed.value;
}

/** As it was written, if that can be taken; else from the document of that time, migrated. */
export function keptContent({ json, yUpdate }: KeptDocument): KeptContent {
  const { riskScale: _, ...written } = JSON.parse(json) as { schema?: unknown; riskScale?: unknown };
  if (written.schema === SCHEMA_VERSION) return { kind: "as-written", content: completed(written) };
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
export const keptScale = ({ json }: Pick<KeptDocument, "json">): RiskScale | null =>
  readScale((JSON.parse(json) as { riskScale?: unknown }).riskScale);

/** As it stands in a content that was kept. */
export const readScale = (riskScale: unknown): RiskScale | null =>
  riskScale === undefined ? null : riskScaleSchema.parse(riskScale);
