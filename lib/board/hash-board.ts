/**
 * Fingerprints of what a board means and of how it lies (decision 23): RFC 8785 JSON of the parsed values with
 * defaults and empty fields left out, sets sorted and texts normalised; SHA-256 in hex.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import canonicalize from "canonicalize";
import { equalityDeep } from "lib0/function";
import { contentOf } from "./content.ts";
import { type Board, type EntityMap, type EntityOf, entityMaps } from "./model.ts";
import { byCodeUnits } from "./shared-string.ts";
import { type Field, fieldsOf, metaFields } from "./storage.ts";

/** Raised whenever what goes into a hash changes, so that old hashes aren't compared with new ones. */
export const hashVersion = 1;

export interface BoardHashes {
  readonly semHash: string;
  readonly layHash: string;
  readonly hashVersion: number;
}

/** `semHash`: over the sorted `id:hash` lines of all elements and of `meta`; `layHash`: over the layout. O(board). */
export function hashBoard(board: Board): BoardHashes {
  const lines = entityMaps.flatMap((map) =>
    [...board[map].values()].map((element) => `${element.id}:${hashElement(map, element)}`),
  );
  lines.push(`meta:${hashOf(meaningOf(metaFields, board.meta))}`);
  return {
    semHash: hashLines(lines),
    layHash: hashOf(contentOf(board).layout),
    hashVersion,
  };
}

/** The fingerprint of one element's meaning; its id, its progress and its place are no part of it. */
export function hashElement<M extends EntityMap>(map: M, element: EntityOf[M]): string {
  return hashOf(meaningOf(fieldsOf[map], element));
}

/** The fingerprint of lines in whatever order. */
export const hashLines = (lines: readonly string[]): string => hexOf(lines.toSorted(byCodeUnits).join("\n"));

function meaningOf(fields: readonly Field[], element: object): Record<string, unknown> {
  const values = element as Readonly<Record<string, unknown>>;
  const meaning: Record<string, unknown> = {};
  for (const field of fields) {
    const normal = fieldMeaning(field, values[field.name]);
    if (normal !== undefined) meaning[field.name] = normal;
  }
  return meaning;
}

/** What one field's value means: undefined for a default, for nothing, and for progress. */
export function fieldMeaning(field: Field, value: unknown): unknown {
  if (!field.hashed || equalityDeep(value, field.initial)) return undefined;
  const normal = normalForm(field, value);
  return isEmpty(normal) ? undefined : normal;
}

function normalForm(field: Field, value: unknown): unknown {
  if (field.kind === "records") {
    return (value as { id: string }[]).map((entry) => ({
      id: entry.id,
      ...meaningOf(field.fields ?? [], entry),
    }));
  }
  const normal = normalText(value);
  return field.kind === "set" ? (normal as string[]).toSorted(byCodeUnits) : normal;
}

/** Every string inside, in one Unicode form and without blanks around it. */
export function normalText(value: unknown): unknown {
  if (typeof value === "string") return value.normalize("NFC").trim();
  if (Array.isArray(value)) return value.map(normalText);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined && inner !== null)
      .map(([key, inner]) => [key, normalText(inner)]),
  );
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

const hashOf = (value: unknown): string => hexOf(canonicalize(value) ?? "");
const hexOf = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));
