import { call } from "#tests/support/api-client.ts";
import { expect, openBoard, test } from "./throughline-test.ts";
import { violations } from "./violations.ts";

test("the sample's rounds are compared: on one map, on two and word by word, by keys, with filters and links", async ({
  server,
  owner,
  newBoard,
  asOwner,
}) => {
  const boardId = await newBoard("sample");
  const { items } = await call<{ items: { id: string; seq: number }[] }>(server.url, {
    path: `/api/v1/boards/${boardId}/snapshots`,
    token: owner.token,
  });
  const idOf = (seq: number) => items.find((item) => item.seq === seq)?.id ?? "";
  const pair = `${server.url}/boards/${boardId}/compare?from=${idOf(2)}&to=${idOf(3)}`;
  const { page } = await asOwner();
  await openBoard(page, server, boardId);
  await page.getByRole("button", { name: "Board menu" }).click();
  await page.getByRole("menuitem", { name: "Compare" }).click();
  await expect(page.getByText("Removed:").or(page.getByLabel("Removed:")).first()).toBeVisible();
  const differences = page.getByRole("region", { name: "Differences" });
  const status = differences.getByRole("status");
  const maps = page.getByRole("application");

  await test.step("on one map, whose marks and keys lead from difference to difference", async () => {
    await page.goto(pair);
    await expect(maps).toHaveAttribute("aria-busy", "false");
    await expect(maps).toHaveAttribute("aria-label", /^Map of what differs between “Round 2/);
    await page.keyboard.press("j");
    await expect(status).toHaveText(/^1 of \d+: Buy with a promotion$/);
    await page.keyboard.press("j");
    await page.keyboard.press("k");
    await expect(status).toHaveText(/^1 of \d+: Buy with a promotion$/);
    await expect(page).toHaveURL(/[?&]difference=[^&]+/);
    expect(await violations(page)).toEqual([]);
  });

  await test.step("side by side, at the same difference, with one camera", async () => {
    await page.getByRole("button", { name: "Side by side" }).click();
    await expect(page).toHaveURL(/view=side/);
    await expect(maps).toHaveCount(2);
    for (const map of await maps.all()) await expect(map).toHaveAttribute("aria-busy", "false");
    await expect(status).toHaveText(/^1 of \d+: Buy with a promotion$/);
    await page.getByRole("button", { name: "1 removed" }).click();
    await expect(status).toHaveText(/^1 of 21/);
    expect(await violations(page, "[aria-label='Differences']")).toEqual([]);
  });

  await test.step("as a list, with the words that came and went, and what was only moved folded away", async () => {
    await page.goto(`${pair}&view=list&difference=e8:description`);
    await expect(differences.getByText("27 moved, nothing else changed")).toBeAttached();
    await expect(page.getByRole("heading", { name: "Scope stability", exact: true })).toBeVisible();
    const change = page.locator('[data-difference="e8"]');
    await expect(change).toHaveAttribute("aria-current", "true");
    await expect(change.locator("del").filter({ hasText: "after" })).toHaveText("after");
    await expect(change.locator("ins").filter({ hasText: "before" })).toHaveText("before");
    await page.getByRole("button", { name: "Flow", exact: true }).click();
    await expect(differences.getByRole("heading", { name: "Payment declined" })).toBeAttached();
    await page.getByText(/^What took from it/).click();
    await page.getByRole("link", { name: /^Round 2 to round 3: 0\.\d\d/ }).focus();
    expect(await violations(page)).toEqual([]);
  });

  await test.step("of a round: three changes and twenty moves, and one flow brought back while one looks", async () => {
    const ask = <T>(method: "GET" | "PUT" | "POST", path: string, body?: object) =>
      call<T>(server.url, {
        ...{ method, path: `/api/v1/boards/${boardId}/${path}`, token: owner.token },
        ...(body ? { body } : {}),
      });
    const round = await ask<{ id: string }>("POST", "rounds", {
      kind: "MIDPOINT",
      objective: "Still on course?",
    });
    const content = await ask<SampleContent>("GET", "content");
    const flow = Object.values(content.flows).find(({ name }) => name === "Payment declined");
    const [card, other, ...rest] = Object.values(content.nodes);
    if (!flow || !card || !other) throw new Error("the sample has changed");
    Object.assign(flow, { name: "Payment refused" });
    Object.assign(card, { title: `${card.title} again` });
    Object.assign(other, { description: "Said anew." });
    for (const { id } of rest.slice(0, 20)) Object.assign(content.layout[id] ?? {}, { x: 4_000 });
    await ask("PUT", "content", content);
    await ask("POST", `rounds/${round.id}/close`, {});

    await page.goto(`${server.url}/boards/${boardId}/rounds`);
    await page.getByRole("link", { name: "What changed in it" }).first().click();
    await expect(page.getByRole("button", { name: "3 changed" })).toBeVisible();
    await expect(differences.getByText("20 moved, nothing else changed")).toBeAttached();

    await page.getByRole("combobox", { name: "To", exact: true }).click();
    await page.getByRole("option", { name: /^Now/ }).click();
    await expect(page.getByText("Follows the board as it is edited")).toBeVisible({ timeout: 15_000 });
    await page.getByRole("button", { name: "Restore this flow: Payment refused" }).click();
    await page.getByRole("button", { name: "Restore", exact: true }).click();
    await expect(page.getByText(/^“Payment refused” is as it was in/)).toBeVisible();
    await expect(page.getByRole("button", { name: "2 changed" })).toBeVisible();

    const live = await ask<SampleContent>("GET", "content");
    const edited = { ...live.nodes, [card.id]: { ...live.nodes[card.id], title: "Seen at once" } };
    await ask("PUT", "content", { ...live, nodes: edited });
    await expect(differences.locator("article").getByText("Seen at once").first()).toBeVisible({
      timeout: 10_000,
    });
  });
});

interface SampleContent {
  nodes: Record<string, { id: string; title: string }>;
  flows: Record<string, { name: string }>;
  layout: Record<string, object>;
}

test("a board without a snapshot says how there comes to be something to compare", async ({
  server,
  newBoard,
  asOwner,
}) => {
  const boardId = await newBoard("blank");
  const { page } = await asOwner();
  await page.goto(`${server.url}/boards/${boardId}/compare`);
  await expect(page.getByText("There is nothing to compare with yet.")).toBeVisible();
  await page.getByRole("link", { name: "Open the snapshots" }).click();
  await expect(page.getByRole("dialog", { name: "Snapshots" })).toBeVisible();
});
