/**
 * Measures how soon two snapshots of a large board are compared on screen (see README.md beside this file), from the
 * address to what is drawn. Prints medians with the bar and writes bench/results/diff-screen.json.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { type BrowserContext, chromium } from "@playwright/test";
import { type ApiAccount, call, createFirstAccount, owner, signIn } from "#tests/support/api-client.ts";
import { browserCookies, browserOptions } from "#tests/support/browser.ts";
import { startServer } from "#tests/support/running-server.ts";
import { changedBoard, seededBoard } from "./seeded-board.ts";

const elements = 10_000;
const timedRuns = 5;
const barMs = 1_000;
const views = ["overlay", "side", "list"] as const;
type View = (typeof views)[number];

const server = await startServer();
const browser = await chromium.launch(browserOptions());
const load = loadavg()[0] ?? 0;
try {
  const account = await createFirstAccount(server.url);
  const { boardId, from, to } = await largeBoard(account);
  const cookies = browserCookies(await signIn(server.url, owner.email, owner.password), server.url);
  const results: Record<string, { ms: number; fastestMs: number; barMs: number; isMet: boolean }> = {};
  for (const view of views) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.addCookies(cookies);
    const address = (of: string, more: string) => `${server.url}/boards/${of}/compare?view=${view}${more}`;
    // Whoever compares has looked at a board before: the code is there.
    await shownAfterMs(context, address(account.boardId, ""), view);
    await shownAfterMs(context, address(boardId, `&from=${from}&to=${to}`), view);
    const runs: number[] = [];
    for (let run = 0; run < timedRuns; run += 1)
      runs.push(await shownAfterMs(context, address(boardId, `&from=${from}&to=${to}`), view));
    const ms = median(runs);
    results[view] = { ms, fastestMs: Math.min(...runs), barMs, isMet: ms <= barMs };
    await context.close();
  }
  console.table(results);
  const [cpu] = cpus();
  const machine = { cpu: cpu?.model ?? "unknown", cores: cpus().length, node: process.version };
  const result = { at: new Date().toISOString(), machine, load, elements, results };
  mkdirSync("bench/results", { recursive: true });
  writeFileSync("bench/results/diff-screen.json", `${JSON.stringify(result, null, 2)}\n`);
} finally {
  await browser.close();
  await server.dispose();
}

async function largeBoard({ workspaceId, token }: ApiAccount) {
  const ask = <T>(method: string, path: string, body: unknown) =>
    call<T>(server.url, { method, path: `/api/v1${path}`, token, body });
  const { id } = await ask<{ id: string }>("POST", `/workspaces/${workspaceId}/boards`, { title: "Large" });
  const keep = async (label: string) =>
    (await ask<{ id: string }>("POST", `/boards/${id}/snapshots`, { label })).id;
  const before = seededBoard(elements);
  await ask("PUT", `/boards/${id}/content`, before);
  const from = await keep("Before");
  await ask("PUT", `/boards/${id}/content`, changedBoard(before));
  return { boardId: id, from, to: await keep("After") };
}

/** From going there until the maps, or the first rows, are painted. */
async function shownAfterMs(context: BrowserContext, address: string, view: View): Promise<number> {
  const page = await context.newPage();
  await page.addInitScript((isList) => {
    const isThere = () => {
      if (isList) return document.querySelector("article") !== null;
      const maps = [...document.querySelectorAll("[role=application]")];
      return maps.length > 0 && maps.every((map) => map.getAttribute("aria-busy") === "false");
    };
    const look = () => {
      if (!isThere()) requestAnimationFrame(look);
      // Two frames: the first paints, the second is there once it has been shown.
      else requestAnimationFrame(() => requestAnimationFrame(() => performance.mark("shown")));
    };
    look();
  }, view === "list");
  await page.goto(address);
  await page.waitForFunction(() => performance.getEntriesByName("shown").length > 0, undefined, {
    timeout: 60_000,
  });
  const ms = await page.evaluate(() => performance.getEntriesByName("shown")[0]?.startTime ?? Number.NaN);
  await page.close();
  return Math.round(ms);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
