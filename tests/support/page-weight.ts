/** How much JavaScript a board's page loads until it can be used (`settledMark`), gzipped, without headers. */
import type { Page } from "@playwright/test";
import { settledMark } from "#components/board/settled-mark.ts";

export async function scriptBytesUntilSettled(page: Page): Promise<number> {
  await page.waitForFunction((mark) => performance.getEntriesByName(mark).length > 0, settledMark);
  return page.evaluate((mark) => {
    const settledAt = performance.getEntriesByName(mark)[0]?.startTime ?? 0;
    return performance
      .getEntriesByType("resource")
      .filter((entry) => entry instanceof PerformanceResourceTiming)
      .filter(({ name, startTime }) => name.endsWith(".js") && startTime < settledAt)
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
  }, settledMark);
}
