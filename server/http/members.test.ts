import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  addMember,
  addPerson,
  startTestApi,
  type TestApi,
  type TestPerson,
} from "#tests/support/test-api.ts";

let api: TestApi;
let ana: TestPerson;
let mei: TestPerson;
beforeAll(async () => {
  api = await startTestApi({ env: { SIGNUP: "open" } });
  ana = await addPerson(api);
  mei = await addMember(api, ana, "EDITOR");
});
afterAll(() => api.close());

const member = (person: TestPerson) => `/workspaces/${ana.workspaceId}/members/${person.userId}`;
const setRole = (person: TestPerson, role: string, by = ana) =>
  api.call("PATCH", member(person), { as: by.token, body: { role } });
const remove = (person: TestPerson, by = ana) => api.call("DELETE", member(person), { as: by.token });
const roles = async () => {
  const { body } = await api.call("GET", `/workspaces/${ana.workspaceId}/members`, { as: ana.token });
  return Object.fromEntries(
    body.items.map((one: { userId: string; role: string }) => [one.userId, one.role]),
  );
};

describe("members", () => {
  it("get another role at once, on open boards too", async () => {
    expect((await setRole(mei, "VIEWER")).status).toBe(204);
    expect(api.rechecks.at(-1)).toEqual({ userId: mei.userId });
    expect(api.notices.some(({ topic, ids }) => topic === "members" && ids.includes(mei.userId))).toBe(true);
    const { body } = await api.call("GET", `/boards/${ana.boardId}/access`, { as: mei.token });
    expect(body).toMatchObject({ role: "VIEWER", readOnly: "viewer" });
    await setRole(mei, "EDITOR");
  });

  it("removed can't see the workspace any more", async () => {
    const raj = await addMember(api, ana, "EDITOR");
    await api.context.prisma.boardMember.create({
      data: { boardId: ana.boardId, userId: raj.userId, role: "OWNER" },
    });
    expect((await remove(raj)).status).toBe(204);
    expect(api.rechecks.at(-1)).toEqual({ userId: raj.userId });
    for (const path of [`/boards/${ana.boardId}`, `/workspaces/${ana.workspaceId}/members`]) {
      expect((await api.call("GET", path, { as: raj.token })).status).toBe(404);
    }
    expect(await api.context.prisma.boardMember.count({ where: { userId: raj.userId } })).toBe(0);
  });

  it("may leave by themselves, and may not send others away", async () => {
    const lena = await addMember(api, ana, "VIEWER");
    expect((await remove(mei, lena)).status).toBe(403);
    expect((await remove(lena, lena)).status).toBe(204);
  });

  it("keep at least one owner, also when two leave at the same moment", async () => {
    expect((await setRole(ana, "EDITOR")).body).toMatchObject({ status: 409, code: "conflict" });
    expect((await remove(ana, ana)).body).toMatchObject({ status: 409, code: "conflict" });
    await setRole(mei, "OWNER");
    const both = await Promise.all([setRole(ana, "EDITOR"), setRole(mei, "EDITOR", mei)]);
    expect(both.map((one) => one.status).sort()).toEqual([204, 409]);
    expect(Object.values(await roles()).filter((role) => role === "OWNER")).toHaveLength(1);
    const [owner, other] = both[0]?.status === 204 ? [mei, ana] : [ana, mei];
    await setRole(other, "OWNER", owner);
    await setRole(ana, "OWNER", owner);
    await setRole(mei, "EDITOR", ana);
  });
});

describe("invitations", () => {
  const path = () => `/workspaces/${ana.workspaceId}/invitations`;
  const invite = async () => {
    const { body, headers } = await api.call("POST", path(), { as: ana.token, body: { role: "COMMENTER" } });
    return { ...body, token: body.url.split("/").pop() as string, headers };
  };
  const preview = (token: string) => api.call("GET", `/invitations/${token}`);

  it("are links with 256 random bits, of which only the hash is stored", async () => {
    const { id, url, token } = await invite();
    expect(url).toBe(`http://localhost:4321/join/${token}`);
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    const stored = await api.context.prisma.invitation.findUniqueOrThrow({ where: { id } });
    expect(JSON.stringify(stored)).not.toContain(token);
    const { body: list } = await api.call("GET", path(), { as: ana.token });
    expect(JSON.stringify(list)).not.toContain(token);
  });

  it("show what they offer to whoever holds them, and leave no trace in caches or referrers", async () => {
    const { token } = await invite();
    const { body, headers } = await preview(token);
    expect(body).toMatchObject({ role: "COMMENTER", invitedBy: expect.stringContaining("Person") });
    expect([headers.get("cache-control"), headers.get("referrer-policy")]).toEqual([
      "no-store",
      "no-referrer",
    ]);
  });

  it("let somebody with an account join, once, and never lower a role", async () => {
    const { token } = await invite();
    const tom = await addPerson(api);
    const accept = (person: TestPerson) =>
      api.call("POST", `/invitations/${token}/accept`, { as: person.token });
    expect((await accept(tom)).body.workspace).toMatchObject({ id: ana.workspaceId, role: "COMMENTER" });
    expect((await accept(tom)).body.workspace).toMatchObject({ role: "COMMENTER" });
    expect((await accept(mei)).body.workspace).toMatchObject({ role: "EDITOR" });
    const { body } = await api.call("GET", path(), { as: ana.token });
    expect(body.items[0]).toMatchObject({ useCount: 1 });
  });

  it("end after seven days, and when they are withdrawn", async () => {
    const [withdrawn, old] = [await invite(), await invite()];
    expect((await api.call("DELETE", `${path()}/${withdrawn.id}`, { as: ana.token })).status).toBe(204);
    expect((await preview(withdrawn.token)).body.code).toBe("invitation.invalid");
    api.advance(6 * 24 * 60 * 60_000);
    expect((await preview(old.token)).status).toBe(200);
    api.advance(2 * 24 * 60 * 60_000);
    expect((await preview(old.token)).body.code).toBe("invitation.invalid");
    const accept = await api.call("POST", `/invitations/${old.token}/accept`, { as: ana.token });
    expect(accept.status).toBe(410);
    expect((await api.call("GET", path(), { as: ana.token })).body.items).toEqual([]);
  });
});
