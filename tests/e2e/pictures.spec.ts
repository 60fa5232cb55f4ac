import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, openBoard, test } from "./throughline-test.ts";

const dialog = (page: Page) => page.getByRole("dialog", { name: "Export a picture" });

async function openExport(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Board menu" }).click();
  await page.getByRole("menuitem", { name: "Export…", exact: true }).click();
  await expect(dialog(page)).toBeVisible();
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await dialog(page).getByLabel(label, { exact: true }).click();
  await page.getByRole("option", { name: option }).click();
}

/** The file that the dialog saves. */
async function exported(page: Page): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent("download", { timeout: 60_000 }),
    dialog(page).getByRole("button", { name: "Export", exact: true }).click(),
  ]);
  await expect(dialog(page)).toBeHidden();
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

const pngSize = (bytes: Buffer) => ({ width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) });

test("a board is exported as PNG, SVG and PDF, copied as a picture and printed", async ({
  server,
  newBoard,
  asOwner,
}) => {
  const boardId = await newBoard("sample");
  const { page, context } = await asOwner();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openBoard(page, server, boardId);

  const whole = await test.step("PNG, at twice the size", async () => {
    await openExport(page);
    const { name, bytes } = await exported(page);
    expect(name).toMatch(/^a-board-is-exported.*-\d{4}-\d\d-\d\d\.png$/);
    expect(bytes.subarray(1, 4).toString()).toBe("PNG");
    return pngSize(bytes);
  });

  await test.step("SVG, with its font, half as many px", async () => {
    await openExport(page);
    await choose(page, "Format", "SVG");
    const { name, bytes } = await exported(page);
    const svg = bytes.toString();
    expect(name).toMatch(/\.svg$/);
    expect(svg).toMatch(/^<svg xmlns/);
    expect(svg).toContain("src:url(data:font/woff2;base64,");
    expect(svg).toContain(`viewBox="0 0 ${whole.width / 2} ${whole.height / 2}"`);
  });

  await test.step("PDF of one lane, remembering nothing wrong of before", async () => {
    await openExport(page);
    await expect(dialog(page).getByLabel("Format", { exact: true })).toHaveText("SVG");
    await choose(page, "What", "One lane");
    await choose(page, "Format", "PDF");
    await choose(page, "Page", "A4, landscape");
    const { bytes } = await exported(page);
    expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
    const pdf = bytes.toString("latin1");
    const [, width, height] = /MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [];
    expect([Number(width), Number(height)].map(Math.round)).toEqual([842, 595]);
    expect(pdf.includes("/FontFile2"), "fonts are in it").toBe(true);
  });

  await test.step("the selection onto the clipboard", async () => {
    await page.locator("[data-canvas-surface]").focus();
    await page.locator('[data-card="s2"]').click();
    await page.keyboard.press("ControlOrMeta+Shift+c");
    await expect(page.getByText("Copied the selection as a picture")).toBeVisible();
    const size = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const bitmap = await createImageBitmap((await item?.getType("image/png")) as Blob);
      return { width: bitmap.width, height: bitmap.height };
    });
    expect(size.width).toBeLessThan(whole.width / 3);
    expect(size.width).toBeGreaterThan(300);
  });

  await test.step("on paper is the map, on one landscape sheet, and not the interface", async () => {
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
    const [, width = "0", height = "0"] = /MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [];
    expect(Number(width)).toBeGreaterThan(Number(height));
    await expect(page.locator("[data-print]")).toHaveCount(0);
  });
});
