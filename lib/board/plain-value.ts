/** Plain values out of the document: JSON with clean strings, never a shared type. */
import * as Y from "yjs";
import { cleanString } from "./shared-string.ts";

/** Nothing in the model nests deeper; what does is cut, so that no depth can exhaust the stack. */
const deepest = 8;

/** The stored value as clean JSON; absent for a shared type or for bytes. */
export function plainValue(stored: unknown): unknown {
  const isShared =
    stored instanceof Y.AbstractType || stored instanceof Y.Doc || stored instanceof Uint8Array;
  return isShared ? undefined : cleanJson(stored);
}

/** All strings inside a JSON value cleaned; the value itself when there is nothing to clean. */
export function cleanJson(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return cleanString(value);
  if (typeof value !== "object" || value === null) return value;
  if (depth >= deepest) return null;
  const entries = Object.entries(value);
  const cleaned = entries.map(([key, entry]) => [key, cleanJson(entry, depth + 1)] as const);
  if (cleaned.every(([, entry], at) => entry === entries[at]?.[1])) return value;
  return Array.isArray(value) ? cleaned.map(([, entry]) => entry) : Object.fromEntries(cleaned);
}
