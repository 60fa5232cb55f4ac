import { cardOf, expect, openBoard, test } from "./throughline-test.ts";

test("a board is tidied up by one key, worked out by a worker, and put back by one undo", async ({
  server,
  newBoard,
  asOwner,
}) => {
  const boardId = await newBoard("sample");
  const { page } = await asOwner();
  await openBoard(page, server, boardId);
  const map = page.locator("[data-canvas-surface]");
  await expect(cardOf(page, "a1")).toBeVisible();
  const before = await cardOf(page, "a1").boundingBox();

  const worker = page.waitForEvent("worker");
  await map.focus();
  await page.keyboard.press("ControlOrMeta+Shift+l");
  await worker;
  await expect(page.getByText(/^Tidied up: \d+ cards$/)).toBeAttached();
  await expect.poll(() => cardOf(page, "a1").boundingBox()).not.toEqual(before);
  await expect(page.getByText("All changes saved")).toBeVisible();
  await expect(page.locator(".is-gliding")).toHaveCount(0);

  await map.focus();
  await page.keyboard.press("ControlOrMeta+z");
  await expect.poll(() => cardOf(page, "a1").boundingBox()).toEqual(before);
});
