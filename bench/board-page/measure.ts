/**
 * The figures a person feels on the board page, on a running production build (see README.md beside this file):
 * JavaScript of the first load, time until the sample board is drawn, saved and reacts to the pointer, time until its
 * cards are elements too (names can be typed), and how long a moved card takes to stand in another browser. Prints medians with their spread and writes bench/results/board-page.json.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { type Browser, chromium, type Page } from "@playwright/test";
import { settledMark } from "#components/board/settled-mark.ts";
import { createFirstAccount, owner, signIn } from "#tests/support/api-client.ts";
import { browserCookies, browserOptions } from "#tests/support/browser.ts";
import { scriptBytesUntilSettled } from "#tests/support/page-weight.ts";
import { startServer } from "#tests/support/running-server.ts";

const rounds = 7;
const moves = 30;

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const spread = (values: number[]) => ({
  median: Math.round(median(values)),
  min: Math.round(Math.min(...values)),
  max: Math.round(Math.max(...values)),
});

const server = await startServer();
const account = await createFirstAccount(server.url);
const cookie = await signIn(server.url, owner.email, owner.password);
const browser = await chromium.launch(browserOptions());
const mapUrl = `${server.url}/boards/${account.boardId}/map`;

try {
  const loads = [];
  for (let n = 0; n < rounds; n++) loads.push(await firstLoad(browser));
  const propagation = await moveBetweenTwo(browser);
  const result = {
    at: new Date().toISOString(),
    javascriptKiloBytesGzipped: { ...spread(loads.map((load) => load.scriptBytes / 1000)), bar: 300 },
    interactiveMs: { ...spread(loads.map((load) => load.interactiveMs)), bar: 2000 },
    elementsMs: spread(loads.map((load) => load.elementsMs)),
    moveSeenByOtherMs: { ...spread(propagation), bar: 300 },
  };
  console.log(JSON.stringify(result, null, 2));
  mkdirSync("bench/results", { recursive: true });
  writeFileSync("bench/results/board-page.json", `${JSON.stringify(result, null, 2)}\n`);
} finally {
  await browser.close();
  await server.dispose();
}

async function openPage(within: Browser): Promise<Page> {
  const context = await within.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addCookies(browserCookies(cookie, server.url));
  return context.newPage();
}

async function untilInteractive(page: Page): Promise<void> {
  await page.getByText("Place order", { exact: true }).first().waitFor();
  await page.getByText("All changes saved").first().waitFor();
}

interface Load {
  scriptBytes: number;
  /** From the start of the navigation until the map is drawn and all is saved: it pans, selects and drags. */
  interactiveMs: number;
  /** Until the cards are elements, seen from outside. */
  elementsMs: number;
}

/** A cold visit: nothing cached, nothing on the device. */
async function firstLoad(within: Browser): Promise<Load> {
  const page = await openPage(within);
  const from = performance.now();
  await page.goto(mapUrl);
  await untilInteractive(page);
  const elementsMs = performance.now() - from;
  const interactiveMs = await page.evaluate(
    (mark) => performance.getEntriesByName(mark)[0]?.startTime ?? Number.NaN,
    settledMark,
  );
  const scriptBytes = await scriptBytesUntilSettled(page);
  await page.context().close();
  return { scriptBytes, interactiveMs, elementsMs };
}

/** One person nudges a card with the arrow key; the other's page notes when the card has moved. */
async function moveBetweenTwo(within: Browser): Promise<number[]> {
  const [mover, watcher] = [await openPage(within), await openPage(within)];
  for (const page of [mover, watcher]) {
    await page.goto(mapUrl);
    await untilInteractive(page);
  }
  const card = (page: Page) => page.locator(".react-flow__node", { hasText: "Place order" });
  await card(mover).click();
  const durations: number[] = [];
  for (let n = 0; n < moves; n++) {
    // The observer stands before the key is pressed, however slow the machine is.
    const seen = await card(watcher).evaluateHandle((element) => ({
      at: new Promise<number>((resume) => {
        const observer = new MutationObserver(() => {
          observer.disconnect();
          resume(Date.now());
        });
        observer.observe(element, { attributes: true, attributeFilter: ["style"] });
      }),
    }));
    const pressedAt = Date.now();
    await mover.keyboard.press("ArrowRight");
    durations.push((await seen.evaluate(({ at }) => at)) - pressedAt);
  }
  return durations;
}
