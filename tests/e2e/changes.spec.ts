import type { Page } from "@playwright/test";
import { call } from "#tests/support/api-client.ts";
import { cardOf, expect, openBoard, test } from "./throughline-test.ts";
import { violations } from "./violations.ts";

const stateLine = (page: Page) => page.getByTestId("state-line");

test("an edit that came too late for a locked board becomes a change, is assessed, approved by another, merged live", async ({
  server,
  owner,
  newBoard,
  asOwner,
  invite,
}) => {
  const boardId = await newBoard("blank");
  const ask = <T>(method: string, path: string, body?: object) =>
    call<T>(server.url, {
      ...{ method, path: `/api/v1/boards/${boardId}${path}`, token: owner.token },
      ...(body ? { body } : {}),
    });
  const content = await ask<object>("GET", "/content");
  const pay = { id: "pay", kind: "STEP", title: "Pay", laneId: "team" };
  const layout = { pay: { x: 8, y: 9, w: 184, h: 76 } };
  await ask("PUT", "/content", { ...content, nodes: { pay }, layout });
  const [ana, lena] = [await asOwner(), await invite("Lena Vogel", "EDITOR")];
  const [page, hers] = [ana.page, lena.page];

  await test.step("whoever is in the middle of an edit hears that the round has locked the board", async () => {
    await openBoard(hers, server, boardId);
    await lena.context.setOffline(true);
    await expect(hers.getByText(/^Offline/).first()).toBeVisible({ timeout: 45_000 });
    await cardOf(hers, "pay").dblclick();
    await hers.keyboard.press("Control+a");
    await hers.keyboard.type("Pay now or later");
    await hers.keyboard.press("Escape");
    await expect(stateLine(hers)).toContainText("kept on this device");
    await lockByRound();
    await lena.context.setOffline(false);
    await expect(stateLine(hers)).toContainText("could not be added", { timeout: 15_000 });
    await stateLine(hers).click();
    await expect(hers.getByRole("dialog")).toContainText("The board was locked before your changes arrived.");
  });

  await test.step("they are proposed on a draft, which says that it isn't the board", async () => {
    await hers.getByRole("button", { name: "Propose as a change" }).click();
    await expect(hers.getByText("Draft C-1: Changes that came too late, not the approved board")).toBeVisible(
      {
        timeout: 45_000,
      },
    );
    await expect(stateLine(hers)).toHaveText("All changes saved", { timeout: 15_000 });
    await expect(cardOf(hers, "pay")).toContainText("Pay now or later");
    expect(await violations(hers)).toEqual([]);
  });

  await test.step("the request is assessed, and somebody is asked", async () => {
    await hers.getByRole("link", { name: "Open the request" }).click();
    const differences = hers.getByRole("region", { name: "Differences" });
    await expect(differences.locator("ins")).toContainText("now or later", { timeout: 30_000 });
    const askButton = hers.getByRole("button", { name: "Ask to decide" });
    await expect(askButton).toBeDisabled();
    for (const [label, words] of [
      ["Changes to expect after launch", "None"],
      ["How the new sequence is checked", "Walk the happy path"],
      ["What gives way", "Gift-wrap"],
    ] as const)
      await hers.getByRole("textbox", { name: label }).fill(words);
    await hers.getByRole("combobox", { name: "Who decides" }).click();
    await hers.getByRole("option", { name: "Ana Ruiz" }).click();
    await askButton.click();
    await expect(hers.getByText("Waiting for Ana Ruiz")).toBeVisible();
    await expect(hers.getByText("Who proposed a change can't approve it.")).toBeVisible();
    await expect(hers.getByRole("button", { name: "Approve…" })).toBeHidden();
    expect(await violations(hers, "main")).toEqual([]);
  });

  await test.step("another approves it, and those on the locked board see it at once", async () => {
    await hers.getByRole("link", { name: "Map", exact: true }).click();
    await expect(cardOf(hers, "pay")).toHaveText(/^Pay(?! now)/, { timeout: 20_000 });
    await page.goto(`${server.url}/boards/${boardId}/requests`);
    await page.getByRole("link", { name: /Changes that came too late/ }).click({ timeout: 45_000 });
    await page.getByRole("button", { name: "Approve…" }).click();
    await page.getByRole("button", { name: "Approve and merge C-1" }).click();
    await expect(page.getByText("Approved and applied by Ana Ruiz")).toBeVisible({ timeout: 15_000 });
    await expect(cardOf(hers, "pay")).toContainText("Pay now or later", { timeout: 5_000 });
    await expect(stateLine(hers)).toHaveText("Read-only: locked for round 1");
  });

  /** Lena approves what Ana asked her to, and Ana closes the round. */
  async function lockByRound(): Promise<void> {
    const path = `/api/v1/workspaces/${owner.workspaceId}/members`;
    const members = await call<{ items: { userId: string; name: string }[] }>(server.url, {
      ...{ path, token: owner.token },
    });
    const approverId = members.items.find(({ name }) => name === "Lena Vogel")?.userId;
    const required = [{ scope: { type: "LANE", id: "team" }, approverId }];
    const wish = { kind: "SCOPE", objective: "What is in?", locks: true, required };
    const { id } = await ask<{ id: string }>("POST", "/rounds", wish);
    const signed = await page.request.fetch(`${server.url}/api/v1/boards/${boardId}/rounds/${id}/approvals`, {
      method: "POST",
      headers: { cookie: await cookiesOf(hers), origin: server.url },
      data: { verdict: "APPROVE" },
    });
    expect(signed.status()).toBe(201);
    await ask("POST", `/rounds/${id}/close`, {});
  }
});

const cookiesOf = async (page: Page): Promise<string> =>
  (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
