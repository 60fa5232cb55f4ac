/** Ours: the board page as it ships, with a server, an account, and a board for each graph. */
import type { Page } from "@playwright/test";
import { settledMark } from "#components/board/settled-mark.ts";
import type { BoardContent } from "#lib/board/model.ts";
import { call, createFirstAccount, owner, signIn } from "#tests/support/api-client.ts";
import { browserCookies } from "#tests/support/browser.ts";
import { connectRawClient } from "#tests/support/raw-client.ts";
import { startServer } from "#tests/support/running-server.ts";
import type { Subject, View } from "./subject.ts";

export interface Throughline {
  subject: Subject;
  stop(): Promise<void>;
}

interface Place {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** Processor time that a server with nothing to do takes in half a second, the question for it included. */
const restingMs = 60;

/** The wheel with Ctrl zooms by this much per px (`camera-gestures.ts`). */
const zoomPerPx = 0.002;

/** @param contentOf the board of so many cards */
export async function startThroughline(contentOf: (cards: number) => BoardContent): Promise<Throughline> {
  const server = await startServer();
  const { url } = server;
  const { token, workspaceId } = await createFirstAccount(url);
  const cookies = browserCookies(await signIn(url, owner.email, owner.password), url);
  const boardIds = new WeakMap<Page, string>();

  async function boardOf(cards: number): Promise<string> {
    const path = `/api/v1/workspaces/${workspaceId}/boards`;
    const body = { title: `${cards} cards`, template: "blank" };
    const { id } = await call<{ id: string }>(url, { method: "POST", path, body, token });
    const content = `/api/v1/boards/${id}/content`;
    const head = await fetch(url + content, { headers: { authorization: `Bearer ${token}` } });
    const headers = { "if-match": head.headers.get("etag") ?? "*" };
    await call(url, { method: "PUT", path: content, body: contentOf(cards), token, headers });
    await untilServerRests();
    return id;
  }

  /** A board that was just made is still being written down for lists and search: it is opened after that. */
  async function untilServerRests(): Promise<void> {
    const spentMs = async () => {
      const metrics = await (await fetch(`${url}/api/metrics`)).text();
      return Number(/^throughline_process_cpu_seconds_total (\S+)/m.exec(metrics)?.[1]) * 1_000;
    };
    let before = await spentMs();
    for (let n = 0; n < 60; n++) {
      await new Promise((resume) => setTimeout(resume, 500));
      const now = await spentMs();
      if (now - before < restingMs) return;
      before = now;
    }
  }

  const subject: Subject = {
    name: "throughline",
    async open(page, { cards }) {
      const id = await boardOf(cards.length);
      boardIds.set(page, id);
      await page.context().addCookies(cookies);
      await page.goto(`${url}/boards/${id}/map`);
      await page.waitForFunction((mark) => performance.getEntriesByName(mark).length > 0, settledMark);
      return page.evaluate(
        (mark) => performance.getEntriesByName(mark)[0]?.startTime ?? Number.NaN,
        settledMark,
      );
    },
    view,
    fit: (page) => press(page, "Shift+Digit1"),
    async zoomTo(page, zoom) {
      await press(page, "Shift+Digit0");
      if (zoom === 1) return;
      await page.mouse.move(720, 450);
      await page.keyboard.down("Control");
      await page.mouse.wheel(0, -Math.log2(zoom) / zoomPerPx);
      await page.keyboard.up("Control");
    },
    async moveRemotely(page, ids, hertz) {
      const client = connectRawClient(url, boardIds.get(page) ?? "", token);
      await client.synced;
      const layout = client.doc.getMap<Place>("layout");
      const from = new Map(ids.map((id) => [id, layout.get(id)]));
      let n = 0;
      const timer = setInterval(() => {
        n += 1;
        const [dx, dy] = [Math.round(Math.sin(n / 8) * 60), Math.round(Math.cos(n / 8) * 30)];
        client.doc.transact(() => {
          for (const [id, place] of from) {
            if (place)
              layout.set(id, { ...place, x: Math.max(0, place.x + dx), y: Math.max(0, place.y + dy) });
          }
        });
      }, 1000 / hertz);
      return async () => {
        clearInterval(timer);
        client.close();
      };
    },
  };
  return { subject, stop: () => server.dispose() };
}

/** Keys go to the map; what moves, glides for a moment. */
async function press(page: Page, keys: string): Promise<void> {
  await page.locator("[data-canvas-surface]").focus();
  await page.keyboard.press(keys);
  await page.waitForTimeout(400);
}

const view = (page: Page): Promise<View> =>
  page.evaluate(() => {
    const world = document.querySelector<HTMLElement>(".tl-world");
    const { left = 0, top = 0 } = world?.parentElement?.getBoundingClientRect() ?? {};
    const { e, f, a } = new DOMMatrix(world?.style.transform);
    return { x: left + e, y: top + f, zoom: a };
  });
