import { expect, test } from "./throughline-test.ts";
import { violations } from "./violations.ts";

test("needs are read by team and by line, changed several at once, and taken back in one step", async ({
  server,
  newBoard,
  asOwner,
}) => {
  const boardId = await newBoard();
  const { page } = await asOwner();
  await page.goto(`${server.url}/boards/${boardId}/map?view=needs`);
  const table = page.getByRole("table", { name: "Needs" });
  const rows = table.getByRole("row");
  await expect(page.getByText("23 needs")).toBeVisible({ timeout: 45_000 });

  await test.step("the table of teams leads to the needs between two of them", async () => {
    await page.getByRole("button", { name: "Teams" }).click();
    await page.getByRole("button", { name: /OMS \/ ERP needs PIM .*: 1, worst/ }).click();
    await expect(rows).toHaveCount(2);
    await expect(rows.nth(1)).toContainText("Nobody yet");
    await page.getByRole("button", { name: "OMS / ERP needs PIM & catalogue" }).click();
  });

  await test.step("a column sorts them", async () => {
    await page.getByRole("button", { name: "Who needs" }).click();
    await expect(rows.nth(1)).toContainText("Apply voucher");
    await page.getByRole("button", { name: "Who needs" }).click();
    await expect(page.getByRole("columnheader", { name: "Who needs" })).toHaveAttribute(
      "aria-sort",
      "descending",
    );
    await page.getByRole("button", { name: "Who needs" }).click();
  });

  await test.step("two are made soft at once", async () => {
    const soft = table.getByText("Soft", { exact: true });
    const before = await soft.count();
    for (const at of [1, 2]) await rows.nth(at).getByRole("checkbox").check();
    await page.getByRole("combobox", { name: "Strength of all" }).click();
    await page.getByRole("option", { name: "Soft" }).click();
    await expect(soft).toHaveCount(before + 2);
    expect(await violations(page, "main")).toEqual([]);
  });

  await test.step("by people: what rests on whom, and who could stand in", async () => {
    await page.getByRole("button", { name: "People" }).click();
    await page
      .getByRole("region", { name: "Load" })
      .getByRole("button", { name: /Lena Vogel/ })
      .click();
    const away = page.getByRole("region", { name: "If Lena Vogel is away" });
    await expect(away).toContainText("Place order");
    await expect(page).toHaveURL(/away=lena/);
    expect(await violations(page, "main")).toEqual([]);
  });
});

test("a gap is mended with one click, and taken back", async ({ server, newBoard, asOwner }) => {
  const boardId = await newBoard();
  const { page } = await asOwner();
  await page.goto(`${server.url}/boards/${boardId}/map?view=outline`);
  await page.getByRole("button", { name: /^\d+ gaps$/ }).click({ timeout: 45_000 });
  const panel = page.getByRole("region", { name: "Gaps", exact: true });
  expect(await violations(page, "aside")).toEqual([]);
  const gap = panel.getByRole("listitem").filter({ hasText: "Nobody owns that ERP stock" });
  await gap.getByRole("button", { name: "Assign Lena" }).click();
  await expect(gap).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(gap).toHaveCount(1);
});
