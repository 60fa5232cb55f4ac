/**
 * `node tests/support/ready-process.ts browser|postgres|redis`: exits 0 when that can be started here. For scripts/test.mjs,
 * which installs what is missing.
 */
import { chromium } from "@playwright/test";
import { browserOptions } from "./browser.ts";
import { postgresBinaries } from "./postgres.ts";
import { redisBinary } from "./redis.ts";

const checks: Record<string, () => boolean | Promise<boolean>> = {
  browser: canLaunch,
  postgres: () => postgresBinaries() !== undefined,
  redis: () => redisBinary() !== undefined,
};
process.exit((await checks[process.argv[2] ?? ""]?.()) ? 0 : 1);

async function canLaunch(): Promise<boolean> {
  try {
    const browser = await chromium.launch(browserOptions());
    await browser.close();
    return true;
  } catch {
    // Not there, or without the system's libraries: either way the script gets another one.
    return false;
  }
}
