import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  addMember,
  asPerson,
  CookieJar,
  callAuth,
  origin,
  password,
  postSignIn,
  signIn,
  startTestApi,
  type TestApi,
  type TestPerson,
} from "#tests/support/test-api.ts";

let api: TestApi;
let ana: TestPerson;
let firstVisits: number[];
beforeAll(async () => {
  api = await startTestApi();
  const visit = (email: string) =>
    api.call("POST", "/accounts", { body: { name: "Person 1", email, password, workspaceName: "Nordvik" } });
  const both = await Promise.all([visit("ana@nordvik.example"), visit("also-ana@nordvik.example")]);
  firstVisits = both.map((one) => one.status).sort();
  const created = both.find((one) => one.status === 201);
  ana = await asPerson(api, created?.body);
});
afterAll(() => api.close());

const me = async (cookie: string) => (await api.call("GET", "/me", { as: { cookie } })).status;
const post = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  postSignIn(api, new CookieJar(), fields, headers);
const errorOf = async (response: Response) =>
  new URL(((await response.json()) as { url: string }).url).searchParams.get("error");

describe("accounts", () => {
  const newcomer = (email: string, more: object = {}) => ({
    body: { name: "Tom", email, password, ...more },
  });

  it("come by invitation once there is one", async () => {
    const { status, body } = await api.call("POST", "/accounts", newcomer("tom@nordvik.example"));
    expect([status, body.code]).toEqual([403, "signup.closed"]);
    const wrong = await api.call(
      "POST",
      "/accounts",
      newcomer("tom@nordvik.example", { invitationToken: "nonsense" }),
    );
    expect([wrong.status, wrong.body.code]).toEqual([410, "invitation.invalid"]);
    expect(await api.context.prisma.user.count()).toBe(1);
  });

  it("start with a workspace of their own and the sample board in it", async () => {
    const { body } = await api.call("GET", `/boards/${ana.boardId}/content`, { as: ana.token });
    expect([Object.keys(body.nodes).length, Object.keys(body.flows).length]).toEqual([32, 5]);
    const { body: workspaces } = await api.call("GET", "/workspaces", { as: ana.token });
    expect(workspaces.items).toEqual([{ id: ana.workspaceId, name: "Nordvik", role: "OWNER" }]);
  });

  it("join the workspace of their invitation with its role, and get no other", async () => {
    const raj = await addMember(api, ana, "COMMENTER");
    const { body } = await api.call("GET", "/workspaces", { as: raj.token });
    expect(body.items).toEqual([{ id: ana.workspaceId, name: "Nordvik", role: "COMMENTER" }]);
  });

  it("have one per e-mail, however it is written", async () => {
    const invited = await api.call("POST", `/workspaces/${ana.workspaceId}/invitations`, {
      as: ana.token,
      body: { role: "VIEWER" },
    });
    const more = { invitationToken: invited.body.url.split("/").pop() };
    const { status, body } = await api.call(
      "POST",
      "/accounts",
      newcomer(` ${ana.email.toUpperCase()} `, more),
    );
    expect([status, body.code]).toEqual([409, "account.exists"]);
  });

  it("need a name, an e-mail address and twelve characters, each said by its field", async () => {
    for (const password of ["elevenchars", "😀".repeat(11)]) {
      const { status, body } = await api.call("POST", "/accounts", {
        body: { name: "", email: "tom", password },
      });
      expect(status).toBe(422);
      expect(body.errors.map((error: { path: string }) => error.path)).toEqual(["name", "email", "password"]);
      expect(body.errors[2].message).toBe("Use at least 12 characters");
    }
  });

  it("made at the same moment on an empty instance are one", async () => {
    expect(firstVisits).toEqual([201, 403]);
  });
});

describe("signing in", () => {
  it("gives a cookie that scripts can't read and other sites don't send along", async () => {
    const response = await post({ email: ana.email.toUpperCase(), password });
    const cookie = response.headers.getSetCookie().find((one) => one.startsWith("next-auth.session-token="));
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
  });

  it("answers a wrong password and an unknown e-mail alike", async () => {
    const wrong = await post({ email: ana.email, password: "wrong horse battery" });
    const unknown = await post({ email: "nobody@nordvik.example", password: "wrong horse battery" });
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect([await errorOf(wrong), await errorOf(unknown)]).toEqual([
      "CredentialsSignin",
      "CredentialsSignin",
    ]);
  });

  it("is refused after too many wrong passwords, also with the right one, until some time has passed", async () => {
    const from = { "x-throughline-address": "10.1.1.1" };
    const bob = await addMember(api, ana, "VIEWER");
    const answers: Response[] = [];
    for (let n = 0; n < 20; n++) answers.push(await post({ email: bob.email, password: `guess ${n}` }, from));
    const statuses = answers.map((one) => one.status);
    expect(statuses[0]).toBe(401);
    expect(statuses.at(-1)).toBe(429);
    const right = await post({ email: bob.email, password }, from);
    expect(right.status).toBe(429);
    expect(Number(right.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await errorOf(right)).toBe("auth.rate-limited");
    await signIn(api, ana.email);
  });

  it("from another site's page is refused", async () => {
    const response = await post({ email: ana.email, password }, { origin: "https://evil.example" });
    expect(response.status).toBe(403);
    expect(response.headers.getSetCookie()).toEqual([]);
  });

  it("needs next-auth's own token against forged requests", async () => {
    const jar = new CookieJar();
    const fields = { email: ana.email, password, json: "true" };
    const response = await callAuth(api, jar, { path: "callback/credentials", fields });
    expect(response.status).toBe(200);
    expect(jar.has("next-auth.session-token")).toBe(false);
  });

  it("survives what isn't a form", async () => {
    for (const body of ["{", "[]", "null", "\u0000"]) {
      const response = await api.handlers.auth(
        new Request(`${origin}/api/auth/callback/credentials`, {
          method: "POST",
          headers: { "content-type": "application/json", origin },
          body,
        }),
      );
      expect(response.status).toBeLessThan(500);
    }
  });
});

describe("a session", () => {
  it("says who it is, from the database", async () => {
    const jar = new CookieJar();
    const { csrfToken } = (await (await callAuth(api, jar, { path: "csrf" })).json()) as {
      csrfToken: string;
    };
    await callAuth(api, jar, {
      path: "callback/credentials",
      fields: { email: ana.email, password, csrfToken },
    });
    const session = (await (await callAuth(api, jar, { path: "session" })).json()) as { user: unknown };
    expect(session.user).toEqual({ id: ana.userId, name: "Person 1", email: ana.email });
  });

  it("ends at sign-out at once, whoever kept the cookie, and its sockets are looked at", async () => {
    const jar = new CookieJar();
    await postSignIn(api, jar, { email: ana.email, password });
    const kept = jar.header();
    expect(await me(kept)).toBe(200);
    const { csrfToken } = (await (await callAuth(api, jar, { path: "csrf" })).json()) as {
      csrfToken: string;
    };
    await callAuth(api, jar, { path: "signout", fields: { csrfToken } });
    expect(jar.has("next-auth.session-token")).toBe(false);
    const { status, body } = await api.call("GET", "/me", { as: { cookie: kept } });
    expect([status, body.code]).toEqual([401, "auth.session-ended"]);
    expect(api.rechecks.at(-1)).toMatchObject({ sessionId: expect.any(String) });
    const session = await callAuth(api, withCookies(kept), { path: "session" });
    expect(await session.json()).toEqual({});
  });

  it("ends everywhere else when the password changes", async () => {
    const eve = await addMember(api, ana, "EDITOR");
    const [here, elsewhere] = [await signIn(api, eve.email), await signIn(api, eve.email)];
    const change = { current: password, next: "another horse battery" };
    const wrong = { ...change, current: "not the password" };
    expect((await api.call("POST", "/me/password", { as: { cookie: here }, body: wrong })).body.code).toBe(
      "auth.wrong-credentials",
    );
    expect(await me(elsewhere)).toBe(200);
    expect((await api.call("POST", "/me/password", { as: { cookie: here }, body: change })).status).toBe(204);
    expect([await me(here), await me(elsewhere)]).toEqual([200, 401]);
    expect(api.rechecks.at(-1)).toEqual({ userId: eve.userId });
    await expect(signIn(api, eve.email)).rejects.toThrow();
    await signIn(api, eve.email, change.next);
  });

  it("changes no password for the holder of a token, set or not", async () => {
    const eve = await addMember(api, ana, "EDITOR");
    const change = { current: password, next: "another horse battery" };
    const tryIt = () => api.call("POST", "/me/password", { as: eve.token, body: change });
    const { status, body } = await tryIt();
    expect([status, body.code, body.detail]).toEqual([
      403,
      "access.denied",
      "Sign in to change the password.",
    ]);
    await signIn(api, eve.email);
    await api.context.prisma.user.update({ where: { id: eve.userId }, data: { passwordHash: null } });
    expect((await tryIt()).status).toBe(403);
  });

  it("ends by itself after thirty days", async () => {
    const cookie = await signIn(api, ana.email);
    api.advance(29 * 24 * 60 * 60_000);
    expect(await me(cookie)).toBe(200);
    api.advance(2 * 24 * 60 * 60_000);
    expect(await me(cookie)).toBe(401);
  });

  it("made up or signed with another secret is nobody's", async () => {
    for (const value of ["x", "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..a.b.c", "%E0%A4%A"]) {
      expect(await me(`next-auth.session-token=${value}`)).toBe(401);
    }
  });
});

describe("a bearer token", () => {
  it("is shown once and stored as its hash", async () => {
    const cookie = { cookie: await signIn(api, ana.email) };
    const { body } = await api.call("POST", "/tokens", {
      as: cookie,
      body: { name: "CI", expiresInDays: 1 },
    });
    expect(body.token).toMatch(/^tl_[A-Za-z0-9_-]{43}$/);
    const stored = await api.context.prisma.apiToken.findUniqueOrThrow({ where: { id: body.id } });
    expect(JSON.stringify(stored)).not.toContain(body.token);
    const { body: list } = await api.call("GET", "/tokens", { as: cookie });
    expect(JSON.stringify(list)).not.toContain(body.token);
    expect(list.items[0]).toMatchObject({ id: body.id, name: "CI" });
  });

  it("can't make others, so that withdrawing it ends it", async () => {
    expect((await api.call("POST", "/tokens", { as: ana.token, body: { name: "more" } })).status).toBe(403);
  });

  it("ends when it is withdrawn, and when its time is over", async () => {
    const cookie = { cookie: await signIn(api, ana.email) };
    const make = async () =>
      (await api.call("POST", "/tokens", { as: cookie, body: { name: "CI", expiresInDays: 1 } })).body;
    const [first, second] = [await make(), await make()];
    expect((await api.call("DELETE", `/tokens/${first.id}`, { as: cookie })).status).toBe(204);
    expect((await api.call("GET", "/me", { as: { token: first.token } })).status).toBe(401);
    expect((await api.call("GET", "/me", { as: { token: second.token } })).status).toBe(200);
    api.advance(25 * 60 * 60_000);
    expect((await api.call("GET", "/me", { as: { token: second.token } })).status).toBe(401);
  });

  it("of somebody else can't be withdrawn", async () => {
    const dan = await addMember(api, ana, "EDITOR");
    const { body } = await api.call("GET", "/tokens", { as: dan.token });
    expect((await api.call("DELETE", `/tokens/${body.items[0].id}`, { as: ana.token })).status).toBe(404);
    expect((await api.call("GET", "/me", { as: dan.token })).status).toBe(200);
  });
});

function withCookies(header: string): CookieJar {
  const jar = new CookieJar();
  const headers = new Headers();
  for (const pair of header.split("; ")) headers.append("set-cookie", pair);
  jar.keep(new Response(null, { headers }));
  return jar;
}
