/** The longest task of the page's main thread while something goes on, from Chromium's own trace. */
import type { Browser } from "@playwright/test";

export interface LongestTask {
  ms: number;
  /** Without the time in which other processes had the processor. */
  processorMs: number;
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  dur?: number;
  tdur?: number;
  args?: { name?: string };
}

export async function longestTask(browser: Browser, act: () => Promise<void>): Promise<LongestTask> {
  const cdp = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  cdp.on("Tracing.dataCollected", ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const done = new Promise((resume) => cdp.once("Tracing.tracingComplete", resume));
  const includedCategories = ["disabled-by-default-devtools.timeline", "__metadata"];
  await cdp.send("Tracing.start", { traceConfig: { includedCategories, excludedCategories: ["*"] } });
  await act();
  await cdp.send("Tracing.end");
  await done;
  await cdp.detach();
  const mains = new Set(
    events
      .filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = events.filter(({ name, pid, tid }) => name.endsWith("RunTask") && mains.has(`${pid} ${tid}`));
  const longest = (of: (task: TraceEvent) => number | undefined) =>
    Math.round(Math.max(0, ...tasks.map((task) => of(task) ?? 0)) / 100) / 10;
  return { ms: longest(({ dur }) => dur), processorMs: longest(({ tdur }) => tdur) };
}
