import type { Page } from "@playwright/test";
import { call } from "#tests/support/api-client.ts";
import { cardOf, expect, lookFromClose, test } from "./throughline-test.ts";
import { violations } from "./violations.ts";

const pinOf = (page: Page, id: string) => page.locator(`[data-pin="${id}"]`);
const composer = (page: Page) => page.getByRole("dialog", { name: "New comment" });
const panel = (page: Page) => page.getByRole("region", { name: "Comments" });

/** Opens a board and waits for what comes after the map itself; who may not draw never reads "saved". */
async function openWithComments(page: Page, url: string, boardId: string): Promise<void> {
  await lookFromClose(page, boardId);
  await page.goto(`${url}/boards/${boardId}/map`);
  await expect(page.locator(".tl-pins")).toBeAttached({ timeout: 45_000 });
  await expect(page.locator("[data-canvas] .react-flow")).toBeAttached({ timeout: 20_000 });
}

/** Arms the tool and clicks the card. */
async function commentOn(page: Page, id: string, text: string): Promise<void> {
  await expect(page.getByRole("button", { name: "Comment", exact: true })).toBeVisible();
  await page.keyboard.press("c");
  await expect(page.getByText("Click a card, an edge or a place to comment on it.")).toBeVisible();
  await cardOf(page, id).click();
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
  await expect(composer(page)).toBeHidden();
}

test("one comments on a card, the other sees the pin, replies and resolves", async ({
  server,
  newBoard,
  asOwner,
  invite,
}) => {
  const boardId = await newBoard();
  const [ana, lena] = [await asOwner(), await invite("Lena Vogel", "COMMENTER")];
  for (const { page } of [ana, lena]) await openWithComments(page, server.url, boardId);

  await test.step("a comment stands on the card for both, within two seconds and without a reload", async () => {
    await commentOn(ana.page, "s2", "Who decides this price?");
    await expect(pinOf(ana.page, "s2")).toHaveText("1");
    await expect(pinOf(lena.page, "s2")).toHaveText("1", { timeout: 2_000 });
    await expect(lena.page.getByRole("button", { name: "Comments, 1 new" })).toBeVisible();
  });

  await test.step("the pin follows its card", async () => {
    const box = await cardOf(ana.page, "s2").boundingBox();
    const before = await pinOf(lena.page, "s2").boundingBox();
    if (!box || !before) throw new Error("the card or its pin isn't on the map");
    await ana.page.mouse.move(box.x + 90, box.y + 10);
    await ana.page.mouse.down();
    await ana.page.mouse.move(box.x + 90, box.y + 60, { steps: 4 });
    await ana.page.mouse.move(box.x + 90, box.y + 110, { steps: 4 });
    await ana.page.mouse.up();
    await expect
      .poll(async () => ((await pinOf(lena.page, "s2").boundingBox())?.y ?? 0) - before.y)
      .toBeGreaterThan(50);
  });

  await test.step("the other replies from the pin", async () => {
    await pinOf(lena.page, "s2").click();
    await expect(panel(lena.page).getByText("Who decides this price?")).toBeVisible();
    await panel(lena.page).getByRole("textbox").fill("Kofi does.");
    await lena.page.keyboard.press("Enter");
    await expect(panel(lena.page).getByText("Kofi does.")).toBeVisible();
    await expect(lena.page.getByRole("button", { name: "Comments", exact: true })).toBeVisible();
    await expect(pinOf(ana.page, "s2")).toHaveText("2", { timeout: 2_000 });
    expect(await violations(lena.page, "[data-canvas]", "aside")).toEqual([]);
  });

  await test.step("resolved, the pin is gone for everybody, and the thread is kept", async () => {
    await panel(lena.page).getByRole("button", { name: "Resolve…" }).click();
    const outcome = panel(lena.page).getByRole("form", { name: "What came of it" });
    await outcome.getByRole("button", { name: "Resolve" }).click();
    await expect(outcome.getByText("Name one person")).toBeVisible();
    expect(await violations(lena.page, "form[aria-label='What came of it']")).toEqual([]);
    await outcome.getByRole("combobox", { name: "What came of it" }).click();
    await lena.page.getByRole("option", { name: /^Decision/ }).click();
    await outcome
      .getByRole("textbox", { name: "What was decided" })
      .fill("The voucher is checked at payment");
    await outcome.getByRole("button", { name: "Resolve" }).click();
    for (const { page } of [ana, lena]) await expect(pinOf(page, "s2")).toBeHidden();
    await ana.page.getByRole("button", { name: /^Comments(,|$)/ }).click();
    await panel(ana.page)
      .getByRole("button", { name: /^Resolved/ })
      .click();
    await expect(panel(ana.page).getByText("Who decides this price?")).toBeVisible();
    expect(await violations(ana.page, "[data-canvas]", "aside")).toEqual([]);
  });
});

test("a viewer reads what others said, and is told why they can't answer", async ({
  server,
  owner,
  newBoard,
  invite,
}) => {
  const boardId = await newBoard();
  await call(server.url, {
    method: "POST",
    path: `/api/v1/boards/${boardId}/threads`,
    body: { anchor: { type: "NODE", id: "s2" }, text: "Who decides this price?" },
    token: owner.token,
  });
  const { page } = await invite("Vera Sand", "VIEWER");
  await openWithComments(page, server.url, boardId);
  await expect(page.getByRole("button", { name: "Comment", exact: true })).toBeHidden();
  await page.keyboard.press("c");
  await expect(page.getByText("You can read the comments here, but not write any.").first()).toBeVisible();
  await pinOf(page, "s2").click();
  await expect(panel(page).getByText("Who decides this price?")).toBeVisible();
  await expect(panel(page).getByRole("textbox")).toBeHidden();
  await expect(panel(page).getByRole("button", { name: "Resolve…" })).toBeHidden();
});

test("a comment is written by keyboard alone, and what can't be sent stays in the field", async ({
  server,
  newBoard,
  asOwner,
}) => {
  const boardId = await newBoard();
  const { page, context } = await asOwner();
  await openWithComments(page, server.url, boardId);
  await page.locator("[data-canvas-surface]").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("c");
  await page.keyboard.press("Enter");
  await expect(composer(page).getByRole("textbox")).toBeFocused();

  await context.setOffline(true);
  await page.keyboard.type("Said on the train");
  await page.keyboard.press("Control+Enter");
  await expect(composer(page).getByRole("alert")).toContainText("What you wrote stays here.");
  await page.keyboard.press("Escape");
  await context.setOffline(false);
  await page.keyboard.press("c");
  await page.keyboard.press("Enter");
  await expect(composer(page).getByRole("textbox")).toHaveValue("Said on the train");
  await page.keyboard.press("Control+Enter");
  await expect(composer(page)).toBeHidden({ timeout: 20_000 });
  await expect(page.locator(".tl-pin")).toHaveText("1");
});

test("one mentions another by keyboard, who sees it until the thread is read", async ({
  server,
  newBoard,
  asOwner,
  invite,
}) => {
  const boardId = await newBoard();
  const [ana, mira] = [await asOwner(), await invite("Mira Falk", "VIEWER")];
  for (const { page } of [ana, mira]) await openWithComments(page, server.url, boardId);
  await ana.page.keyboard.press("c");
  await cardOf(ana.page, "s2").click();
  await ana.page.keyboard.type("Ask @mi");
  await expect(ana.page.getByRole("option", { name: "Mira Falk" })).toBeVisible();
  expect(await violations(ana.page, "[data-canvas]", "aside")).toEqual([]);
  await ana.page.keyboard.press("Enter");
  await ana.page.keyboard.type("what it costs");
  await expect(composer(ana.page).getByRole("textbox")).toHaveValue("Ask @Mira Falk what it costs");
  await ana.page.keyboard.press("Enter");
  await expect(composer(ana.page)).toBeHidden();

  const button = (name: string) => mira.page.getByRole("button", { name, exact: true });
  await button("Comments, 1 new, you are mentioned").click();
  await expect(panel(mira.page).getByText("Mentions you")).toBeVisible();
  await panel(mira.page).getByText("what it costs").click();
  await expect(
    panel(mira.page)
      .locator("span")
      .filter({ hasText: /^@Mira Falk$/ }),
  ).toBeVisible();
  await expect(button("Comments")).toBeVisible();
});

test("a comment on a lane is pinned to its header, one on a flow to the bar", async ({
  server,
  owner,
  newBoard,
  asOwner,
}) => {
  const boardId = await newBoard();
  for (const anchor of [
    { type: "LANE", id: "store" },
    { type: "FLOW", id: "H" },
  ])
    await call(server.url, {
      method: "POST",
      path: `/api/v1/boards/${boardId}/threads`,
      body: { anchor, text: `About the ${anchor.type.toLowerCase()}` },
      token: owner.token,
    });
  const { page } = await asOwner();
  await openWithComments(page, server.url, boardId);
  await page.locator("[data-lane=store]").locator("[data-pin=store]").click();
  await expect(panel(page).getByText("About the lane")).toBeVisible();
  await page.locator(".tl-flows [data-pin=H]").click();
  await expect(panel(page).getByText("About the flow")).toBeVisible();
});
