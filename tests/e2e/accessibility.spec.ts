import type { Page } from "@playwright/test";
import { call } from "#tests/support/api-client.ts";
import { startServer } from "#tests/support/running-server.ts";
import { cardOf, expect, openBoard, test } from "./throughline-test.ts";
import { violations } from "./violations.ts";

/** Asserts that a view, or a part of it, is without violations; goes on, so that one run tells all. */
async function check(page: Page, what: string, ...parts: string[]): Promise<void> {
  await test.step(what, async () => expect.soft(await violations(page, ...parts), what).toEqual([]));
}

/** Does or goes to something by its name (Ctrl K). */
async function ask(page: Page, words: string): Promise<void> {
  await page.keyboard.press("ControlOrMeta+k");
  const palette = page.getByRole("dialog", { name: "Do or find anything" });
  await palette.getByRole("combobox").fill(words);
  await page.keyboard.press("Enter");
  await expect(palette).toBeHidden();
}

async function lookFromAfar(page: Page): Promise<void> {
  const far = page.locator("[data-tier=far]");
  for (let press = 0; press < 8 && (await far.count()) === 0; press++) {
    await page.keyboard.press("-");
    await page.waitForTimeout(250);
  }
  await expect(far).toBeVisible();
}

test("no page around the boards has an accessibility violation", async ({ server, owner, asOwner }) => {
  const { page } = await asOwner();
  for (const path of [
    `/workspaces/${owner.workspaceId}/boards`,
    `/workspaces/${owner.workspaceId}/members`,
    `/workspaces/${owner.workspaceId}/archive`,
    "/no-such-page",
  ]) {
    await page.goto(server.url + path);
    await expect(page.getByRole("heading").first()).toBeVisible();
    await check(page, path);
  }
});

test("no view of a board, and nothing that opens on one, has an accessibility violation", async ({
  server,
  owner,
  newBoard,
  asOwner,
}) => {
  test.setTimeout(180_000);
  const boardId = await newBoard();
  const post = <T>(path: string, body: object) =>
    call<T>(server.url, {
      method: "POST",
      path: `/api/v1/boards/${boardId}${path}`,
      body,
      token: owner.token,
    });
  const snapshot = await post<{ id: string }>("/snapshots", { label: "Before the review" });
  for (const anchor of [
    { type: "NODE", id: "s2" },
    { type: "LANE", id: "store" },
    { type: "POINT", x: 400, y: 300 },
  ])
    await post("/threads", { anchor, text: "Who decides @Ana Ruiz?", mentions: [owner.userId] });

  const { page } = await asOwner();
  await openBoard(page, server, boardId);
  await expect(page.locator("[data-pin=s2]")).toBeVisible();
  await check(page, "map, nothing selected");
  for (const [what, name] of [
    ["a card", "See price with promotion"],
    ["a need", "needs"],
    ["a lane", "Storefront"],
    ["a flow", "Flow"],
  ] as const) {
    await ask(page, name);
    await check(page, `details of ${what}`, "aside");
  }

  await page.locator("[data-canvas-surface]").focus();
  for (const key of ["Escape", "Escape", "Escape"]) await page.keyboard.press(key);
  await lookFromAfar(page);
  await check(page, "map from afar", "main");
  await page.keyboard.press("Shift+Digit1");
  await page.keyboard.press("ControlOrMeta+k");
  await check(page, "palette", "[role=dialog]");
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await check(page, "keys", "[role=dialog]");
  await page.keyboard.press("Escape");
  await ask(page, "export");
  await expect(page.getByRole("dialog", { name: "Export a picture" })).toBeVisible();
  await check(page, "export", "[role=dialog]");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await check(page, "share", "[role=dialog]");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Filter" }).click();
  await check(page, "filter", "[role=menu]");
  await page.keyboard.press("Escape");
  await ask(page, "show all comments");
  await expect(page.getByText("Who decides @Ana Ruiz?").first()).toBeVisible();
  await check(page, "comments", "aside");
  await page.locator("[data-thread]").first().click();
  await page.getByRole("textbox", { name: /^Reply/ }).fill("@");
  await check(page, "a thread", "aside");
  await ask(page, "snapshots");
  await expect(page.getByRole("dialog", { name: "Snapshots" }).getByText("Before the review")).toBeVisible();
  await check(page, "snapshots", "[role=dialog]");

  await page.goto(`${server.url}/boards/${boardId}/snapshots/${snapshot.id}`);
  await expect(cardOf(page, "s2")).toBeVisible({ timeout: 45_000 });
  await check(page, "a snapshot");
  await page.goto(`${server.url}/boards/${boardId}/map?view=outline`);
  await page.getByText("See price with promotion").first().click();
  await check(page, "outline");
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${server.url}/boards/${boardId}/map`);
  await expect(page.getByText("Place order").first()).toBeVisible({ timeout: 45_000 });
  await check(page, "outline of a phone");
  await page.getByText("Place order").first().click();
  await expect(page.getByRole("complementary", { name: "Details" })).toBeVisible();
  await check(page, "details on a phone");
});

test("signed-out pages have no accessibility violation", async ({ server, owner, page }) => {
  expect(owner.userId).toBeTruthy(); // an empty instance asks for the first account instead
  await page.goto(`${server.url}/sign-in`);
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
  await check(page, "sign-in");
  const empty = await startServer();
  try {
    await page.goto(empty.url);
    await expect(page.getByRole("heading", { name: "Create your account" })).toBeVisible();
    await check(page, "first visit");
  } finally {
    await empty.dispose();
  }
});

test("a phone shows the journey as a list that fits its width", async ({ server, newBoard, asOwner }) => {
  const boardId = await newBoard();
  const { page } = await asOwner();
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${server.url}/boards/${boardId}/map`);
  await expect(page.getByText("Place order").first()).toBeVisible({ timeout: 45_000 });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
});

test("where the system forces its colours, the focus, what is chosen and the painted map can be seen", async ({
  server,
  newBoard,
  asOwner,
}) => {
  const boardId = await newBoard();
  const { page } = await asOwner();
  await page.emulateMedia({ forcedColors: "active", colorScheme: "dark", reducedMotion: "reduce" });
  await openBoard(page, server, boardId);
  const outlined = () =>
    page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body);
      return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
    });
  for (let press = 0; press < 12; press++) {
    await page.keyboard.press("Tab");
    expect(await outlined()).toBe(true);
  }
  await page.locator("[data-canvas-surface]").focus();
  await lookFromAfar(page);
  const shades = await page.locator("canvas.tl-painted").evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
    const light = new Set<boolean>();
    for (let i = 0; i < data.length; i += 4) if (data[i + 3] === 255) light.add((data[i] ?? 0) > 127);
    return light.size;
  });
  expect(shades, "lines of one shade on grounds of the other").toBe(2);
});
