/** What a page does against WCAG 2.2 AA, as far as a program can tell. */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

const levels = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];

/** In both schemes, of the whole page or of these parts of it; in the dark only what colours decide. */
export async function violations(page: Page, ...parts: string[]): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const axe = new AxeBuilder({ page });
    for (const part of parts) axe.include(part);
    if (colorScheme === "light") axe.withTags(levels);
    else axe.withRules(["color-contrast"]);
    for (const { id, nodes } of (await axe.analyze()).violations)
      found.push(...nodes.map(({ target }) => `${colorScheme}, ${id}: ${target.join(" ")}`));
  }
  return found;
}
