import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createMailer } from "#server/auth/create-mailer.ts";
import { readConfig } from "#server/config.ts";
import { type FakeIssuer, startFakeIssuer } from "#tests/support/fake-issuer.ts";
import { type SmtpSink, startSmtpSink } from "#tests/support/smtp-sink.ts";
import {
  addMember,
  addPerson,
  CookieJar,
  callAuth,
  origin,
  signIn,
  startTestApi,
  type TestApi,
  type TestPerson,
} from "#tests/support/test-api.ts";

let issuer: FakeIssuer;
let sink: SmtpSink;
let api: TestApi;
let ana: TestPerson;

beforeAll(async () => {
  [issuer, sink] = await Promise.all([startFakeIssuer(), startSmtpSink()]);
  const env = {
    OIDC_ISSUER: issuer.url,
    OIDC_CLIENT_ID: issuer.client.id,
    OIDC_CLIENT_SECRET: issuer.client.secret,
    SMTP_URL: sink.url,
    MAIL_FROM: "Throughline <throughline@nordvik.example>",
  };
  const mailer = createMailer(readConfig(env));
  api = await startTestApi({ env, mailer });
  ana = await addPerson(api);
  await api.context.prisma.user.update({ where: { id: ana.userId }, data: { emailVerified: new Date() } });
});
afterAll(async () => {
  await Promise.all([api.close(), issuer.close(), sink.close()]);
});
afterEach(() => setSignup("invite"));

const setSignup = (signup: "invite" | "open") => {
  api.context.config.signup = signup;
};
const csrfTokenOf = async (jar: CookieJar) =>
  ((await (await callAuth(api, jar, { path: "csrf" })).json()) as { csrfToken: string }).csrfToken;

/** From the button to the page one lands on, as a browser walks it. */
async function walkOidc(jar: CookieJar, callbackUrl = "/"): Promise<string> {
  const fields = { csrfToken: await csrfTokenOf(jar), callbackUrl };
  const start = await callAuth(api, jar, { path: "signin/oidc", fields });
  const atIssuer = await fetch(start.headers.get("location") ?? "", { redirect: "manual" });
  const back = atIssuer.headers.get("location") ?? "";
  const end = await callAuth(api, jar, { path: back });
  return end.headers.get("location") ?? "";
}
const whoIs = async (jar: CookieJar) => (await api.call("GET", "/me", { as: { cookie: jar.header() } })).body;
const invite = async () => {
  const path = `/workspaces/${ana.workspaceId}/invitations`;
  const { body } = await api.call("POST", path, { as: ana.token, body: { role: "EDITOR" } });
  return `/join/${body.url.split("/").pop()}`;
};

describe("single sign-on", () => {
  it("brings somebody invited in with a name from the issuer, and knows them the next time", async () => {
    issuer.person = { sub: "u1", name: "Lena Vogel", email: "Lena@Nordvik.example", email_verified: true };
    const jar = new CookieJar();
    const link = await invite();
    expect(await walkOidc(jar, link)).toBe(`${origin}${link}`);
    const lena = await whoIs(jar);
    expect(lena).toMatchObject({ name: "Lena Vogel", email: "lena@nordvik.example" });
    const { body } = await api.call("GET", "/workspaces", { as: { cookie: jar.header() } });
    expect(body.items).toMatchObject([{ id: ana.workspaceId, role: "EDITOR" }]);

    issuer.person = { ...issuer.person, email: "lena.vogel@nordvik.example" };
    const again = new CookieJar();
    await walkOidc(again);
    expect((await whoIs(again)).id).toBe(lena.id);
  });

  it("keeps strangers out where accounts come by invitation, and lets them in where they don't", async () => {
    issuer.person = { sub: "u2", name: "Tom", email: "tom@nordvik.example", email_verified: true };
    const jar = new CookieJar();
    expect(await walkOidc(jar)).toBe("/sign-in?error=signup.closed");
    expect(jar.has("next-auth.session-token")).toBe(false);
    expect(await walkOidc(new CookieJar(), "/join/not-a-real-invitation")).toBe(
      "/sign-in?error=signup.closed",
    );
    setSignup("open");
    await walkOidc(jar);
    const { body } = await api.call("GET", "/workspaces", { as: { cookie: jar.header() } });
    expect(body.items).toMatchObject([{ name: "Tom’s workspace", role: "OWNER" }]);
  });

  it("links to an account with the same e-mail only if the issuer vouches for the address", async () => {
    const raj = await addMember(api, ana, "VIEWER");
    issuer.person = { sub: "u3", name: "Not Raj", email: raj.email, email_verified: false };
    const jar = new CookieJar();
    expect(await walkOidc(jar)).toBe("/sign-in?error=AccessDenied");
    issuer.person = { sub: "u3", name: "Raj", email: raj.email, email_verified: true };
    await walkOidc(jar);
    expect(await whoIs(jar)).toMatchObject({ id: raj.userId });
  });

  it("takes an account from whoever made it without proving the address, once its owner does", async () => {
    setSignup("open");
    const squatter = await addPerson(api);
    const { prisma } = api.context;
    const own = { provider: "oidc", providerAccountId: "squatter", userId: squatter.userId };
    await prisma.account.create({ data: own });
    issuer.person = { sub: "u4", name: "The real owner", email: squatter.email, email_verified: true };
    const jar = new CookieJar();
    await walkOidc(jar);
    expect(await whoIs(jar)).toMatchObject({ id: squatter.userId });
    await expectShutOut(squatter);
    const linked = await prisma.account.findMany({ where: { userId: squatter.userId } });
    expect(linked.map((one) => one.providerAccountId)).toEqual(["u4"]);
    await walkOidc(new CookieJar());
    expect((await whoIs(jar)).id).toBe(squatter.userId);
  });

  it("proves nothing for an account it doesn't lead into", async () => {
    const [mei, raj] = [await addMember(api, ana, "EDITOR"), await addMember(api, ana, "EDITOR")];
    issuer.person = { sub: "u6", name: "Mei", email: raj.email, email_verified: true };
    await walkOidc(jarOf(await signIn(api, mei.email)));
    expect((await api.call("GET", "/me", { as: raj.token })).status).toBe(200);
    expect((await api.call("GET", "/me", { as: mei.token })).status).toBe(200);
  });

  it("adds itself to the account that is signed in, but not to one whose session has ended", async () => {
    const mei = await addMember(api, ana, "EDITOR");
    const stolen = await signIn(api, mei.email);
    await api.context.prisma.session.deleteMany({ where: { userId: mei.userId } });
    issuer.person = { sub: "attacker", name: "Eve", email: "eve@evil.example", email_verified: true };
    expect(await walkOidc(jarOf(stolen))).toBe("/sign-in?error=signup.closed");
    setSignup("open");
    const eve = jarOf(stolen);
    await walkOidc(eve);
    expect(await whoIs(eve)).toMatchObject({ email: "eve@evil.example" });
    expect(await api.context.prisma.account.count({ where: { userId: mei.userId } })).toBe(0);

    issuer.person = { sub: "u5", name: "Mei", email: "mei@elsewhere.example", email_verified: true };
    const jar = jarOf(await signIn(api, mei.email));
    await walkOidc(jar);
    expect(await whoIs(jar)).toMatchObject({ id: mei.userId });
    const later = new CookieJar();
    await walkOidc(later);
    expect(await whoIs(later)).toMatchObject({ id: mei.userId });
  });

  it("refuses an answer that wasn't asked for in this browser, and a token for somebody else", async () => {
    issuer.person = { sub: "u1", name: "Lena Vogel", email: "lena@nordvik.example", email_verified: true };
    const jar = new CookieJar();
    const fields = { csrfToken: await csrfTokenOf(jar) };
    const start = await callAuth(api, jar, { path: "signin/oidc", fields });
    const atIssuer = await fetch(start.headers.get("location") ?? "", { redirect: "manual" });
    const other = new CookieJar();
    const end = await callAuth(api, other, { path: atIssuer.headers.get("location") ?? "" });
    expect(end.headers.get("location")).toContain("error=");
    expect(other.has("next-auth.session-token")).toBe(false);
    issuer.person = { ...issuer.person, aud: "another-client" };
    expect(await walkOidc(new CookieJar())).toContain("error=");
  });
});

describe("a link by mail", () => {
  const ask = async (email: string, callbackUrl = "/") => {
    const jar = new CookieJar();
    const fields = { csrfToken: await csrfTokenOf(jar), email, callbackUrl, json: "true" };
    const response = await callAuth(api, jar, { path: "signin/email", fields });
    return { jar, answer: (await response.json()) as { url: string }, status: response.status };
  };
  const lastLink = () =>
    /http:\/\/\S+\/api\/auth\/callback\/email\S+/.exec(sink.mails.at(-1)?.data ?? "")?.[0] ?? "";

  it("signs in once", async () => {
    const { jar } = await ask(` ${ana.email.toUpperCase()}`);
    expect(sink.mails.at(-1)?.to).toEqual([ana.email]);
    expect(sink.mails.at(-1)?.data).toContain("From: Throughline <throughline@nordvik.example>");
    const link = lastLink();
    await callAuth(api, jar, { path: link });
    expect(await whoIs(jar)).toMatchObject({ id: ana.userId });
    const second = new CookieJar();
    const used = await callAuth(api, second, { path: link });
    expect(used.headers.get("location")).toContain("error=Verification");
    expect(second.has("next-auth.session-token")).toBe(false);
  });

  it("takes an account from whoever made it without proving the address; a later one takes nothing", async () => {
    const squatter = await addMember(api, ana, "EDITOR");
    const { jar } = await ask(squatter.email);
    await callAuth(api, jar, { path: lastLink() });
    expect(await whoIs(jar)).toMatchObject({ id: squatter.userId });
    await expectShutOut(squatter);
    const again = (await ask(squatter.email)).jar;
    await callAuth(api, again, { path: lastLink() });
    expect((await whoIs(jar)).id).toBe(squatter.userId);
    const last = { where: { workspaceId: `account:${squatter.userId}` }, orderBy: { seq: "desc" } } as const;
    expect(await api.context.prisma.audit.findFirst(last)).toMatchObject({ action: "account.update" });
  });

  it("is stored hashed and ends after an hour", async () => {
    const { jar } = await ask(ana.email);
    const link = lastLink();
    const token = new URL(link).searchParams.get("token") ?? "";
    const rows = await api.context.prisma.verificationToken.findMany();
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(token);
    const anHourAgo = { expires: new Date(Date.now() - 1) };
    await api.context.prisma.verificationToken.updateMany({ data: anHourAgo });
    expect(rows.every((row) => row.expires.getTime() <= Date.now() + 60 * 60_000)).toBe(true);
    const late = await callAuth(api, jar, { path: link });
    expect(late.headers.get("location")).toContain("error=Verification");
  });

  it("is sent to nobody unknown, and the answer doesn't tell", async () => {
    const sent = sink.mails.length;
    const [unknown, known] = [await ask("nobody@nordvik.example"), await ask(ana.email)];
    expect(sink.mails.length).toBe(sent + 1);
    expect(unknown.status).toBe(known.status);
    expect(new URL(unknown.answer.url).search).toBe(new URL(known.answer.url).search);
  });

  it("brings somebody invited in, by the address it went to", async () => {
    const link = await invite();
    const { jar } = await ask("noor.haddad@nordvik.example", link);
    const end = await callAuth(api, jar, { path: lastLink() });
    expect(end.headers.get("location")).toBe(`${origin}${link}`);
    expect(await whoIs(jar)).toMatchObject({ name: "noor.haddad", email: "noor.haddad@nordvik.example" });
    const user = await api.context.prisma.user.findUniqueOrThrow({
      where: { email: "noor.haddad@nordvik.example" },
    });
    expect(user.emailVerified).not.toBeNull();
  });

  it("goes to exactly one address", async () => {
    const sent = sink.mails.length;
    for (const email of [`${ana.email},eve@evil.example`, `eve@evil.example\n${ana.email}`, "ana", ""]) {
      const { answer } = await ask(email);
      expect(answer.url).toContain("error=EmailSignin");
    }
    expect(sink.mails.length).toBe(sent);
  });

  it("can't be used to fill somebody's mailbox", async () => {
    const eve = await addMember(api, ana, "VIEWER");
    const statuses: number[] = [];
    for (let n = 0; n < 7; n++) statuses.push((await ask(eve.email)).status);
    expect(statuses.slice(0, 5).every((status) => status === 200)).toBe(true);
    expect(statuses.slice(-2)).toEqual([429, 429]);
  });

  it("leads nowhere but back here", async () => {
    const { jar } = await ask(ana.email, "https://evil.example/");
    const end = await callAuth(api, jar, { path: lastLink() });
    expect(end.headers.get("location")?.startsWith(origin)).toBe(true);
  });
});

async function expectShutOut({ userId, email, cookie, token }: TestPerson) {
  for (const as of [cookie, token]) expect((await api.call("GET", "/me", { as })).status).toBe(401);
  await expect(signIn(api, email)).rejects.toThrow("sign-in refused");
  expect(api.rechecks).toContainEqual({ userId });
  const where = { workspaceId: `account:${userId}`, action: "account.prove-address" };
  expect(await api.context.prisma.audit.count({ where })).toBe(1);
}

function jarOf(header: string): CookieJar {
  const jar = new CookieJar();
  const headers = new Headers();
  for (const pair of header.split("; ")) headers.append("set-cookie", pair);
  jar.keep(new Response(null, { headers }));
  return jar;
}
