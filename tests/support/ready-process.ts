/**
 * `node tests/support/ready-process.ts browser|postgres`: exits 0 when that can be started here. For scripts/test.mjs,
 * which installs what is missing.
 */
import { chromium } from "@playwright/test";
import { browserOptions } from "./browser.ts";
import { postgresBinaries } from "./postgres.ts";

const isReady = process.argv[2] === "browser" ? await canLaunch() : postgresBinaries() !== undefined;
process.exit(isReady ? 0 : 1);

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
