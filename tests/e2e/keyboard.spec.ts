import type { Page } from "@playwright/test";
import { call } from "#tests/support/api-client.ts";
import { expect, openBoard, test } from "./throughline-test.ts";

interface Element {
  id: string;
  kind: string;
  title: string;
  type?: string;
  sourceId: string;
  targetId: string;
  ownerId?: string;
  checkpointId?: string;
  name: string;
  metric: string;
  target?: number;
  path: string[];
}
type Content = Record<"nodes" | "edges" | "people" | "checkpoints" | "flows", Record<string, Element>>;

/** What has the focus, in words. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement } = document;
    if (!activeElement || activeElement === document.body) return "";
    const label =
      "labels" in activeElement ? (activeElement as HTMLInputElement).labels?.[0]?.textContent : "";
    return activeElement.getAttribute("aria-label") || label || activeElement.textContent || "";
  });

/** Presses Tab until what has the focus is called that. */
async function tabTo(page: Page, name: RegExp, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  const passed: string[] = [];
  for (let press = 0; press < 40; press++) {
    await page.keyboard.press(key);
    const now = await focused(page);
    if (name.test(now)) return;
    passed.push(now.slice(0, 30));
  }
  throw new Error(`nothing called ${name} takes the focus, only ${passed.join(" | ")}`);
}

/** Types the title of the card that was just made. */
async function typeTitle(page: Page, title: string, end: "Enter" | "Tab"): Promise<void> {
  await expect(surface(page).getByRole("textbox", { name: "Title" })).toBeFocused();
  await page.keyboard.type(title);
  await page.keyboard.press(end);
}
const surface = (page: Page) => page.locator("[data-canvas-surface]");
const onMap = (page: Page) => expect(surface(page)).toBeFocused();

/** Goes to a card of the map by arrows, and selects it. */
async function selectCard(page: Page, title: string): Promise<void> {
  for (const key of ["Escape", "Escape", "ArrowDown"]) await page.keyboard.press(key);
  const isThere = async () => {
    const id = await surface(page).getAttribute("aria-activedescendant");
    const name = id && (await page.locator(`#${id}`).getAttribute("aria-label"));
    return name?.includes(title) ?? false;
  };
  for (const key of ["ArrowRight", "ArrowRight", "ArrowDown", "ArrowLeft", "ArrowLeft"]) {
    if (await isThere()) break;
    await page.keyboard.press(key);
  }
  expect(await isThere(), `the arrows lead to ${title}`).toBe(true);
  await page.keyboard.press("Space");
  await expect(page.getByText("Selected", { exact: true })).toBeAttached();
}

test("a flow with an exception and a fallback, its owners and checkpoints, by keyboard alone", async ({
  server,
  owner,
  newBoard,
  asOwner,
}) => {
  const boardId = await newBoard("blank");
  const { page } = await asOwner();
  await openBoard(page, server, boardId);

  await test.step("steps, an exception of one, its fallback, and where that rejoins", async () => {
    await page.keyboard.press("n");
    await typeTitle(page, "Open the cart", "Tab");
    await typeTitle(page, "Pay", "Tab");
    await typeTitle(page, "See the confirmation", "Enter");
    await onMap(page);
    await selectCard(page, "Pay");
    await page.keyboard.press("ControlOrMeta+Shift+ArrowDown");
    await expect(page.getByRole("menu")).toBeVisible();
    await page.keyboard.press("e");
    await expect(page.getByRole("menuitem", { name: "Exception" })).toBeFocused();
    await page.keyboard.press("Enter");
    await typeTitle(page, "Card refused", "Enter");
    await page.keyboard.press("ControlOrMeta+ArrowRight");
    await typeTitle(page, "Pay by invoice", "Enter");
    await onMap(page);
    await page.keyboard.press("a");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await expect(page.getByText("Connected", { exact: true })).toBeAttached();
  });

  await test.step("a flow through them", async () => {
    await tabTo(page, /^New flow$/, "Shift+Tab");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("textbox", { name: "Name" })).toBeFocused();
    await page.keyboard.type("Pay another way");
    await page.keyboard.press("Enter");
    await onMap(page);
    for (const key of ["ArrowDown", "ArrowRight", "ArrowDown", "ArrowRight", "ArrowUp"]) {
      await page.keyboard.press(key);
      await page.keyboard.press("Space");
    }
    await expect(page.getByText("5 cards")).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(page.getByText("5 cards")).toBeHidden();
  });

  const checkpoints = {
    Pay: "Paid orders",
    "Card refused": "Refused cards",
    "Pay by invoice": "Paid invoices",
  };
  for (const [title, metric] of Object.entries(checkpoints)) {
    await test.step(`owner and checkpoint of ${title}`, async () => {
      await selectCard(page, title);
      await page.keyboard.press("Alt+Enter");
      await tabTo(page, /^Owner:/);
      await page.keyboard.press("Enter");
      await expect(page.getByRole("combobox", { name: "Owner" })).toBeFocused();
      await page.keyboard.type("Ana");
      await expect(page.getByRole("option", { name: /^Ana Ruiz/ })).toBeVisible();
      await page.keyboard.press("Enter");
      await tabTo(page, /^Checkpoint/);
      await page.keyboard.press("Enter");
      await expect(page.getByRole("combobox", { name: "Checkpoint" })).toBeFocused();
      await page.keyboard.type(metric);
      await page.keyboard.press("Enter");
      await expect.poll(() => focused(page)).toBe("Unit");
      await page.keyboard.type("%");
      await page.keyboard.press("Tab");
      await page.keyboard.type("80");
      await page.keyboard.press("Tab");
      expect(await focused(page)).toBe("Target");
      await page.keyboard.type("95");
      await page.keyboard.press("Enter");
      await page.keyboard.press("Escape");
      await page.keyboard.press("Escape");
      await onMap(page);
    });
  }

  await test.step("all of it is on the board", async () => {
    await expect(page.getByText("All changes saved")).toBeVisible();
    const content = await call<Content>(server.url, {
      path: `/api/v1/boards/${boardId}/content`,
      token: owner.token,
    });
    const { nodes, people } = content;
    const called = (title: string) => Object.entries(nodes).find(([, node]) => node.title === title)?.[0];
    const links = Object.values(content.edges).map(({ sourceId, type, targetId }) =>
      [nodes[sourceId]?.title, type, nodes[targetId]?.title].join(" "),
    );
    expect(links.sort()).toEqual([
      "Card refused FALLS_BACK_TO Pay by invoice",
      "Open the cart SEQUENCE Pay",
      "Pay RAISES Card refused",
      "Pay SEQUENCE See the confirmation",
      "Pay by invoice REJOINS See the confirmation",
    ]);
    const [flow] = Object.values(content.flows);
    expect(flow?.name).toBe("Pay another way");
    expect(flow?.path.map((id) => nodes[id]?.title)).toEqual([
      "Open the cart",
      "Pay",
      "Card refused",
      "Pay by invoice",
      "See the confirmation",
    ]);
    for (const [title, metric] of Object.entries(checkpoints)) {
      const { ownerId = "", checkpointId = "" } = nodes[called(title) ?? ""] ?? {};
      expect(people[ownerId]?.name).toBe("Ana Ruiz");
      expect(content.checkpoints[checkpointId]).toMatchObject({ metric, unit: "%", target: 95 });
    }
  });

  await test.step("what was done can be taken back, and the keys are listed", async () => {
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "Keys" })).toContainText("Undo");
    await page.keyboard.press("Escape");
    await onMap(page);
    await page.keyboard.press("ControlOrMeta+z");
    await expect(page.getByText("All changes saved")).toBeVisible();
  });
});
