import { call } from "#tests/support/api-client.ts";
import { cardOf, expect, lookFromClose, openBoard, test } from "./throughline-test.ts";

test("a viewer sees everything and can change nothing", async ({ server, newBoard, invite }) => {
  const boardId = await newBoard();
  const viewer = await invite("Noor Haddad", "VIEWER");
  await lookFromClose(viewer.page, boardId);
  await viewer.page.goto(`${server.url}/boards/${boardId}/map`);
  await expect(cardOf(viewer.page, "s2")).toContainText("See price with promotion", { timeout: 45_000 });
  await expect(viewer.page.getByText(/^Read-only/).first()).toBeVisible();
  await cardOf(viewer.page, "s2").click();
  await viewer.page.keyboard.press("Delete");
  await viewer.page.keyboard.press("F2");
  await viewer.page.keyboard.type("nothing");
  await expect(cardOf(viewer.page, "s2")).toContainText("See price with promotion");
});

test("a role taken away acts on the open board at once", async ({
  server,
  owner,
  newBoard,
  asOwner,
  invite,
}) => {
  const boardId = await newBoard();
  const ana = await asOwner();
  const mei = await invite("Mei Tanaka", "EDITOR");
  await openBoard(ana.page, server, boardId);
  await openBoard(mei.page, server, boardId);
  const { items } = await call<{ items: { userId: string; email: string }[] }>(server.url, {
    path: `/api/v1/workspaces/${owner.workspaceId}/members`,
    token: owner.token,
  });
  const userId = items.find((member) => member.email === mei.email)?.userId ?? "";
  await call(server.url, {
    method: "PATCH",
    path: `/api/v1/workspaces/${owner.workspaceId}/members/${userId}`,
    body: { role: "VIEWER" },
    token: owner.token,
  });
  await expect(mei.page.getByText(/^Read-only/).first()).toBeVisible({ timeout: 10_000 });

  await call(server.url, {
    method: "DELETE",
    path: `/api/v1/workspaces/${owner.workspaceId}/members/${userId}`,
    token: owner.token,
  });
  await expect(mei.page.getByText(/no longer|removed|not open to you|access/i).first()).toBeVisible({
    timeout: 15_000,
  });
});

test("an unknown board, a stranger's board and an ended session each say what to do", async ({
  server,
  newBoard,
  invite,
  page,
}) => {
  const boardId = await newBoard();

  await test.step("signed out: sign in first, then the board", async () => {
    await page.goto(`${server.url}/boards/${boardId}/map`);
    await expect(page).toHaveURL(/sign-in/);
    await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
  });

  await test.step("unknown board", async () => {
    const kofi = await invite("Kofi Mensah", "EDITOR");
    const answer = await kofi.page.goto(`${server.url}/boards/does-not-exist/map`);
    expect(answer?.status()).toBe(404);
    await expect(kofi.page.getByRole("link", { name: /boards/i }).first()).toBeVisible();
  });

  await test.step("signing out in one tab closes the board in the other", async () => {
    const raj = await invite("Raj Patel", "EDITOR");
    await openBoard(raj.page, server, boardId);
    const other = await raj.context.newPage();
    await other.goto(server.url);
    await other.getByRole("button", { name: /Raj Patel/ }).click();
    await other.getByRole("menuitem", { name: "Sign out" }).click();
    await expect(raj.page.getByRole("link", { name: /sign in/i }).first()).toBeVisible({ timeout: 15_000 });
    // A browser that is closed on its way to another page may take minutes.
    await expect(other.getByRole("button", { name: "Sign in" })).toBeVisible();
  });
});
