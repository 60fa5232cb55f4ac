import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { guestCookie } from "#server/auth/guest.ts";
import {
  addMember,
  addPerson,
  origin,
  startTestApi,
  type TestApi,
  type TestPerson,
} from "#tests/support/test-api.ts";

let api: TestApi;
let ana: TestPerson;
let tom: TestPerson;
beforeAll(async () => {
  api = await startTestApi({ env: { SIGNUP: "open" } });
  ana = await addPerson(api);
  tom = await addPerson(api);
});
afterAll(() => api.close());

const links = (boardId = ana.boardId) => `/boards/${boardId}/share-links`;
const share = async (body: object = {}): Promise<{ id: string; token: string }> =>
  (await api.call("POST", links(), { as: ana.token, body })).body;
const visit = (token: string, address = "10.0.0.1") =>
  api.call("POST", "/share-links/visits", { body: { token }, headers: { "x-throughline-address": address } });
const cookieOf = (headers: Headers) => headers.getSetCookie()[0]?.split(";")[0] ?? "";
const guestOf = async (token: string) => ({ cookie: cookieOf((await visit(token)).headers) });
const get = (path: string, as: { cookie: string } | { token: string }) => api.call("GET", path, { as });

describe("share links", () => {
  it("carry 256 random bits, of which only the hash is stored", async () => {
    const { id, token } = await share();
    expect(Buffer.from(token.slice("tls_".length), "base64url")).toHaveLength(32);
    const stored = await api.context.prisma.shareLink.findUniqueOrThrow({ where: { id } });
    expect(JSON.stringify(stored)).not.toContain(token);
    const { body: list } = await get(links(), ana.token);
    expect(JSON.stringify(list)).not.toContain(token);
    expect(list.items[0]).toMatchObject({ id, expiresAt: null, createdBy: { id: ana.userId } });
  });

  it("are an owner's to make, list and withdraw", async () => {
    const { id } = await share();
    const tried = async (person: TestPerson) => [
      (await api.call("POST", links(), { as: person.token, body: {} })).status,
      (await get(links(), person.token)).status,
      (await api.call("DELETE", `${links()}/${id}`, { as: person.token })).status,
    ];
    for (const role of ["EDITOR", "COMMENTER", "VIEWER"] as const)
      expect(await tried(await addMember(api, ana, role))).toEqual([403, 403, 403]);
    expect(await tried(tom)).toEqual([404, 404, 404]);
    const ofAnother = `${links(tom.boardId)}/${id}`;
    expect((await api.call("DELETE", ofAnother, { as: tom.token })).status).toBe(404);
    expect(await tried(ana)).toEqual([201, 200, 204]);
  });

  it("stand in the audit, made and withdrawn once", async () => {
    const { id } = await share({ expiresInDays: 7 });
    for (let n = 0; n < 2; n++)
      expect((await api.call("DELETE", `${links()}/${id}`, { as: ana.token })).status).toBe(204);
    const rows = await api.context.prisma.audit.findMany({
      where: { entityId: id },
      orderBy: { seq: "asc" },
    });
    expect(rows.map(({ action, actorId }) => [action, actorId])).toEqual([
      ["share-link.create", ana.userId],
      ["share-link.revoke", ana.userId],
    ]);
    expect(api.rechecks.at(-1)).toEqual({ documentId: ana.boardId });
  });

  it("are limited per board", async () => {
    const { body: board } = await api.call("POST", `/workspaces/${ana.workspaceId}/boards`, {
      as: ana.token,
      body: { title: "Much shared" },
    });
    const path = links(board.id);
    const statuses: number[] = [];
    for (let n = 0; n < 51; n++)
      statuses.push((await api.call("POST", path, { as: ana.token, body: {} })).status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(50);
    expect(statuses.at(-1)).toBe(409);
  });
});

describe("whoever holds a share link", () => {
  it("exchanges it for a cookie that scripts can't read and other sites don't send along", async () => {
    const { token } = await share();
    const { status, body, headers } = await visit(token);
    expect(status).toBe(200);
    expect(body).toMatchObject({ boardId: ana.boardId, title: "Autumn checkout + promotions" });
    expect(Date.parse(body.until) - api.context.clock.now()).toBeLessThanOrEqual(12 * 60 * 60_000);
    const [cookie = ""] = headers.getSetCookie();
    expect(cookie).toMatch(/; HttpOnly; SameSite=Lax; Max-Age=4\d{4}$/);
    expect(cookie).not.toContain(token);
    expect(headers.get("cache-control")).toBe("no-store");
  });

  it("gets a cookie for this host and https only, where the site is https", () => {
    const config = { ...api.context.config, publicUrl: "https://throughline.example.com" };
    const expiresAtMs = api.context.clock.now() + 60_000;
    const visited = { linkId: "l", boardId: "b", visitId: "v", expiresAtMs };
    const cookie = guestCookie({ ...api.context, config }, visited);
    expect(cookie).toMatch(
      /^__Host-throughline-guest-b=.+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=(?:59|60); Secure$/,
    );
  });

  it("sees what is drawn and nothing else", async () => {
    const guest = await guestOf((await share()).token);
    const board = `/boards/${ana.boardId}`;
    expect((await get(`${board}/access`, guest)).body).toMatchObject({ role: "VIEWER", readOnly: "viewer" });
    const { body: content } = await get(`${board}/content`, ana.token);
    expect((await get(`${board}/content`, guest)).body).toEqual(content);
    const base = await api.handlers.api(
      new Request(`${origin}/api/v1/documents/${ana.boardId}/base`, { headers: guest }),
    );
    expect(base.status).toBe(200);

    const refused: [string, string, unknown?][] = [
      ["GET", board],
      ["GET", `${board}/snapshots`],
      ["GET", `${board}/dependencies`],
      ["GET", `${board}/threads`],
      ["GET", `${board}/share-links`],
      ["GET", `/workspaces/${ana.workspaceId}/members`],
      ["GET", `/workspaces/${ana.workspaceId}/boards`],
      ["GET", "/me"],
      ["GET", "/tokens"],
      ["GET", `/boards/${tom.boardId}/content`],
      ["PUT", `${board}/content`, content],
      ["PATCH", board, { title: "Mine" }],
      ["DELETE", board],
      ["POST", `${board}/lock`, {}],
      ["POST", `${board}/unlock`, { reason: "Why not" }],
      ["POST", `${board}/duplicate`, {}],
      ["POST", `${board}/snapshots`, { label: "Mine" }],
      ["POST", `${board}/threads`, { anchor: { type: "POINT", x: 0, y: 0 }, text: "Mine" }],
      ["POST", `${board}/share-links`, {}],
      ["POST", "/tokens", { name: "Mine" }],
    ];
    for (const [method, path, body] of refused) {
      const answer = await api.call(method, path, { as: guest, ...(body === undefined ? {} : { body }) });
      expect(answer.status, `${method} ${path}`).toBe(401);
    }
  });

  it("is told that a board is locked, and let go when it is archived", async () => {
    const { body: board } = await api.call("POST", `/workspaces/${ana.workspaceId}/boards`, {
      as: ana.token,
      body: { title: "Shared" },
    });
    const { body: link } = await api.call("POST", links(board.id), { as: ana.token, body: {} });
    const guest = await guestOf(link.token);
    const access = () => get(`/boards/${board.id}/access`, guest);
    await api.call("POST", `/boards/${board.id}/lock`, { as: ana.token, body: {} });
    expect((await access()).body).toMatchObject({ role: "VIEWER", readOnly: "locked" });
    await api.call("PATCH", `/boards/${board.id}`, { as: ana.token, body: { archived: true } });
    expect((await access()).status).toBe(403);
    expect((await visit(link.token)).body.code).toBe("link.invalid");
  });

  it("who is signed in as well stays a member where they are one, and is a guest elsewhere", async () => {
    const guest = await guestOf((await share()).token);
    const both = (person: TestPerson) => ({ cookie: `${person.cookie.cookie}; ${guest.cookie}` });
    const roleOf = async (person: TestPerson) =>
      (await get(`/boards/${ana.boardId}/access`, both(person))).body.role;
    expect([await roleOf(ana), await roleOf(tom)]).toEqual(["OWNER", "VIEWER"]);
    expect((await get(`/boards/${ana.boardId}`, both(tom))).status).toBe(404);
  });

  it("is refused at once when it is withdrawn, and when its time is over", async () => {
    const [withdrawn, short] = [await share(), await share({ expiresInDays: 1 })];
    const guest = await guestOf(withdrawn.token);
    await api.call("DELETE", `${links()}/${withdrawn.id}`, { as: ana.token });
    expect((await get(`/boards/${ana.boardId}/content`, guest)).status).toBe(403);
    api.advance(23 * 60 * 60_000);
    const late = await visit(short.token);
    expect(Date.parse(late.body.until) - api.context.clock.now()).toBeLessThanOrEqual(60 * 60_000);
    api.advance(2 * 60 * 60_000);
    const cookie = { cookie: cookieOf(late.headers) };
    expect((await get(`/boards/${ana.boardId}/content`, cookie)).status).toBe(401);
    for (const token of [withdrawn.token, short.token, "tls_unknown", ""]) {
      const { status, body } = await visit(token);
      expect([status, body.code]).toEqual([410, "link.invalid"]);
    }
  });

  it("can't make a cookie of their own, nor change one", async () => {
    const { cookie } = await guestOf((await share()).token);
    const [name = "", value = ""] = cookie.split("=");
    const [linkId, visitId, expires, signature = ""] = value.split(".");
    const forged = [
      `${name}=${linkId}.${visitId}.${Number(expires) + 1}.${signature}`,
      `${name}=${linkId}.someone-else.${expires}.${signature}`,
      `${name}=${linkId}.${visitId}.${expires}.${"A".repeat(43)}`,
      `${name}=${linkId}.${visitId}.${expires}.`,
      `${name}=`,
      `${name.replace(ana.boardId, tom.boardId)}=${value}`,
    ];
    for (const one of forged) {
      for (const boardId of [ana.boardId, tom.boardId])
        expect((await get(`/boards/${boardId}/content`, { cookie: one })).status, one).toBe(401);
    }
  });

  it("guesses at most twenty times, and right answers don't count", async () => {
    const { token } = await share();
    const address = "10.9.9.9";
    for (let n = 0; n < 30; n++) expect((await visit(token, address)).status).toBe(200);
    const statuses: number[] = [];
    for (let n = 0; n < 21; n++) statuses.push((await visit(`tls_guess${n}`, address)).status);
    expect(statuses.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 410));
    expect(statuses[20]).toBe(429);
    expect((await visit(token, address)).status).toBe(429);
    expect((await visit(token, "10.9.9.10")).status).toBe(200);
  });
});
