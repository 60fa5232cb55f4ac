/** Takes the pictures in docs/images/ from a running build with the sample board: `npm run screenshots`. */
import { mkdirSync } from "node:fs";
import { type Browser, chromium, type Page } from "@playwright/test";
import { type ApiAccount, call, createFirstAccount, owner, signIn } from "#tests/support/api-client.ts";
import { browserCookies, browserOptions } from "#tests/support/browser.ts";
import { startServer } from "#tests/support/running-server.ts";

const folder = "docs/images";
const desktop = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

const server = await startServer();
const browser = await chromium.launch(browserOptions());
try {
  mkdirSync(folder, { recursive: true });
  const account = await createFirstAccount(server.url);
  const cookie = await signIn(server.url, owner.email, owner.password);
  const visit = visitor(browser, cookie);

  const home = await visit({ viewport: desktop });
  await home.goto(`${server.url}/workspaces/${account.workspaceId}/boards`);
  await home.getByRole("heading", { name: "Boards" }).waitFor();
  await shoot(home, "home");

  for (const colorScheme of ["light", "dark"] as const) {
    const map = await visit({ viewport: desktop, colorScheme });
    await openMap(map, account);
    await map.keyboard.press("Shift+Digit1");
    await map.locator('[data-card="s6"]').click();
    await map.keyboard.press("Shift+Digit0");
    await bringIntoView(map, '[data-card="s6"]');
    await shoot(map, `map-${colorScheme}`);
    // Or the next picture shows this visitor as somebody else on the board.
    await map.context().close();
  }

  const risk = await visit({ viewport: desktop });
  await risk.goto(`${server.url}/boards/${account.boardId}/map?colour=risk`);
  await risk.getByRole("region", { name: "Colours by risk" }).waitFor();
  await risk.waitForTimeout(500);
  await shoot(risk, "map-risk");
  await risk.context().close();

  for (const [view, words] of [
    ["heatmap", "Whole board"],
    ["rounds", "Round 3"],
  ] as const) {
    const page = await visit({ viewport: desktop });
    await page.goto(`${server.url}/boards/${account.boardId}/map?view=${view}`);
    await page.getByText(words).first().waitFor();
    if (view === "heatmap") await page.getByRole("option", { name: /1 Place order/ }).click();
    await shoot(page, view);
    await page.context().close();
  }
  const lastRounds = await addressOfLastRounds(account);
  for (const [view, name] of [
    ["overlay", "compare"],
    ["side", "compare-side"],
    ["list", "compare-list"],
  ] as const) {
    const page = await visit({ viewport: desktop });
    const difference = view === "side" ? "&difference=x3" : "";
    await page.goto(`${lastRounds}&view=${view}${difference}`);
    await page.getByRole("region", { name: "Differences" }).waitFor();
    await shoot(page, name);
    await page.context().close();
  }

  const small = await visit({ viewport: phone, hasTouch: true, isMobile: true });
  await openMap(small, account);
  await shoot(small, "map-phone");
} finally {
  await browser.close();
  await server.dispose();
}

function visitor(from: Browser, cookies: string) {
  return async (options: Parameters<Browser["newContext"]>[0]): Promise<Page> => {
    const context = await from.newContext(options);
    await context.addCookies(browserCookies(cookies, server.url));
    return context.newPage();
  };
}

async function openMap(page: Page, { boardId }: ApiAccount): Promise<void> {
  await page.goto(`${server.url}/boards/${boardId}/map`);
  await page.getByText("All changes saved").first().waitFor();
}

/** The compare of the last two rounds. */
async function addressOfLastRounds({ boardId, token }: ApiAccount): Promise<string> {
  const path = `/api/v1/boards/${boardId}/snapshots`;
  const { items } = await call<{ items: { id: string }[] }>(server.url, { path, token });
  const [to, from] = items.map(({ id }) => id);
  return `${server.url}/boards/${boardId}/compare?${new URLSearchParams({ from: from ?? "", to: to ?? "" })}`;
}

/** Pans so that the card stands where the map has its middle, and takes the pointer off the cards. */
async function bringIntoView(page: Page, card: string): Promise<void> {
  await page.waitForTimeout(500);
  const box = await page.locator(card).boundingBox();
  if (!box) throw new Error("the card isn't drawn");
  await page.mouse.move(700, 850);
  await page.mouse.wheel(box.x - 640, box.y - 430);
  await page.mouse.move(300, 20);
}

async function shoot(page: Page, name: string): Promise<void> {
  // Fonts, the flight of the camera and the thumbnail are there after a moment.
  await page.waitForTimeout(1_500);
  await page.screenshot({ path: `${folder}/${name}.png` });
  console.log(`${folder}/${name}.png`);
}
