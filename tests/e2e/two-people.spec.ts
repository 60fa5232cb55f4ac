import type { Page } from "@playwright/test";
import { call } from "#tests/support/api-client.ts";
import { cardOf, expect, openBoard, type Person, test } from "./throughline-test.ts";

interface Content {
  nodes: Record<string, { title: string; laneId?: string }>;
}

const saved = (page: Page) => page.getByText("All changes saved");

/** Renames a card as a person does: select it, F2, type, Enter. */
async function rename(page: Page, id: string, title: string): Promise<void> {
  await cardOf(page, id).click();
  await page.keyboard.press("F2");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(title);
  await page.keyboard.press("Enter");
}

test("two people edit the sample board and see each other", async ({ server, newBoard, asOwner, invite }) => {
  const boardId = await newBoard();
  const [ana, lena]: Person[] = [await asOwner(), await invite("Lena Vogel", "EDITOR")];
  await openBoard(ana!.page, server, boardId);
  await openBoard(lena!.page, server, boardId);

  await test.step("a new title stands in the other browser", async () => {
    await rename(ana!.page, "s2", "See the price with its promotion");
    await expect(cardOf(lena!.page, "s2")).toContainText("See the price with its promotion");
  });

  await test.step("each sees the other's name and selection", async () => {
    await cardOf(lena!.page, "s3").click();
    await expect(ana!.page.getByText("Lena", { exact: true }).first()).toBeVisible();
  });

  await test.step("a card dragged to another lane belongs to that team", async () => {
    const box = await cardOf(lena!.page, "s3").boundingBox();
    if (!box) throw new Error("the card isn't on the map");
    await lena!.page.mouse.move(box.x + 90, box.y + 10);
    await lena!.page.mouse.down();
    await lena!.page.mouse.move(box.x + 90, box.y + 100, { steps: 5 });
    await lena!.page.mouse.move(box.x + 90, box.y + 200, { steps: 5 });
    await lena!.page.mouse.up();
    await expect(saved(lena!.page)).toBeVisible();
    await expect.poll(async () => (await readContent(ana!.page, boardId)).nodes.s3?.laneId).toBe("pay");
  });

  await test.step("undo takes back only one's own", async () => {
    await lena!.page.keyboard.press("ControlOrMeta+z");
    await expect.poll(async () => (await readContent(ana!.page, boardId)).nodes.s3?.laneId).toBe("promo");
    await expect(cardOf(lena!.page, "s2")).toContainText("See the price with its promotion");
  });
});

test("a title typed by two at once keeps every character of both", async ({
  server,
  newBoard,
  asOwner,
  invite,
}) => {
  const boardId = await newBoard();
  const [ana, lena] = [await asOwner(), await invite("Lena Vogel", "EDITOR")];
  for (const { page } of [ana, lena]) {
    await openBoard(page, server, boardId);
    await cardOf(page, "s1").click();
    await page.keyboard.press("F2");
    await page.keyboard.press(page === ana.page ? "Home" : "End");
  }
  await Promise.all([
    ana.page.keyboard.type("aaaaaaaaaaaaaaaaaaaa", { delay: 25 }),
    lena.page.keyboard.type("zzzzzzzzzzzzzzzzzzzz", { delay: 25 }),
  ]);
  for (const { page } of [ana, lena]) await page.keyboard.press("Enter");
  for (const { page } of [ana, lena]) await expect(saved(page)).toBeVisible();
  const title = (await readContent(ana.page, boardId)).nodes.s1?.title ?? "";
  expect(title.match(/a/g)).toHaveLength(20 + 1); // "Open cart" has one of its own
  expect(title.match(/z/g)).toHaveLength(20);
  for (const { page } of [ana, lena]) await expect(cardOf(page, "s1")).toContainText(title);
});

test("one goes offline, both go on, and nothing is lost on return", async ({
  server,
  newBoard,
  asOwner,
  invite,
}) => {
  const boardId = await newBoard();
  const [ana, lena] = [await asOwner(), await invite("Lena Vogel", "EDITOR")];
  await openBoard(ana.page, server, boardId);
  await openBoard(lena.page, server, boardId);

  await lena.context.setOffline(true);
  await expect(lena.page.getByText(/^Offline/).first()).toBeVisible({ timeout: 45_000 });
  await rename(lena.page, "s1", "Open the cart, offline");
  await expect(lena.page.getByText(/Offline, \d+ changes? kept on this device/).first()).toBeVisible();
  await rename(ana.page, "s4", "Enter the address, online");
  await expect(cardOf(lena.page, "s4")).not.toContainText("online");

  await lena.context.setOffline(false);
  await expect(saved(lena.page)).toBeVisible({ timeout: 30_000 });
  await expect(cardOf(lena.page, "s4")).toContainText("Enter the address, online");
  await expect(cardOf(ana.page, "s1")).toContainText("Open the cart, offline");
});

test("offline edits survive closing the page", async ({ server, newBoard, asOwner }) => {
  const boardId = await newBoard();
  const ana = await asOwner();
  await openBoard(ana.page, server, boardId);
  await ana.context.setOffline(true);
  await expect(ana.page.getByText(/^Offline/).first()).toBeVisible({ timeout: 45_000 });
  await rename(ana.page, "s1", "Typed on the train");
  await expect(ana.page.getByText(/Offline, \d+ changes? kept/).first()).toBeVisible();
  await ana.page.close({ runBeforeUnload: false });
  await ana.context.setOffline(false);
  const page = await ana.context.newPage();
  await openBoard(page, server, boardId);
  await expect(cardOf(page, "s1")).toContainText("Typed on the train");
  await expect
    .poll(async () => (await readContent(page, boardId)).nodes.s1?.title)
    .toBe("Typed on the train");
});

test("the server is killed and comes back: the state line tells the truth, nothing is lost", async ({
  server,
  newBoard,
  asOwner,
  invite,
}) => {
  const boardId = await newBoard();
  const [ana, lena] = [await asOwner(), await invite("Lena Vogel", "EDITOR")];
  await openBoard(ana.page, server, boardId);
  await openBoard(lena.page, server, boardId);
  await rename(ana.page, "d1", "Voucher checked again");
  await expect(saved(ana.page)).toBeVisible();

  await server.kill();
  await expect(ana.page.getByText(/^Offline/).first()).toBeVisible({ timeout: 45_000 });
  await rename(ana.page, "s2", "See that it worked");
  await expect(saved(ana.page)).toBeHidden();
  await server.restart();

  await expect(saved(ana.page)).toBeVisible({ timeout: 45_000 });
  await expect(cardOf(lena.page, "s2")).toContainText("See that it worked", { timeout: 45_000 });
  const { nodes } = await readContent(ana.page, boardId);
  expect(nodes.d1?.title).toBe("Voucher checked again");
  expect(nodes.s2?.title).toBe("See that it worked");
});

test("a snapshot is taken, opened and restored while others edit", async ({
  server,
  newBoard,
  asOwner,
  invite,
}) => {
  const boardId = await newBoard();
  const [ana, lena] = [await asOwner(), await invite("Lena Vogel", "EDITOR")];
  await openBoard(ana.page, server, boardId);
  await openBoard(lena.page, server, boardId);

  await test.step("take", async () => {
    await ana.page.getByRole("button", { name: "Board menu" }).click();
    await ana.page.getByRole("menuitem", { name: "Take snapshot" }).click();
    await ana.page.getByLabel("Name").fill("Before the review");
    await ana.page.getByRole("button", { name: "Take snapshot" }).click();
    await expect(ana.page.getByText("Kept “Before the review”")).toBeVisible();
  });

  await rename(lena.page, "d1", "Something else");
  await expect(cardOf(ana.page, "d1")).toContainText("Something else");

  await test.step("open read-only", async () => {
    await ana.page.getByRole("button", { name: "Board menu" }).click();
    await ana.page.getByRole("menuitem", { name: "Snapshots" }).click();
    await ana.page.getByRole("link", { name: /Before the review/ }).click();
    await expect(cardOf(ana.page, "d1")).toContainText("Voucher still valid at payment?");
  });

  await test.step("restore, which the other sees", async () => {
    await ana.page.getByRole("button", { name: "Restore" }).first().click();
    await ana.page
      .getByRole("dialog")
      .getByRole("button", { name: /Restore/ })
      .click();
    await expect(cardOf(lena.page, "d1")).toContainText("Voucher still valid at payment?");
  });
});

async function readContent(page: Page, boardId: string): Promise<Content> {
  const url = new URL(page.url()).origin;
  const cookies = await page.context().cookies(url);
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  return call<Content>(url, { path: `/api/v1/boards/${boardId}/content`, headers: { cookie } });
}
