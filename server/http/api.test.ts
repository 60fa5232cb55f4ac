import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  addMember,
  addPerson,
  type CallOptions,
  origin,
  startTestApi,
  type TestApi,
  type TestPerson,
} from "#tests/support/test-api.ts";

let api: TestApi;
let ana: TestPerson;
let editor: TestPerson;
let commenter: TestPerson;
let viewer: TestPerson;
let stranger: TestPerson;
let snapshotId: string;
let invitationId: string;
let edgeId: string;
let linkId: string;
let changeId: string;

beforeAll(async () => {
  api = await startTestApi({ env: { SIGNUP: "open" } });
  ana = await addPerson(api);
  stranger = await addPerson(api);
  editor = await addMember(api, ana, "EDITOR");
  commenter = await addMember(api, ana, "COMMENTER");
  viewer = await addMember(api, ana, "VIEWER");
  const label = { label: "Before the test" };
  snapshotId = (await api.call("POST", `/boards/${ana.boardId}/snapshots`, { as: ana.token, body: label }))
    .body.id;
  const invitations = await api.call("GET", `/workspaces/${ana.workspaceId}/invitations`, { as: ana.token });
  invitationId = invitations.body.items[0].id;
  const link = await api.call("POST", `/boards/${ana.boardId}/share-links`, { as: ana.token, body: {} });
  linkId = link.body.id;
  const change = { title: "Pay later" };
  changeId = (
    await api.call("POST", `/boards/${ana.boardId}/change-requests`, { as: ana.token, body: change })
  ).body.id;
  const { body: content } = await api.call("GET", `/boards/${ana.boardId}/content`, { as: ana.token });
  edgeId = Object.keys(content.edges).find((id) => content.edges[id].cls === "DEPENDENCY") ?? "";
});
afterAll(() => api.close());

interface Case {
  method: string;
  path: () => string;
  body?: unknown;
  /** A body that must be refused with 422. */
  badBody?: unknown;
  ok: number;
  /** Roles below OWNER that may, too. */
  also?: ("editor" | "commenter" | "viewer")[];
  /** What somebody outside the workspace gets. */
  stranger?: number;
}

const everyone = ["editor", "commenter", "viewer"] as const;
const board = () => `/boards/${ana.boardId}`;
const workspace = () => `/workspaces/${ana.workspaceId}`;

const inAWeek = () => new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);

const cases: Case[] = [
  { method: "GET", path: () => "/me", ok: 200, also: [...everyone], stranger: 200 },
  {
    method: "PATCH",
    path: () => "/me",
    body: { color: 4 },
    badBody: { color: 13 },
    ok: 200,
    also: [...everyone],
    stranger: 200,
  },
  { method: "GET", path: () => "/tokens", ok: 200, also: [...everyone], stranger: 200 },
  { method: "GET", path: () => "/workspaces", ok: 200, also: [...everyone], stranger: 200 },
  { method: "PATCH", path: workspace, body: { name: "Nordvik" }, badBody: { name: " " }, ok: 200 },
  { method: "GET", path: () => `${workspace()}/boards`, ok: 200, also: [...everyone] },
  { method: "GET", path: () => `${workspace()}/boards?q=cart&archived=false`, ok: 200, also: [...everyone] },
  {
    method: "POST",
    path: () => `${workspace()}/boards`,
    body: { title: "New" },
    badBody: { title: "New", template: "fancy" },
    ok: 201,
    also: ["editor"],
  },
  { method: "GET", path: () => `${workspace()}/members`, ok: 200, also: [...everyone] },
  {
    method: "PATCH",
    path: () => `${workspace()}/members/${viewer.userId}`,
    body: { role: "VIEWER" },
    badBody: { role: "KING" },
    ok: 204,
  },
  { method: "GET", path: () => `${workspace()}/invitations`, ok: 200 },
  {
    method: "POST",
    path: () => `${workspace()}/invitations`,
    body: { role: "VIEWER" },
    badBody: { role: "OWNER" },
    ok: 201,
  },
  { method: "DELETE", path: () => `${workspace()}/invitations/${invitationId}`, ok: 204 },
  { method: "GET", path: board, ok: 200, also: [...everyone] },
  {
    method: "PATCH",
    path: board,
    body: { title: "Autumn checkout" },
    badBody: { title: "x".repeat(201) },
    ok: 200,
    also: ["editor"],
  },
  { method: "GET", path: () => `${board()}/access`, ok: 200, also: [...everyone] },
  { method: "GET", path: () => `${board()}/content`, ok: 200, also: [...everyone] },
  {
    method: "PUT",
    path: () => `${board()}/content`,
    body: { schema: 1 },
    badBody: { schema: 1, nodse: {} },
    ok: 200,
    also: ["editor"],
  },
  { method: "POST", path: () => `${board()}/duplicate`, ok: 201, also: ["editor"] },
  { method: "GET", path: () => `${board()}/risk`, ok: 200, also: [...everyone] },
  { method: "GET", path: () => `${board()}/gaps`, ok: 200, also: [...everyone] },
  { method: "GET", path: () => `${board()}/gap-waivers`, ok: 200, also: [...everyone] },
  {
    method: "POST",
    path: () => `${board()}/gap-waivers`,
    body: { code: "CHK-005", elementId: null, reason: "Another team watches it.", until: inAWeek() },
    badBody: { code: "CHK-005", elementId: null, reason: " ", until: inAWeek() },
    ok: 201,
    also: ["editor"],
  },
  {
    method: "POST",
    path: () => `${board()}/what-if`,
    body: { down: ["y2"] },
    badBody: { down: [] },
    ok: 200,
    also: [...everyone],
  },
  { method: "GET", path: () => `${board()}/snapshots`, ok: 200, also: [...everyone] },
  { method: "GET", path: () => `${board()}/snapshots/${snapshotId}`, ok: 200, also: [...everyone] },
  { method: "GET", path: () => `${board()}/compare?from=${snapshotId}`, ok: 200, also: [...everyone] },
  { method: "GET", path: () => `${board()}/stability`, ok: 200, also: [...everyone] },
  {
    method: "POST",
    path: () => `${board()}/snapshots/${snapshotId}/restore`,
    ok: 200,
    also: ["editor"],
  },
  {
    method: "POST",
    path: () => `${board()}/snapshots/${snapshotId}/restore`,
    body: { part: "meta" },
    badBody: { part: "a b" },
    ok: 200,
    also: ["editor"],
  },
  {
    method: "POST",
    path: () => `${board()}/snapshots`,
    body: { label: "Round 1" },
    badBody: { label: "" },
    ok: 201,
    also: ["editor"],
  },
  { method: "GET", path: () => `${board()}/change-requests`, ok: 200, also: [...everyone] },
  { method: "GET", path: () => `${board()}/change-requests/${changeId}`, ok: 200, also: [...everyone] },
  {
    method: "GET",
    path: () => `${board()}/change-requests/${changeId}/comparison`,
    ok: 200,
    also: [...everyone],
  },
  {
    method: "POST",
    path: () => `${board()}/change-requests`,
    body: { title: "Pay by invoice", source: "CAMPAIGN" },
    badBody: { title: " " },
    ok: 201,
    also: ["editor"],
  },
  {
    method: "PATCH",
    path: () => `${board()}/change-requests/${changeId}`,
    body: { whatGivesWay: "Gift-wrap goes to later" },
    badBody: { source: "RUMOUR" },
    ok: 200,
    also: ["editor"],
  },
  { method: "GET", path: () => `${board()}/dependencies`, ok: 200, also: [...everyone] },
  {
    method: "POST",
    path: () => `${board()}/dependencies/${edgeId}/responses`,
    body: { verdict: "ACKNOWLEDGED", promisedBy: "2026-10-01" },
    badBody: { verdict: "ACKNOWLEDGED", promisedBy: "tomorrow" },
    ok: 201,
    also: ["editor"],
  },
  { method: "GET", path: () => `/documents/${ana.boardId}/base`, ok: 200, also: [...everyone] },
  { method: "GET", path: () => `${board()}/share-links`, ok: 200 },
  {
    method: "POST",
    path: () => `${board()}/share-links`,
    body: { expiresInDays: 7 },
    badBody: { expiresInDays: 0 },
    ok: 201,
  },
  { method: "DELETE", path: () => `${board()}/share-links/${linkId}`, ok: 204 },
  {
    method: "POST",
    path: () => `${board()}/lock`,
    body: { reason: "Review" },
    badBody: { reason: " " },
    ok: 200,
  },
  {
    method: "POST",
    path: () => `${board()}/unlock`,
    body: { reason: "Done" },
    badBody: {},
    ok: 200,
  },
  { method: "POST", path: () => "/invitations/nonsense/accept", ok: 410, also: [...everyone], stranger: 410 },
];
const writes = cases.filter((one) => one.method !== "GET");

const send = (one: Case, as: CallOptions["as"], body = one.body) =>
  api.call(one.method, one.path(), { as, ...(body === undefined ? {} : { body }) });
const named = (list: Case[]) =>
  list.map((one) => [`${one.method} ${one.path.toString().replace("() => ", "")}`, one] as const);

describe("every route", () => {
  it.each(named(cases))("%s asks strangers to sign in", async (_name, one) => {
    const { status, body } = await send(one, undefined);
    expect([status, body.code]).toEqual([401, "auth.required"]);
  });

  it.each(named(cases))("%s hides what isn't theirs from other workspaces", async (_name, one) => {
    expect((await send(one, stranger.token)).status).toBe(one.stranger ?? 404);
  });

  it.each(named(cases))("%s heeds the role", async (_name, one) => {
    const roles = { viewer, commenter, editor };
    for (const [role, person] of Object.entries(roles)) {
      const isAllowed = one.also?.includes(role as keyof typeof roles) ?? false;
      const { status } = await send(one, person.token);
      expect([role, status]).toEqual([role, isAllowed ? one.ok : 403]);
    }
    expect((await send(one, ana.token)).status).toBe(one.ok);
  });

  it.each(named(writes))("%s refuses a write that another site makes with the cookie", async (_name, one) => {
    const body = one.body ?? {};
    for (const foreign of ["https://evil.example", "null", `${origin}.evil.example`]) {
      const headers = { origin: foreign };
      const { status, body: problem } = await api.call(one.method, one.path(), {
        as: ana.cookie,
        body,
        headers,
      });
      expect([status, problem.code]).toEqual([403, "access.origin"]);
    }
  });

  it.each(named(cases.filter((one) => one.badBody)))(
    "%s names what is wrong with a body",
    async (_name, one) => {
      const { status, body } = await send(one, ana.token, one.badBody);
      expect([status, body.code]).toEqual([422, "validation.failed"]);
      expect(body.errors[0].message).toEqual(expect.any(String));
      expect((await send(one, ana.token, "{" as never)).status).toBe(400);
    },
  );
});

describe("the door", () => {
  const path = () => `/workspaces/${ana.workspaceId}/boards`;
  const body = { title: "By cookie" };

  it("takes a cookie's write from our own pages", async () => {
    expect((await api.call("POST", path(), { as: ana.cookie, body })).status).toBe(201);
    const fetched = { cookie: ana.cookie.cookie, "sec-fetch-site": "same-origin" };
    expect((await api.call("POST", path(), { body, headers: fetched })).status).toBe(201);
  });

  it("takes a cookie's write from a program only as JSON, which other sites can't make a browser send", async () => {
    const program = { cookie: ana.cookie.cookie };
    expect((await api.call("POST", path(), { body, headers: program })).status).toBe(201);
    const duplicate = await api.call("POST", `/boards/${ana.boardId}/duplicate`, { headers: program });
    expect(duplicate.body.code).toBe("access.origin");
    for (const site of ["cross-site", "same-site", "none"]) {
      const headers = { ...program, "sec-fetch-site": site };
      expect((await api.call("POST", path(), { body, headers })).body.code).toBe("access.origin");
    }
  });

  it("takes JSON and nothing else", async () => {
    for (const type of [
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data",
      "application/jsonp",
    ]) {
      const headers = { "content-type": type };
      expect((await api.call("POST", path(), { as: ana.cookie, body, headers })).status).toBe(415);
    }
  });

  it("takes no token from a query, and a wrong one counts as nobody even beside a good cookie", async () => {
    expect((await api.call("GET", `/me?token=${ana.token.token}`)).status).toBe(401);
    const headers = { authorization: "Bearer tl_wrong" };
    expect((await api.call("GET", "/me", { as: ana.cookie, headers })).status).toBe(401);
  });

  it("refuses large and deep bodies before looking into them", async () => {
    const large = await api.call("POST", path(), { as: ana.token, body: { title: "x".repeat(1_100_000) } });
    expect([large.status, large.body.code]).toEqual([413, "body.too-large"]);
    const deep = `{"title":${"[".repeat(100)}${"]".repeat(100)}}`;
    expect((await api.call("POST", path(), { as: ana.token, body: deep })).status).toBe(400);
    const content = JSON.stringify({ schema: 1, padding: "x".repeat(2_000_000) });
    const put = await api.call("PUT", `/boards/${ana.boardId}/content`, { as: ana.token, body: content });
    expect(put.status).toBe(422);
  });

  it("stores no text that a database can't", async () => {
    for (const title of ["zero\u0000", "half \ud83d"]) {
      expect((await api.call("POST", path(), { as: ana.token, body: { title } })).status).toBe(422);
    }
  });

  it("calls an id that can't be one not found, and an address that doesn't exist too", async () => {
    for (const wrong of [
      "/boards/%00",
      "/boards/a%20b",
      "/boards/..%2f..",
      `/boards/${"x".repeat(65)}`,
      "/nothing",
    ]) {
      expect((await api.call("GET", wrong, { as: ana.token })).status).toBe(404);
    }
  });

  it("limits guesses of bearer tokens and of invitation links", async () => {
    const from = (address: string) => ({ "x-throughline-address": address });
    const statuses = new Set<number>();
    for (let n = 0; n < 21; n++) {
      const headers = { ...from("10.9.9.9"), authorization: `Bearer tl_guess${n}` };
      statuses.add((await api.call("GET", "/me", { headers })).status);
    }
    expect([...statuses]).toEqual([401, 429]);
    const links = [];
    for (let n = 0; n < 21; n++)
      links.push(await api.call("GET", `/invitations/guess${n}`, { headers: from("10.9.9.8") }));
    expect(links[0]?.status).toBe(410);
    expect(links.at(-1)?.status).toBe(429);
    expect(Number(links.at(-1)?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await api.call("GET", "/me", { as: ana.token, headers: from("10.9.9.9") })).status).toBe(200);
  });

  it("describes itself without a sign-in", async () => {
    const { body: document } = await api.call("GET", "/openapi.json");
    expect(document.openapi).toBe("3.1.0");
    const described = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations as object).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(described).toContain("PUT /api/v1/boards/{boardId}/content");
    expect(described).toHaveLength(79);
  });
});
