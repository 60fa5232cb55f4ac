import { expect, openBoard, test } from "./throughline-test.ts";

test("a flow with an exception is drawn by keyboard alone", async ({ server, newBoard, asOwner }) => {
  const boardId = await newBoard("blank");
  const { page } = await asOwner();
  await openBoard(page, server, boardId);
  await page.getByRole("application").or(page.getByLabel(/^Map/)).first().focus();

  await page.keyboard.press("n");
  await page.keyboard.type("Open the cart");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Pay");
  await page.keyboard.press("Tab");
  await page.keyboard.type("See the confirmation");
  await page.keyboard.press("Enter");

  for (const title of ["Open the cart", "Pay", "See the confirmation"])
    await expect(page.locator("[data-card]").filter({ hasText: title })).toBeVisible();
  await expect(page.getByText("All changes saved")).toBeVisible();

  await page.keyboard.press("ControlOrMeta+z");
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toContainText("Undo");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
});
