import { scriptBytesUntilSettled } from "#tests/support/page-weight.ts";
import { expect, openBoard, test } from "./throughline-test.ts";

/** What the page weighs today and a little: who adds to it shall notice (bench/board-page has the bar). */
const mostBytes = 300_000;

test("a board can be used before menus, details and dialogs have come", async ({
  server,
  newBoard,
  asOwner,
}) => {
  const boardId = await newBoard();
  const { page } = await asOwner();
  await openBoard(page, server, boardId);
  const bytes = await scriptBytesUntilSettled(page);
  expect(bytes).toBeGreaterThan(100_000);
  expect(bytes).toBeLessThan(mostBytes);
});
