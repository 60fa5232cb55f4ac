/** The top-level maps whose entries are elements of the board: what the limit on elements counts. */
import { contentSchema } from "#lib/board/model.ts";

const notElements = new Set(["schema", "meta", "layout"]);

export const elementMaps: readonly string[] = Object.keys(contentSchema.shape).filter(
  (name) => !notElements.has(name),
);
