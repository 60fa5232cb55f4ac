import type { BoardContent } from "#lib/board/model.ts";
import { call } from "#tests/support/api-client.ts";
import { expect, test } from "./throughline-test.ts";
import { violations } from "./violations.ts";

test("the heatmap shows where it hurts, follows what others change, and answers what if", async ({
  server,
  newBoard,
  asOwner,
  owner,
}) => {
  const boardId = await newBoard();
  const { page } = await asOwner();
  await page.goto(`${server.url}/boards/${boardId}/map?view=heatmap`);
  const rows = page.getByRole("listbox", { name: "Customer-facing cards by risk" }).getByRole("option");

  await test.step("Place order is first, the ERP behind it", async () => {
    await expect(rows.first()).toContainText("Place order", { timeout: 45_000 });
    await expect(rows.first()).toContainText("95.9");
    await rows.first().click();
    await expect(rows.first()).toContainText("ERP stock and order service");
    await page.keyboard.press("ArrowDown");
    await expect(rows.nth(1)).toHaveAttribute("aria-selected", "true");
    expect(await violations(page, "main")).toEqual([]);
  });

  await test.step("among the causes the order states stand above the payment API", async () => {
    await page.getByRole("button", { name: "What causes it" }).click();
    const causes = page.getByRole("listbox", { name: "Causes by what they do to all journeys" });
    const titles = await causes.getByRole("option").allInnerTexts();
    const at = (title: string) => titles.findIndex((text) => text.includes(title));
    expect(at("Order state vocabulary")).toBeGreaterThan(-1);
    expect(at("Order state vocabulary")).toBeLessThan(at("Paywell payment API"));
    await page.getByRole("button", { name: "Where customers feel it" }).click();
  });

  await test.step("another person's edit moves the figure", async () => {
    const path = `/api/v1/boards/${boardId}/content`;
    const content = await call<BoardContent>(server.url, { method: "GET", path, token: owner.token });
    const { s6 } = content.nodes;
    if (!s6) throw new Error("the sample has a card for placing the order");
    const nodes = { ...content.nodes, s6: { ...s6, readiness: "REHEARSED" } };
    await call(server.url, { method: "PUT", path, body: { ...content, nodes }, token: owner.token });
    await expect(rows.first()).toContainText("See price with promotion");
  });

  await test.step("the ERP is down: five cards, all flows, and a fallback that leans on it", async () => {
    await page.goto(`${server.url}/boards/${boardId}/map?view=heatmap&down=y2`);
    const answer = page.getByRole("complementary", { name: "What if" });
    await expect(answer).toContainText("5 cards in 5 of 5 flows", { timeout: 45_000 });
    await expect(
      answer.getByRole("button", { name: /Replay from payment webhook.*fails too/s }),
    ).toBeVisible();
    await expect(answer).toContainText("Lena Vogel");
    expect(await violations(page, "main")).toEqual([]);
  });

  await test.step("played through, it stays on record with who was called and who answered", async () => {
    const rehearsals = page.getByRole("region", { name: "Rehearsals" });
    await rehearsals.getByRole("button", { name: "Rehearse this" }).click();
    const lena = rehearsals.getByRole("listitem").filter({ hasText: "Lena Vogel" });
    await lena.getByRole("button", { name: "Called" }).click();
    await lena.getByRole("button", { name: "Answered" }).click();
    await expect(lena).toContainText(/answered in \d+ s/);
    await rehearsals.getByLabel("What was learnt").fill("Mei's number was wrong.");
    expect(await violations(page, "main")).toEqual([]);
    await rehearsals.getByRole("button", { name: "End the rehearsal" }).click();
    await expect(rehearsals.getByText("1 of 1 called answered")).toBeVisible();
    await expect(rehearsals).toContainText("Mei's number was wrong.");
  });

  await test.step("the map shows the same colours, the gaps of each card, and how far needs reach", async () => {
    await page.goto(`${server.url}/boards/${boardId}/map?colour=risk`);
    const legend = page.getByRole("region", { name: "Colours by risk" });
    await expect(legend).toContainText("60 and more", { timeout: 45_000 });
    await page.keyboard.press("Shift+Digit0");
    const erp = page.locator('[data-card="y2"]');
    await erp.click();
    await expect(erp).toHaveAttribute("data-risk", /[1-6]/);
    await expect(erp).toContainText(/\d+\.\d/);
    expect(await violations(page, "main")).toEqual([]);
    await legend.getByRole("button", { name: "Colour by path again" }).click();
    await expect(erp).not.toHaveAttribute("data-risk");

    await page.locator("[data-canvas-surface]").focus();
    await page.keyboard.press("d");
    await expect(page.getByRole("region", { name: "Needs of a card" })).toContainText("is needed by 5 cards");
    await page.keyboard.press("d");

    await page.getByRole("button", { name: /^\d+ gaps$/ }).click();
    const gap = page.getByRole("listitem").filter({ hasText: "has no owner" }).first();
    await gap.getByRole("button").first().click();
    await page.getByRole("button", { name: "Close gaps" }).click();
    await page
      .locator('[data-card="x5"]')
      .getByRole("button", { name: /gaps?: show/ })
      .click();
    await expect(page.getByRole("region", { name: "Gaps", exact: true })).toContainText("has no owner");
    expect(await violations(page, "main")).toEqual([]);
  });
});
