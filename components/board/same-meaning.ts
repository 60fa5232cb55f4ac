/** Whether two states of a board mean the same: only where things stand, or how they look, is different. */
import { type Board, entityMaps } from "#lib/board/model.ts";

export const sameMeaning = (a: Board, b: Board): boolean =>
  a.meta === b.meta && entityMaps.every((map) => a[map] === b[map]);
