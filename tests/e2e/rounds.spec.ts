import type { Page } from "@playwright/test";
import { call } from "#tests/support/api-client.ts";
import { expect, test } from "./throughline-test.ts";
import { violations } from "./violations.ts";

const stateLine = (page: Page) => page.getByTestId("state-line");
const choose = async (page: Page, label: string, option: string) => {
  await page.getByRole("combobox", { name: label }).click();
  await page.getByRole("option", { name: option }).click();
};

test("one opens a round, the other approves it, a change makes that stale, and approved it locks the board", async ({
  server,
  owner,
  newBoard,
  asOwner,
  invite,
}) => {
  const boardId = await newBoard("blank");
  const ask = <T>(method: "GET" | "PUT", body?: object) =>
    call<T>(server.url, {
      method,
      path: `/api/v1/boards/${boardId}/content`,
      token: owner.token,
      ...(body ? { body } : {}),
    });
  const content = await ask<{ nodes: object }>("GET");
  const pay = { id: "pay", kind: "STEP", title: "Pay", laneId: "team" };
  await ask("PUT", { ...content, nodes: { pay } });
  const [ana, lena] = [await asOwner(), await invite("Lena Vogel", "VIEWER")];
  const [page, other] = [ana.page, lena.page];

  await test.step("the owner opens a round in place", async () => {
    await page.goto(`${server.url}/boards/${boardId}/rounds`);
    await page.getByRole("button", { name: "Open round 1" }).click({ timeout: 45_000 });
    await choose(page, "Kind", "Pre-commit");
    await page.getByRole("textbox", { name: "What is to be decided" }).fill("Can we commit to paying?");
    await choose(page, "Lane or flow 1", "Storefront");
    await choose(page, "Approver 1", "Lena Vogel");
    await page.getByRole("checkbox", { name: /Lock the board/ }).check();
    expect(await violations(page, "main")).toEqual([]);
    await page.getByRole("button", { name: "Open round 1" }).click();
    await expect(page.getByText("Waiting for Lena Vogel").first()).toBeVisible();
  });

  await test.step("whoever is named signs, and the owner sees it without a reload", async () => {
    await other.goto(`${server.url}/boards/${boardId}/map?view=rounds`);
    await expect(other.getByText("Covers 1 card")).toBeVisible({ timeout: 45_000 });
    expect(await violations(other)).toEqual([]);
    await other.getByRole("button", { name: "Approve", exact: true }).click();
    await expect(other.getByText("You have signed: approved.")).toBeVisible();
    await expect(page.getByText("Approved by all").first()).toBeVisible({ timeout: 3_000 });
  });

  await test.step("a change makes it stale for that card only, until it is signed again", async () => {
    await ask("PUT", { ...content, nodes: { pay: { ...pay, title: "Pay now" } } });
    await expect(other.getByText("Only this has changed since:")).toBeVisible({ timeout: 10_000 });
    await expect(other.getByText("Title", { exact: true })).toBeVisible();
    await expect(page.getByText("Stale: 1 change since")).toBeVisible({ timeout: 10_000 });
    await other.getByRole("button", { name: "Approve", exact: true }).click();
    await expect(page.getByText("Approved by all").first()).toBeVisible({ timeout: 3_000 });
  });

  await test.step("closed, it locks the board for everybody; an owner unlocks it with a reason", async () => {
    await page.getByRole("button", { name: "Close round 1…" }).click();
    await page.getByRole("button", { name: "Close round 1 and lock" }).click();
    for (const one of [page, other])
      await expect(stateLine(one)).toHaveText("Read-only: locked for round 1", { timeout: 10_000 });
    await expect(other.getByText("Ana Ruiz can unlock it.")).toBeVisible();
    expect(await violations(page, "main")).toEqual([]);
    await page.getByRole("button", { name: "Unlock…" }).click();
    await page.getByRole("textbox", { name: "Why it is unlocked" }).fill("A carrier dropped out");
    await page.getByRole("button", { name: "Unlock", exact: true }).click();
    await expect(stateLine(page)).toHaveText("All changes saved", { timeout: 10_000 });
    await expect(page.getByRole("button", { name: "Open round 2" })).toBeVisible();
  });
});
