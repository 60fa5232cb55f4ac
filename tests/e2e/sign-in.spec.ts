import { expect, test } from "@playwright/test";
import { createFirstAccount, owner } from "#tests/support/api-client.ts";
import { type RunningServer, startServer } from "#tests/support/running-server.ts";

// A server of its own: guessing slows down everybody at this address.
let server: RunningServer;

test.beforeAll(async () => {
  server = await startServer();
  await createFirstAccount(server.url);
});

test.afterAll(() => server?.dispose());

test("a wrong password is told plainly and keeps what was typed; guessing is slowed down", async ({
  page,
}) => {
  await page.goto(`${server.url}/sign-in`);
  await page.getByLabel("E-mail").fill(owner.email);
  await page.getByLabel("Password", { exact: true }).fill("not this one");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText(/wrong/i)).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue(owner.email);
  for (let guess = 0; guess < 25; guess++) {
    const isSlowed = await page.getByText(/too many/i).isVisible();
    if (isSlowed) break;
    await page.getByLabel("Password", { exact: true }).fill(`guess number ${guess}`);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("button", { name: "Sign in" })).toBeEnabled();
  }
  await expect(page.getByText(/too many/i)).toBeVisible();
});
