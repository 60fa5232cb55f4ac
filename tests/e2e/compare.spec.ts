import { call } from "#tests/support/api-client.ts";
import { expect, openBoard, test } from "./throughline-test.ts";
import { violations } from "./violations.ts";

test("the sample's rounds are compared: word by word, by keys, grouped, with what was only moved folded away", async ({
  server,
  owner,
  newBoard,
  asOwner,
}) => {
  const boardId = await newBoard("sample");
  const { items } = await call<{ items: { id: string; seq: number }[] }>(server.url, {
    path: `/api/v1/boards/${boardId}/snapshots`,
    token: owner.token,
  });
  const idOf = (seq: number) => items.find((item) => item.seq === seq)?.id ?? "";
  const { page } = await asOwner();
  await openBoard(page, server, boardId);
  await page.getByRole("button", { name: "Board menu" }).click();
  await page.getByRole("menuitem", { name: "Compare" }).click();
  await expect(page.getByText("Removed:").or(page.getByLabel("Removed:")).first()).toBeVisible();

  await page.goto(`${server.url}/boards/${boardId}/compare?from=${idOf(2)}&to=${idOf(3)}`);
  const differences = page.getByRole("region", { name: "Differences" });
  await expect(differences.getByText("27 moved, nothing else changed")).toBeAttached();
  await expect(page.getByRole("heading", { name: "Scope stability" })).toBeVisible();
  await page.keyboard.press("j");
  await expect(differences.getByRole("status")).toHaveText(/^1 of \d+: Buy with a promotion$/);
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await expect(differences.getByRole("status")).toHaveText(/^1 of \d+: Buy with a promotion$/);
  await expect(page).toHaveURL(/[?&]difference=[^&]+/);

  await page.goto(
    `${server.url}/boards/${boardId}/compare?from=${idOf(2)}&to=${idOf(3)}&difference=e8:description`,
  );
  const change = page.locator('[data-difference="e8"]');
  await expect(change).toHaveAttribute("aria-current", "true");
  await expect(change.locator("del").filter({ hasText: "after" })).toHaveText("after");
  await expect(change.locator("ins").filter({ hasText: "before" })).toHaveText("before");

  await page.getByRole("button", { name: "Flow", exact: true }).click();
  await expect(differences.getByRole("heading", { name: "Payment declined" })).toBeAttached();
  await page.getByText(/^What took from it/).click();
  expect(await violations(page)).toEqual([]);
});

test("a board without a snapshot says how there comes to be something to compare", async ({
  server,
  newBoard,
  asOwner,
}) => {
  const boardId = await newBoard("blank");
  const { page } = await asOwner();
  await page.goto(`${server.url}/boards/${boardId}/compare`);
  await expect(page.getByText("There is nothing to compare with yet.")).toBeVisible();
  await page.getByRole("link", { name: "Open the snapshots" }).click();
  await expect(page.getByRole("dialog", { name: "Snapshots" })).toBeVisible();
});
