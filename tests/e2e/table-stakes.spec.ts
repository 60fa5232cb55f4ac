import type { Page } from "@playwright/test";
import { cardOf, expect, openBoard, test } from "./throughline-test.ts";

/** Where a card stands on the screen; it must be there. */
async function boxOf(page: Page, id: string) {
  await expect(cardOf(page, id)).toBeVisible();
  const box = await cardOf(page, id).boundingBox();
  if (!box) throw new Error(`no card ${id}`);
  return box;
}
const select = async (page: Page, ...ids: string[]) => {
  for (const [i, id] of ids.entries())
    await cardOf(page, id).click({ modifiers: i === 0 ? [] : ["Shift"], position: { x: 12, y: 12 } });
};
const percentOf = async (page: Page) =>
  Number.parseInt((await page.locator(".tl-percent").textContent()) ?? "", 10);

test("table stakes: pan, zoom, fit and minimap", async ({ server, newBoard, asOwner }) => {
  const { page } = await asOwner();
  await openBoard(page, server, await newBoard());
  const start = await boxOf(page, "s2");
  await page.mouse.move(700, 600);
  await page.mouse.wheel(60, 40);
  await expect.poll(async () => (await boxOf(page, "s2")).x).toBeCloseTo(start.x - 60, 0);
  await page.keyboard.press("Shift+Digit1");
  await expect.poll(() => percentOf(page)).toBeLessThan(70);
  await page.keyboard.press("Shift+Digit0");
  await expect.poll(() => percentOf(page)).toBe(100);
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -120);
  await page.keyboard.up("Control");
  await expect.poll(() => percentOf(page)).toBeGreaterThan(105);
  await page.keyboard.press("Shift+Digit1");
  await expect.poll(() => percentOf(page)).toBeLessThan(70);
  await select(page, "s3");
  await page.keyboard.press("Shift+Digit2");
  await expect.poll(() => percentOf(page)).toBe(100);
  await page.waitForTimeout(300);
  await page.keyboard.down("Space");
  const before = await boxOf(page, "s3");
  await page.mouse.move(600, 700);
  await page.mouse.down();
  await page.mouse.move(640, 690, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up("Space");
  await expect.poll(async () => (await boxOf(page, "s3")).x).toBeCloseTo(before.x + 40, 0);
  await expect(page.getByRole("img", { name: "Overview of the map" })).toBeVisible();
});

test("table stakes: from afar one canvas draws, and what it shows can be selected and opened", async ({
  server,
  newBoard,
  asOwner,
}) => {
  const { page } = await asOwner();
  await openBoard(page, server, await newBoard());
  await page.mouse.move(400, 400);
  await page.keyboard.down("Control");
  for (let i = 0; i < 12; i++) await page.mouse.wheel(0, 120);
  await page.keyboard.up("Control");
  await expect.poll(() => percentOf(page)).toBeLessThan(33);
  await expect(page.locator("[data-card]")).toHaveCount(0);
  const { x, y, w, h } = await page.locator("[data-canvas-surface]").evaluate((surface) => {
    const { left, top, width, height } = surface.getBoundingClientRect();
    return { x: left, y: top, w: width, h: height };
  });
  await page.mouse.move(x + w - 30, y + h - 120);
  await page.mouse.down();
  await page.mouse.move(x + 90, y + 5, { steps: 6 });
  await page.mouse.up();
  await expect(page.getByText(/cards selected|selected/).first()).toBeAttached();
  await page.keyboard.press("Shift+Digit1");
  await expect(page.locator("[data-card]").first()).toBeVisible();
});

test("table stakes: align, spread, hold in place, group and undo", async ({ server, newBoard, asOwner }) => {
  const { page } = await asOwner();
  await openBoard(page, server, await newBoard());
  await page.keyboard.press("Shift+Digit1");
  await page.waitForTimeout(400);
  const [a, b] = [await boxOf(page, "s2"), await boxOf(page, "s5")];
  await select(page, "s2", "s5");
  await page.keyboard.press("Alt+a");
  await expect.poll(async () => (await boxOf(page, "s5")).x).toBeCloseTo(Math.min(a.x, b.x), 0);
  await page.keyboard.press("ControlOrMeta+z");
  await expect.poll(async () => (await boxOf(page, "s5")).x).toBeCloseTo(b.x, 0);

  await page.keyboard.press("Escape");
  await select(page, "s2");
  await page.keyboard.press("Shift+l");
  await expect(cardOf(page, "s2").locator(".tl-held")).toBeVisible();
  await page.keyboard.press("Shift+ArrowRight");
  await expect.poll(async () => (await boxOf(page, "s2")).x).toBeCloseTo(a.x, 0);
  await page.keyboard.press("Shift+l");

  await page.keyboard.press("Escape");
  await select(page, "s2", "s3");
  await page.keyboard.press("ControlOrMeta+g");
  await page.keyboard.type("Prices");
  await page.keyboard.press("Enter");
  await expect(page.locator('[data-card][data-kind="GROUP"]')).toContainText("Prices");
  const inGroup = await boxOf(page, "s3");
  await page.keyboard.press("Shift+ArrowDown");
  await expect.poll(async () => (await boxOf(page, "s3")).y).toBeGreaterThan(inGroup.y + 1);
  await page.keyboard.press("ControlOrMeta+Shift+g");
  await expect(page.locator('[data-card][data-kind="GROUP"]')).toHaveCount(0);
  await expect(page.getByText("All changes saved")).toBeVisible();
});

test("table stakes: cards that overlap are brought forward and sent back", async ({
  server,
  newBoard,
  asOwner,
}) => {
  const { page } = await asOwner();
  await openBoard(page, server, await newBoard());
  const [under, over] = [await boxOf(page, "s2"), await boxOf(page, "s3")];
  const [x, y] = [over.x + 20, over.y + 20];
  await page.mouse.move(x, y);
  await page.keyboard.down("Control");
  await page.mouse.down();
  await page.mouse.move((x + under.x) / 2, y + 5, { steps: 4 });
  await page.mouse.move(under.x + 60, under.y + 40, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up("Control");
  const between = { x: under.x + 80, y: under.y + 45 };
  const topmost = () =>
    page.evaluate(
      (at) => document.elementFromPoint(at.x, at.y)?.closest<HTMLElement>("[data-card]")?.dataset.card,
      between,
    );
  await expect.poll(topmost).toBe("s3");
  await page.keyboard.press("BracketLeft");
  await expect.poll(topmost).toBe("s2");
  await page.keyboard.press("Alt+BracketRight");
  await expect.poll(topmost).toBe("s3");
  await page.keyboard.press("ControlOrMeta+z");
  await expect.poll(topmost).toBe("s2");
});

test("table stakes: duplicate by Alt drag, paste rows of a spreadsheet", async ({
  server,
  newBoard,
  asOwner,
}) => {
  const { page, context } = await asOwner();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openBoard(page, server, await newBoard());
  const { x, y, width, height } = await boxOf(page, "s2");
  const same = page.locator("[data-card]").filter({ hasText: "See price with" });
  await expect(same).toHaveCount(1);
  await page.mouse.move(x + 20, y + height - 20);
  await page.keyboard.down("Alt");
  await page.mouse.down();
  await page.mouse.move(x + width + 260, y + height + 40, { steps: 8 });
  await page.mouse.up();
  await page.keyboard.up("Alt");
  await expect(same).toHaveCount(2);
  expect((await boxOf(page, "s2")).x).toBeCloseTo(x, 0);

  await page.keyboard.press("Escape");
  await page.evaluate(() =>
    navigator.clipboard.writeText("Step\tTeam\nScan the voucher\tPayments\nPrint the slip\tPayments"),
  );
  await page.keyboard.press("ControlOrMeta+v");
  await expect(page.getByText("2 cards pasted")).toBeAttached();
  await page.keyboard.press("Shift+Digit2");
  await expect(page.locator("[data-card]").filter({ hasText: "Scan the voucher" })).toBeVisible();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(page.locator("[data-card]").filter({ hasText: "Scan the voucher" })).toHaveCount(0);
});

test("table stakes: the palette finds actions, cards and boards; the filter quiets the rest", async ({
  server,
  newBoard,
  asOwner,
}) => {
  const { page } = await asOwner();
  await openBoard(page, server, await newBoard());
  await page.keyboard.press("ControlOrMeta+k");
  const palette = page.getByRole("dialog", { name: "Do or find anything" });
  await palette.getByRole("combobox").fill("whole map");
  await page.keyboard.press("Enter");
  await expect(palette).toBeHidden();
  await expect.poll(() => percentOf(page)).toBeLessThan(70);
  await page.keyboard.press("ControlOrMeta+k");
  await palette.getByRole("combobox").fill("place order");
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-card]").filter({ hasText: "Place order" }).first()).toBeVisible();

  await page.keyboard.press("Shift+Digit1");
  await page.getByRole("button", { name: "Filter" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Lena Vogel" }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Filter, 1 chosen" })).toBeVisible();
  await expect(cardOf(page, "s1")).toHaveClass(/is-quiet/);
  await page.locator("[data-canvas-surface]").focus();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(cardOf(page, "s1")).not.toHaveClass(/is-quiet/);
});

test("table stakes: one follows another, and comes when called", async ({
  server,
  newBoard,
  asOwner,
  invite,
}) => {
  const boardId = await newBoard();
  const [ana, lena] = [await asOwner(), await invite("Lena Vogel", "EDITOR")];
  await openBoard(ana.page, server, boardId);
  await openBoard(lena.page, server, boardId);
  await lena.page.getByRole("button", { name: /^Follow Ana/ }).click();
  await expect(lena.page.getByText("Following Ana")).toBeVisible();
  await ana.page.keyboard.press("Shift+Digit1");
  await expect.poll(() => percentOf(lena.page)).toBeLessThan(70);
  await lena.page.mouse.move(600, 500);
  await lena.page.mouse.wheel(0, 50);
  await expect(lena.page.getByText("Following Ana")).toBeHidden();
  await ana.page.getByRole("button", { name: "Bring everyone to what you see" }).click();
  await expect(lena.page.getByText("Ana asks everyone to come and look.")).toBeVisible();
  await lena.page.getByRole("button", { name: "Follow", exact: true }).click();
  await expect(lena.page.getByText("Following Ana")).toBeVisible();
});

test("table stakes: the outline adds, renames and deletes steps by keyboard", async ({
  server,
  newBoard,
  asOwner,
}) => {
  const boardId = await newBoard();
  const { page } = await asOwner();
  await page.goto(`${server.url}/boards/${boardId}/map?view=outline`);
  const row = page.getByRole("treeitem").filter({ hasText: "Open cart" }).first();
  await expect(row).toBeVisible();
  await row.click();
  await row.focus();
  await page.keyboard.press("n");
  await expect(page.locator("[data-inspector-title] textarea")).toBeFocused();
  await page.keyboard.type("Check the stock");
  await page.keyboard.press("Enter");
  const added = page.getByRole("treeitem").filter({ hasText: "Check the stock" });
  await expect(added).toBeVisible();
  await added.focus();
  await page.keyboard.press("Delete");
  await expect(added).toHaveCount(0);
  await expect(page.getByText("“Check the stock” deleted")).toBeVisible();
});
