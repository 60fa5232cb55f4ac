/** What frames cost while something goes on: processor time of the page's main thread, and when frames came. */
import type { CDPSession, Page } from "@playwright/test";

declare global {
  interface Window {
    frameLog: { times: number[]; busy: number; isOn: boolean };
  }
}

export interface FrameFigures {
  /** Processor time of the main thread by frame in which something went on. */
  mainMs: number;
  p50: number;
  p95: number;
}

/** In every page before its own code. */
export function logFrames(): void {
  const log = { times: [] as number[], busy: 0, isOn: false };
  let hadInput = false;
  window.frameLog = log;
  for (const type of ["wheel", "pointermove", "mousemove"]) {
    window.addEventListener(
      type,
      () => {
        hadInput = true;
      },
      { capture: true, passive: true },
    );
  }
  const note = (now: number) => {
    if (log.isOn) log.times.push(now);
    if (log.isOn && hadInput) log.busy += 1;
    hadInput = false;
    if (log.isOn) requestAnimationFrame(note);
  };
  Object.assign(window, {
    startFrameLog: () => {
      Object.assign(log, { times: [], busy: 0, isOn: true });
      requestAnimationFrame(note);
    },
  });
}

/** Counts every frame, or only those with input when `countedBy` says so. */
export async function measureFrames(
  page: Page,
  cdp: CDPSession,
  { act, countedBy }: { act: () => Promise<void>; countedBy: "input" | "every frame" },
): Promise<FrameFigures> {
  await page.evaluate("startFrameLog()");
  const from = await mainThreadMs(cdp);
  await act();
  const spent = (await mainThreadMs(cdp)) - from;
  const { times, busy } = await page.evaluate(() => {
    window.frameLog.isOn = false;
    return window.frameLog;
  });
  const apart = times.slice(1).map((time, i) => time - (times[i] ?? time));
  apart.sort((a, b) => a - b);
  const at = (share: number) =>
    round(apart[Math.min(apart.length - 1, Math.floor(apart.length * share))] ?? 0);
  const frames = countedBy === "input" ? busy : times.length;
  return { mainMs: round(spent / Math.max(1, frames)), p50: at(0.5), p95: at(0.95) };
}

/** Processor time, so that other processes on the machine don't count. */
export async function openMetrics(page: Page): Promise<CDPSession> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
  return cdp;
}

export async function mainThreadMs(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0) * 1_000;
}

/** Until the page has nothing more to do of its own, at most 15 seconds. */
export async function untilQuiet(page: Page, cdp: CDPSession): Promise<void> {
  let before = await mainThreadMs(cdp);
  for (let n = 0; n < 50; n++) {
    await page.waitForTimeout(300);
    const now = await mainThreadMs(cdp);
    if (now - before < 15) return;
    before = now;
  }
}

const round = (value: number) => Math.round(value * 100) / 100;
