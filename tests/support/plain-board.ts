/** A board with its maps copied into ordinary ones, to be compared with another by what is in it. */
import type { Board } from "#lib/board/model.ts";

export function plainBoard(board: Board): Record<string, unknown> {
  const plain = (value: unknown): unknown => {
    if (isMap(value)) return new Map(value);
    if (typeof value !== "object" || value === null || !("boxes" in value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, plain(entry)]));
  };
  return Object.fromEntries(Object.entries(board).map(([key, value]) => [key, plain(value)]));
}

const isMap = (value: unknown): value is ReadonlyMap<string, unknown> =>
  typeof value === "object" && value !== null && "get" in value && Symbol.iterator in value;
