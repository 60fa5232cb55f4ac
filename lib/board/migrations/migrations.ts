/**
 * All migrations of the document, oldest first. A new one comes with `SCHEMA_VERSION` raised by one, a file of its
 * own here and a test with a document of the version before.
 */
import type { Migration } from "./migrate-document.ts";

export const migrations: readonly Migration[] = [];
