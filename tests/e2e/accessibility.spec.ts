import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { cardOf, expect, openBoard, test } from "./throughline-test.ts";

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .analyze();
  return found.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(" ")}`),
  );
}

for (const scheme of ["light", "dark"] as const) {
  test(`no page has an accessibility violation (${scheme})`, async ({ server, owner, newBoard, asOwner }) => {
    const boardId = await newBoard();
    const { page } = await asOwner();
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    for (const path of [
      `/workspaces/${owner.workspaceId}/boards`,
      `/workspaces/${owner.workspaceId}/members`,
      `/workspaces/${owner.workspaceId}/archive`,
      "/no-such-page",
    ]) {
      await page.goto(server.url + path);
      await expect(page.getByRole("heading").first()).toBeVisible();
      expect(await violations(page), path).toEqual([]);
    }

    await openBoard(page, server, boardId);
    await cardOf(page, "s2").click();
    expect(await violations(page), "map with inspector").toEqual([]);

    await page.goto(`${server.url}/boards/${boardId}/map?view=outline`);
    await expect(page.getByText("See price with promotion").first()).toBeVisible();
    expect(await violations(page), "outline").toEqual([]);
  });
}

test("signed-out pages have no accessibility violation", async ({ server, owner, page }) => {
  expect(owner.userId).toBeTruthy(); // an empty instance asks for the first account instead
  await page.goto(`${server.url}/sign-in`);
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test("a phone shows the journey as a list that fits its width", async ({ server, newBoard, asOwner }) => {
  const boardId = await newBoard();
  const { page } = await asOwner();
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${server.url}/boards/${boardId}/map`);
  await expect(page.getByText("Place order").first()).toBeVisible({ timeout: 45_000 });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
  expect(await violations(page)).toEqual([]);
});
