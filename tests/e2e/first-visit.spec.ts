import { expect, test } from "@playwright/test";
import { type RunningServer, startServer } from "#tests/support/running-server.ts";
import { cardOf } from "./throughline-test.ts";

let server: RunningServer;

test.beforeAll(async () => {
  server = await startServer();
});

test.afterAll(() => server?.dispose());

test("the first visitor makes the workspace, and invites a second person who works on the board", async ({
  browser,
}) => {
  const ana = await (await browser.newContext()).newPage();

  await test.step("create the first account", async () => {
    await ana.goto(server.url);
    await expect(ana.getByRole("heading", { name: "Create your account" })).toBeVisible();
    await ana.getByLabel("Your name").fill("Ana Ruiz");
    await ana.getByLabel("Work e-mail").fill("ana@nordvik.example");
    await ana.getByLabel("Password", { exact: true }).fill("correct horse battery");
    await ana.getByLabel("Workspace").fill("Nordvik Outdoor");
    await ana.getByRole("button", { name: "Create the workspace" }).click();
    await expect(ana.getByRole("heading", { name: "Boards" })).toBeVisible({ timeout: 45_000 });
  });

  await test.step("the sample board is there and opens", async () => {
    await ana
      .getByRole("link", { name: /Autumn checkout \+ promotions/ })
      .first()
      .click();
    await expect(cardOf(ana, "s2")).toContainText("See price", { timeout: 45_000 });
    await expect(ana.getByText("All changes saved")).toBeVisible();
  });
  const boardUrl = ana.url();

  const link = await test.step("make an invitation link", async () => {
    await ana.getByRole("button", { name: "Share", exact: true }).click();
    await ana.getByRole("button", { name: "Make a link" }).click();
    return ana.getByLabel("Invitation link", { exact: true }).inputValue();
  });

  const lena = await (await browser.newContext()).newPage();
  await test.step("a second person joins by it", async () => {
    await lena.goto(link);
    await lena.getByLabel("Your name").fill("Lena Vogel");
    await lena.getByLabel("Work e-mail").fill("lena@nordvik.example");
    await lena.getByLabel("Password", { exact: true }).fill("another long password");
    await lena.getByRole("button", { name: "Join Nordvik Outdoor" }).click();
    await expect(lena.getByRole("heading", { name: "Boards" })).toBeVisible({ timeout: 45_000 });
    await lena.goto(boardUrl);
    await expect(cardOf(lena, "s2")).toBeVisible({ timeout: 45_000 });
  });

  await test.step("both see each other", async () => {
    await ana.keyboard.press("Escape");
    await expect(ana.getByRole("button", { name: /Lena Vogel/ }).first()).toBeVisible();
    await expect(lena.getByRole("button", { name: /Ana Ruiz/ }).first()).toBeVisible();
  });
});
