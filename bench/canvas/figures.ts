/** Everything that is measured of one canvas with one graph, in the order of a visit. */
import type { Browser, Page } from "@playwright/test";
import { browserOptions } from "#tests/support/browser.ts";
import { logFrames, measureFrames, openMetrics, untilQuiet } from "./frames.ts";
import { longestTask } from "./longest-task.ts";
import type { PlainCard, PlainGraph } from "./plain-graph.ts";
import type { Subject, View } from "./subject.ts";

export type Figures = Record<string, number>;

export const frameScenarios = [
  "pan at 100 %",
  "drag one",
  "20 remote cards",
  "pan at fit",
  "marquee 500",
  "drag 500",
] as const;

const window = { width: 1440, height: 900 };
const scenarioMs = 1_200;
const stepMs = 16;

export const chromiumOptions = () => {
  const options = browserOptions();
  // The heap is read as it is, not rounded.
  return { ...options, args: [...(options.args ?? []), "--enable-precise-memory-info"] };
};

export async function takeFigures(browser: Browser, subject: Subject, graph: PlainGraph): Promise<Figures> {
  const context = await browser.newContext({ viewport: window });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.route(/^https:/, (route) => route.abort());
  await page.addInitScript(logFrames);
  const cdp = await openMetrics(page);
  const figures: Figures = {};
  const frames = async (
    name: (typeof frameScenarios)[number],
    act: () => Promise<void>,
    countedBy: "input" | "every frame" = "input",
  ) => {
    const { mainMs, p50, p95 } = await measureFrames(page, cdp, { act, countedBy });
    figures[`${name}: main ms`] = mainMs;
    figures[`${name}: p50`] = p50;
    figures[`${name}: p95`] = p95;
  };
  const settle = () => untilQuiet(page, cdp);

  try {
    figures["ready ms"] = Math.round(await subject.open(page, graph));
    figures["script kB"] = await scriptKiloBytes(page);
    await settle();
    if (subject.isOpenedOnly) return { ...figures, ...(await weights(page, "fit")) };
    await subject.fit(page);
    await settle();
    Object.assign(figures, await weights(page, "fit"));

    await frames("pan at fit", () => pan(page));
    await subject.fit(page);
    await settle();
    const framed = frameAround(graph, await subject.view(page), 500);
    await press(page, framed.from);
    if (subject.marqueeKey) await page.keyboard.down(subject.marqueeKey);
    await page.mouse.down();
    await frames("marquee 500", () => drag(page, framed.from, framed.to));
    await page.mouse.up();
    if (subject.marqueeKey) await page.keyboard.up(subject.marqueeKey);
    await settle();
    const held = onScreen(await subject.view(page), cardNearest(graph, { x: 0, y: 0 }));
    await press(page, held);
    await page.mouse.down();
    await frames("drag 500", () => drag(page, held, { x: held.x + 60, y: held.y + 40 }));
    await page.mouse.up();
    await settle();

    await subject.zoomTo(page, 0.6);
    await settle();
    figures["elements at 60 %"] = await elementCount(page);
    await subject.fit(page);
    await subject.zoomTo(page, 1);
    await settle();
    figures["elements at 100 %"] = await elementCount(page);
    await frames("pan at 100 %", () => pan(page));
    await settle();
    const near = cardInMiddle(graph, await subject.view(page));
    await press(page, near);
    await page.mouse.down();
    await frames("drag one", () => circle(page, near));
    await page.mouse.up();
    await settle();
    const inView = cardsInView(graph, await subject.view(page), 20);
    const stop = await subject.moveRemotely(page, inView, 20);
    await page.waitForTimeout(200);
    await frames("20 remote cards", () => page.waitForTimeout(scenarioMs), "every frame");
    await stop();

    await subject.fit(page);
    await settle();
    const { ms, processorMs } = await longestTask(browser, () => zoomInAndOut(page));
    figures["crossing: longest task ms"] = ms;
    figures["crossing: longest task processor ms"] = processorMs;
    return figures;
  } finally {
    await context.close();
  }
}

// ---- what a hand does

type Point = { x: number; y: number };

/** Calls it every 16 ms with the part of the time that has gone by; a page that is slower gets fewer calls. */
async function during(ms: number, step: (part: number) => Promise<void>): Promise<void> {
  const began = performance.now();
  for (;;) {
    const at = performance.now();
    const part = Math.min(1, (at - began) / ms);
    await step(part);
    if (part === 1) return;
    await new Promise((resume) => setTimeout(resume, Math.max(0, stepMs - (performance.now() - at))));
  }
}

const middle = { x: window.width / 2 + 40, y: window.height / 2 };

async function pan(page: Page): Promise<void> {
  await page.mouse.move(middle.x, middle.y);
  await during(scenarioMs, (part) => page.mouse.wheel(part < 0.5 ? 22 : -22, part < 0.5 ? 9 : -9));
}

const press = (page: Page, at: Point) => page.mouse.move(at.x, at.y);

const drag = (page: Page, from: Point, to: Point) =>
  during(scenarioMs, (part) =>
    page.mouse.move(from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part),
  );

const circle = (page: Page, { x, y }: Point) =>
  during(scenarioMs, (part) =>
    page.mouse.move(x + Math.sin(part * 6.28) * 90 + 5, y + (1 - Math.cos(part * 6.28)) * 60),
  );

/** From the whole board past 100 % and back, as the wheel with Ctrl does. */
async function zoomInAndOut(page: Page): Promise<void> {
  await page.mouse.move(middle.x, middle.y);
  await page.keyboard.down("Control");
  for (const deltaY of [-100, 100]) {
    for (let n = 0; n < 25; n++) {
      await page.mouse.wheel(0, deltaY);
      await page.waitForTimeout(40);
    }
    await page.waitForTimeout(400);
  }
  await page.keyboard.up("Control");
}

// ---- where it does it

const onScreen = ({ x, y, zoom }: View, point: Point): Point => ({
  x: Math.round(point.x * zoom + x),
  y: Math.round(point.y * zoom + y),
});

const centerOf = ({ x, y, w, h }: PlainCard): Point => ({ x: x + w / 2, y: y + h / 2 });

function cardNearest({ cards }: PlainGraph, to: Point): Point {
  const centers = cards.map(centerOf);
  const apart = (at: Point) => Math.hypot(at.x - to.x, at.y - to.y);
  return centers.toSorted((a, b) => apart(a) - apart(b))[0] ?? to;
}

function cardInMiddle(graph: PlainGraph, view: View): Point {
  const at = { x: (middle.x - view.x) / view.zoom, y: (middle.y - view.y) / view.zoom };
  return onScreen(view, cardNearest(graph, at));
}

function cardsInView({ cards }: PlainGraph, view: View, count: number): string[] {
  const inView = cards.filter((card) => {
    const { x, y } = onScreen(view, centerOf(card));
    return x > 100 && x < window.width - 100 && y > 60 && y < window.height - 60;
  });
  return inView.slice(0, count).map(({ id }) => id);
}

/** A frame from outside the upper left corner of the board that touches so many cards. */
function frameAround({ cards, width, height }: PlainGraph, view: View, count: number) {
  const outside = 12;
  let share = 1;
  const touched = () => cards.filter(({ x, y }) => x < width * share && y < height * share).length;
  while (share > 0.05 && touched() > count) share -= 0.01;
  const corner = onScreen(view, { x: 0, y: 0 });
  return {
    from: { x: corner.x - outside, y: corner.y - outside },
    to: onScreen(view, { x: width * share, y: height * share }),
  };
}

// ---- what a visit weighs

async function weights(page: Page, zoom: string): Promise<Figures> {
  return { [`elements at ${zoom}`]: await elementCount(page), "heap MB": await heapMegaBytes(page) };
}

const elementCount = (page: Page) => page.evaluate(() => document.querySelectorAll("*").length);

/** Of what came until the page was ready, gzipped. */
async function scriptKiloBytes(page: Page): Promise<number> {
  const bytes = await page.evaluate(() => {
    const readyAt = performance
      .getEntriesByType("mark")
      .find(({ name }) => name === "bench-ready" || name === "board-settled")?.startTime;
    return performance
      .getEntriesByType("resource")
      .filter((entry) => entry instanceof PerformanceResourceTiming)
      .filter(({ name, startTime }) => name.endsWith(".js") && startTime < (readyAt ?? 0))
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
  });
  return Math.round(bytes / 100) / 10;
}

async function heapMegaBytes(page: Page): Promise<number> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("HeapProfiler.collectGarbage");
  const { usedSize } = await cdp.send("Runtime.getHeapUsage");
  await cdp.detach();
  return Math.round(usedSize / 1e5) / 10;
}
