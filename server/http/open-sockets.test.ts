// Whatever takes a right away reaches the boards that are open now, within two seconds.
import * as encoding from "lib0/encoding";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { closeCodes } from "#lib/sync/close-codes.ts";
import { updateFrame } from "#server/room/encode-frames.ts";
import { type ApiSockets, type OpenSocket, startApiSockets } from "#tests/support/api-sockets.ts";
import {
  addMember,
  addPerson,
  CookieJar,
  callAuth,
  password,
  signIn,
  startTestApi,
  type TestApi,
  type TestPerson,
} from "#tests/support/test-api.ts";
import { until } from "#tests/support/until.ts";

let api: TestApi;
let sockets: ApiSockets;
let ana: TestPerson;
beforeAll(async () => {
  api = await startTestApi({ env: { SIGNUP: "open" } });
  sockets = await startApiSockets(api);
  ana = await addPerson(api);
});
afterAll(async () => {
  await sockets.close();
  await api.close();
});

const withinMs = 2_000;
const call = async (method: string, path: string, more: { as?: TestPerson; body?: unknown } = {}) => {
  const { as = ana, body } = more;
  const answer = await api.call(method, path, { as: as.token, ...(body === undefined ? {} : { body }) });
  expect(answer.status, `${method} ${path}`).toBeLessThan(300);
  return answer.body;
};
const newBoard = async (): Promise<string> =>
  (await call("POST", `/workspaces/${ana.workspaceId}/boards`, { body: { title: "Open" } })).id;

/** Does it, and resolves with how the socket was closed; fails when that takes too long. */
async function closedBy({ closed }: OpenSocket, change: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await change();
  const { code, at } = await closed;
  expect(at - from).toBeLessThan(withinMs);
  return code;
}

/** What somebody draws by hand: a node of its own. */
function drawingOf(key: string): Uint8Array {
  const doc = new Y.Doc();
  doc.getMap("nodes").set(key, new Y.Map());
  return updateFrame(Y.encodeStateAsUpdate(doc));
}
const isDrawn = (boardId: string, key: string) =>
  api.context.rooms.read(boardId, (doc) => doc.getMap("nodes").has(key));

describe("an open board", () => {
  it("[S90] is closed by signing out, and only in that browser", async () => {
    const mei = await addMember(api, ana, "EDITOR");
    const other = { cookie: await signIn(api, mei.email) };
    const here = await sockets.open(ana.boardId, mei.cookie);
    const there = await sockets.open(ana.boardId, other);
    const jar = withCookies(mei.cookie.cookie);
    const { csrfToken } = (await (await callAuth(api, jar, { path: "csrf" })).json()) as {
      csrfToken: string;
    };
    const signOut = () => callAuth(api, jar, { path: "signout", fields: { csrfToken, json: "true" } });
    expect(await closedBy(here, signOut)).toBe(closeCodes.sessionEnded);
    expect(there.socket.readyState).toBe(there.socket.OPEN);
    await expect(sockets.open(ana.boardId, mei.cookie)).rejects.toThrow("HTTP 401");
  });

  it("[S90] is closed by a new password in every other browser", async () => {
    const mei = await addMember(api, ana, "EDITOR");
    const there = await sockets.open(ana.boardId, { cookie: await signIn(api, mei.email) });
    const here = await sockets.open(ana.boardId, mei.cookie);
    const change = () =>
      api.call("POST", "/me/password", {
        as: mei.cookie,
        body: { current: password, next: "another horse battery" },
      });
    expect(await closedBy(there, change)).toBe(closeCodes.sessionEnded);
    expect(here.socket.readyState).toBe(here.socket.OPEN);
  });

  it("[S90] is closed by signing out everywhere else", async () => {
    const mei = await addMember(api, ana, "EDITOR");
    const there = await sockets.open(ana.boardId, { cookie: await signIn(api, mei.email) });
    const change = () => api.call("DELETE", "/me/sessions", { as: mei.cookie });
    expect(await closedBy(there, change)).toBe(closeCodes.sessionEnded);
  });

  it("[S90] is closed by withdrawing the token of a program", async () => {
    const mei = await addMember(api, ana, "EDITOR");
    const { body } = await api.call("POST", "/tokens", { as: mei.cookie, body: { name: "CI" } });
    const program = await sockets.open(ana.boardId, body);
    const change = () => api.call("DELETE", `/tokens/${body.id}`, { as: mei.cookie });
    expect(await closedBy(program, change)).toBe(closeCodes.sessionEnded);
  });

  it("[S13] [S90] of somebody made a viewer comes back without the right to draw, and the other way round", async () => {
    const mei = await addMember(api, ana, "EDITOR");
    const boardId = await newBoard();
    const setRole = (role: string) => () =>
      call("PATCH", `/workspaces/${ana.workspaceId}/members/${mei.userId}`, { body: { role } });
    const editing = await sockets.open(boardId, mei.token);
    expect(await closedBy(editing, setRole("VIEWER"))).toBe(closeCodes.accessChanged);
    const reading = await sockets.open(boardId, mei.token);
    reading.socket.send(drawingOf("by-viewer"));
    await until("the viewer is told", () => reading.frames.some(([type]) => type === 2));
    expect(await isDrawn(boardId, "by-viewer")).toBe(false);
    expect(await closedBy(reading, setRole("EDITOR"))).toBe(closeCodes.accessChanged);
    const again = await sockets.open(boardId, mei.token);
    again.socket.send(drawingOf("by-editor"));
    await until("it is drawn", () => isDrawn(boardId, "by-editor"));
  });

  it("[S90] is closed for whoever is removed from the workspace, and they stay out", async () => {
    const mei = await addMember(api, ana, "EDITOR");
    const open = await sockets.open(ana.boardId, mei.token);
    const remove = () => call("DELETE", `/workspaces/${ana.workspaceId}/members/${mei.userId}`);
    expect(await closedBy(open, remove)).toBe(closeCodes.accessRemoved);
    await expect(sockets.open(ana.boardId, mei.token)).rejects.toThrow("HTTP 404");
  });

  it("[S13] [S90] becomes read-only by a lock, for owners too, and is drawn on again once unlocked", async () => {
    const boardId = await newBoard();
    const editing = await sockets.open(boardId, ana.token);
    const lock = () => call("POST", `/boards/${boardId}/lock`, { body: { reason: "Review" } });
    expect(await closedBy(editing, lock)).toBe(closeCodes.accessChanged);
    const reading = await sockets.open(boardId, ana.token);
    reading.socket.send(drawingOf("while-locked"));
    await until("the owner is told", () => reading.frames.some(isDenied("locked")));
    expect(await isDrawn(boardId, "while-locked")).toBe(false);
    const unlock = () => call("POST", `/boards/${boardId}/unlock`, { body: { reason: "Done" } });
    expect(await closedBy(reading, unlock)).toBe(closeCodes.accessChanged);
    const again = await sockets.open(boardId, ana.token);
    again.socket.send(drawingOf("unlocked"));
    await until("it is drawn", () => isDrawn(boardId, "unlocked"));
  });

  it("[S90] comes back read-only when it is archived, and is gone when it is deleted", async () => {
    const boardId = await newBoard();
    const editing = await sockets.open(boardId, ana.token);
    const archive = () => call("PATCH", `/boards/${boardId}`, { body: { archived: true } });
    expect(await closedBy(editing, archive)).toBe(closeCodes.accessChanged);
    const reading = await sockets.open(boardId, ana.token);
    expect(await closedBy(reading, () => call("DELETE", `/boards/${boardId}`))).toBe(closeCodes.boardGone);
  });
});

describe("a guest's board", () => {
  const share = async (boardId: string, body: object = {}): Promise<{ id: string; token: string }> =>
    call("POST", `/boards/${boardId}/share-links`, { body });
  async function visit(token: string): Promise<{ cookie: string }> {
    const { headers } = await api.call("POST", "/share-links/visits", { body: { token } });
    return { cookie: headers.getSetCookie()[0]?.split(";")[0] ?? "" };
  }

  it("[S13] [S70] shows what others draw, is named by the server, and takes nothing", async () => {
    const boardId = await newBoard();
    const link = await share(boardId);
    const guest = await sockets.open(boardId, await visit(link.token));
    const owner = await sockets.open(boardId, ana.token);
    guest.socket.send(encoding.encode((encoder) => encoding.writeUint8Array(encoder, presenceOf("Ana"))));
    await until("the guest is seen", () => owner.frames.some(([type]) => type === 1));
    expect(api.context.rooms.present(boardId)).toContainEqual({
      id: expect.stringMatching(/^guest:.+/),
      name: "Guest",
      color: expect.any(Number),
      role: "VIEWER",
    });
    expect(text(owner.frames)).toContain('"name":"Guest"');
    guest.socket.send(drawingOf("by-guest"));
    await until("the guest is told", () => guest.frames.some(isDenied("viewer")));
    expect(await isDrawn(boardId, "by-guest")).toBe(false);
    owner.socket.send(drawingOf("by-owner"));
    guest.socket.send(Uint8Array.of(0, 0, 1, 0));
    await until("the guest sees it", () => text(guest.frames).includes("by-owner"));
  });

  it("[S90] is closed when its link is withdrawn, when the board is archived and when it is deleted; others stay", async () => {
    const boardId = await newBoard();
    const [one, two] = [await share(boardId), await share(boardId)];
    const [first, second] = [await visit(one.token), await visit(two.token)];
    const member = await sockets.open(boardId, ana.token);
    const [guest, other] = [await sockets.open(boardId, first), await sockets.open(boardId, second)];
    const revoke = () => call("DELETE", `/boards/${boardId}/share-links/${one.id}`);
    expect(await closedBy(guest, revoke)).toBe(closeCodes.accessRemoved);
    await expect(sockets.open(boardId, first)).rejects.toThrow("HTTP 403");
    for (const { socket } of [member, other]) expect(socket.readyState).toBe(socket.OPEN);
    const archive = () => call("PATCH", `/boards/${boardId}`, { body: { archived: true } });
    expect(await closedBy(other, archive)).toBe(closeCodes.accessRemoved);
    await call("DELETE", `/boards/${boardId}`);
    await expect(sockets.open(boardId, second)).rejects.toThrow("HTTP 404");
  });

  it("[S92] is closed once its link has run out, or its cookie", async () => {
    const boardId = await newBoard();
    const forDay = await sockets.open(
      boardId,
      await visit((await share(boardId, { expiresInDays: 1 })).token),
    );
    const forEver = await share(boardId);
    api.advance(11 * 60 * 60_000);
    await api.context.rooms.recheck();
    expect(forDay.socket.readyState).toBe(forDay.socket.OPEN);
    const later = await sockets.open(boardId, await visit(forEver.token));
    api.advance(2 * 60 * 60_000);
    await api.context.rooms.recheck();
    expect(await forDay.closed).toMatchObject({
      code: closeCodes.sessionEnded,
      reason: "Your visit has ended. Open the link again.",
    });
    expect(later.socket.readyState).toBe(later.socket.OPEN);
  });

  it("[S90] isn't kept under a member's name by whoever was removed and holds a link", async () => {
    const boardId = await newBoard();
    const lena = await addMember(api, ana, "VIEWER");
    const { cookie } = await visit((await share(boardId)).token);
    const both = { cookie: `${lena.cookie.cookie}; ${cookie}` };
    const open = await sockets.open(boardId, both);
    const names = () => api.context.rooms.present(boardId).map(({ name }) => name);
    expect(names()).not.toContain("Guest");
    const remove = () => call("DELETE", `/workspaces/${ana.workspaceId}/members/${lena.userId}`);
    expect(await closedBy(open, remove)).toBe(closeCodes.accessChanged);
    await sockets.open(boardId, both);
    expect(names()).toEqual(["Guest"]);
  });

  it("opens no other board, and none without an origin of ours", async () => {
    const [boardId, other] = [await newBoard(), await newBoard()];
    const cookie = await visit((await share(boardId)).token);
    await expect(sockets.open(other, cookie)).rejects.toThrow("HTTP 401");
    const renamed = { cookie: cookie.cookie.replace(boardId, other) };
    await expect(sockets.open(other, renamed)).rejects.toThrow("HTTP 401");
  });
});

const text = (frames: readonly Uint8Array[]): string =>
  frames.map((frame) => Buffer.from(frame).toString("latin1")).join("\n");
const isDenied = (why: string) => (frame: Uint8Array) => frame[0] === 2 && text([frame]).includes(why);

/** An awareness frame of somebody who says that they are somebody else. */
const presenceOf = (name: string): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint8Array(
      encoder,
      encoding.encode((states) => {
        for (const number of [1, 77, 1]) encoding.writeVarUint(states, number);
        encoding.writeVarString(states, JSON.stringify({ user: { id: "ana", name, role: "OWNER" } }));
      }),
    );
  });

function withCookies(header: string): CookieJar {
  const jar = new CookieJar();
  const headers = new Headers();
  for (const pair of header.split("; ")) headers.append("set-cookie", pair);
  jar.keep(new Response(null, { headers }));
  return jar;
}
