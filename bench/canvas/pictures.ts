/**
 * Takes pictures of the board page with seeded boards of 30, 300 and 5,000 cards, to be looked at:
 * `node bench/canvas/pictures.ts` writes them to bench/canvas/pictures.
 */
import { mkdirSync } from "node:fs";
import { chromium } from "@playwright/test";
import { browserOptions } from "#tests/support/browser.ts";
import { openMetrics, untilQuiet } from "./frames.ts";
import { plainGraph } from "./plain-graph.ts";
import { seededContent } from "./seeded-graph.ts";
import { startThroughline } from "./throughline.ts";

const sizes = [30, 300, 5_000];
const folder = "bench/canvas/pictures";
const contentOf = (cards: number) => seededContent({ cards });

mkdirSync(folder, { recursive: true });
const { subject, stop } = await startThroughline(contentOf);
const browser = await chromium.launch(browserOptions());
try {
  for (const cards of sizes) {
    const colorScheme = cards === 300 ? "dark" : "light";
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme });
    const page = await context.newPage();
    const cdp = await openMetrics(page);
    await subject.open(page, plainGraph(contentOf(cards)));
    await untilQuiet(page, cdp);
    await subject.fit(page);
    await untilQuiet(page, cdp);
    await page.screenshot({ path: `${folder}/${cards}-fit.png` });
    await subject.zoomTo(page, 1);
    await untilQuiet(page, cdp);
    await page.screenshot({ path: `${folder}/${cards}-near.png` });
    await context.close();
  }
} finally {
  await browser.close();
  await stop();
}
