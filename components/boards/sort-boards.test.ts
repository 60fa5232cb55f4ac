import { describe, expect, it } from "vitest";
import type { BoardCard } from "#lib/contracts/boards.ts";
import { sortBoards } from "./sort-boards.ts";

const board = (id: string, title: string, editedAt: string) => ({ id, title, editedAt }) as BoardCard;
const boards = [
  board("a", "Round 10", "2026-10-01T00:00:00Z"),
  board("b", "round 9", "2026-10-03T00:00:00Z"),
  board("c", "Autumn", "2026-10-02T00:00:00Z"),
];

describe("sortBoards", () => {
  it("puts the last edited first", () => {
    expect(sortBoards(boards, "edited").map(({ id }) => id)).toEqual(["b", "c", "a"]);
  });
  it("orders titles as people read them: without case, numbers by value", () => {
    expect(sortBoards(boards, "title").map(({ title }) => title)).toEqual(["Autumn", "round 9", "Round 10"]);
  });
  it("leaves the given list alone", () => {
    sortBoards(boards, "title");
    expect(boards[0]?.id).toBe("a");
  });
});
