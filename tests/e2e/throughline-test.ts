/**
 * What the end-to-end tests share: one running server with a first account, people with a browser of their own,
 * and the board page in the words a person would use.
 */
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import type { Role } from "#lib/access/roles.ts";
import { type ApiAccount, call, createFirstAccount, signIn } from "#tests/support/api-client.ts";
import { browserCookies } from "#tests/support/browser.ts";
import { type RunningServer, startServer } from "#tests/support/running-server.ts";

export { expect };

export interface Person {
  name: string;
  email: string;
  password: string;
  context: BrowserContext;
  page: Page;
}

interface Shared {
  server: RunningServer;
  owner: ApiAccount;
}

interface Own {
  /** A board of this test's own: the sample, unless said otherwise. */
  newBoard: (template?: "sample" | "blank") => Promise<string>;
  /** The owner, signed in, in a browser of their own. */
  asOwner: () => Promise<Person>;
  /** Somebody new, invited with this role and signed in. */
  invite: (name: string, role: Role) => Promise<Person>;
}

let people = 0;

export const test = base.extend<Own, Shared>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from the pattern
    async ({}, use) => {
      const server = await startServer();
      await use(server);
      await server.dispose();
    },
    { scope: "worker", timeout: 90_000 },
  ],
  owner: [async ({ server }, use) => use(await createFirstAccount(server.url)), { scope: "worker" }],

  newBoard: async ({ server, owner }, use, testInfo) => {
    await use(async (template = "sample") => {
      const { id } = await call<{ id: string }>(server.url, {
        method: "POST",
        path: `/api/v1/workspaces/${owner.workspaceId}/boards`,
        body: { title: testInfo.title.slice(0, 80), template },
        token: owner.token,
      });
      return id;
    });
  },

  asOwner: async ({ server, owner, browser }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async () => {
      const person = { name: "Ana Ruiz", email: owner.email, password: owner.password };
      return withBrowser({ person, server, newContext: () => browser.newContext(), contexts });
    });
    for (const context of contexts) await context.close();
  },

  invite: async ({ server, owner, browser }, use) => {
    const contexts: BrowserContext[] = [];
    const invited: string[] = [];
    await use(async (name, role) => {
      const { url } = await call<{ url: string }>(server.url, {
        method: "POST",
        path: `/api/v1/workspaces/${owner.workspaceId}/invitations`,
        body: { role },
        token: owner.token,
      });
      people += 1;
      const person = {
        name,
        email: `${name.toLowerCase().replace(/\W+/g, ".")}.${people}@nordvik.example`,
        password: "a password for tests",
      };
      const { user } = await call<{ user: { id: string } }>(server.url, {
        method: "POST",
        path: "/api/v1/accounts",
        body: { ...person, invitationToken: url.split("/").at(-1) },
      });
      invited.push(user.id);
      return withBrowser({ person, server, newContext: () => browser.newContext(), contexts });
    });
    for (const context of contexts) await context.close();
    // The next test's people may have the same names.
    for (const userId of invited) {
      const path = `/api/v1/workspaces/${owner.workspaceId}/members/${userId}`;
      await fetch(server.url + path, {
        method: "DELETE",
        headers: { authorization: `Bearer ${owner.token}` },
      });
    }
  },
});

interface NewBrowser {
  person: { name: string; email: string; password: string };
  server: RunningServer;
  newContext: () => Promise<BrowserContext>;
  contexts: BrowserContext[];
}

async function withBrowser({ person, server, newContext, contexts }: NewBrowser): Promise<Person> {
  const context = await newContext();
  contexts.push(context);
  const cookies = browserCookies(await signIn(server.url, person.email, person.password), server.url);
  await context.addCookies(cookies);
  return { ...person, context, page: await context.newPage() };
}

/** As after an earlier visit at 100 %, from the first column: a first look shows more, with titles in short. */
export async function lookFromClose(page: Page, boardId: string): Promise<void> {
  await page.addInitScript((key) => {
    localStorage.setItem(key, localStorage.getItem(key) ?? JSON.stringify({ x: 76, y: 0, zoom: 1 }));
  }, `throughline:camera:${boardId}`);
}

/** Opens a board and waits until it can be worked on. */
export async function openBoard(page: Page, server: RunningServer, boardId: string): Promise<void> {
  await lookFromClose(page, boardId);
  await page.goto(`${server.url}/boards/${boardId}/map`);
  await expect(page.getByText("All changes saved")).toBeVisible({ timeout: 45_000 });
  // What is typed into comes after the first drawing; before a test cuts the network it has to be there.
  await expect(page.locator("[data-canvas] .react-flow")).toBeAttached({ timeout: 20_000 });
}

/** A card on the map by its id. */
export const cardOf = (page: Page, id: string) => page.locator(`[data-card="${id}"]`);
