// What many people do at the same moment, on a database that really runs them at the same moment.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyAudit } from "#server/queries/verify-audit.ts";
import { openPostgresTestDatabase } from "#tests/support/embedded-database.ts";
import { hasPostgres, type PostgresServer, startPostgres } from "#tests/support/postgres.ts";
import {
  addMember,
  asPerson,
  password,
  startTestApi,
  type TestApi,
  type TestPerson,
} from "#tests/support/test-api.ts";

describe.runIf(hasPostgres())("at the same moment", () => {
  let postgres: PostgresServer;
  let api: TestApi;
  let ana: TestPerson;
  let mei: TestPerson;
  let firstVisits: number[];

  beforeAll(async () => {
    postgres = await startPostgres();
    api = await startTestApi({ database: await openPostgresTestDatabase(postgres.url) });
    const visit = (n: number) =>
      api.call("POST", "/accounts", { body: { name: "Ana", email: `ana${n}@nordvik.example`, password } });
    const all = await Promise.all([0, 1, 2, 3, 4, 5].map(visit));
    firstVisits = all.map((one) => one.status);
    ana = await asPerson(api, all.find((one) => one.status === 201)?.body);
    mei = await addMember(api, ana, "EDITOR");
  });
  afterAll(async () => {
    await api?.close();
    await postgres?.stop();
  });

  it("only one visitor gets the empty instance", () => {
    expect(firstVisits.sort()).toEqual([201, 403, 403, 403, 403, 403]);
  });

  it("snapshots get numbers of their own", async () => {
    const labels = Array.from({ length: 12 }, (_, n) => `${n}`);
    const path = `/boards/${ana.boardId}/snapshots`;
    const taken = await Promise.all(
      labels.map((label, n) => api.call("POST", path, { as: (n % 2 ? ana : mei).token, body: { label } })),
    );
    const numbers = taken.map((one) => one.body.seq).sort((a, b) => a - b);
    // The sample comes with those of its three rounds.
    expect(numbers).toEqual(labels.map((_, n) => n + 4));
  });

  it("one round opens, and whoever signs while it is closed has signed before or not at all", async () => {
    const path = `/boards/${ana.boardId}/rounds`;
    const required = [{ scope: { type: "LANE", id: "pay" }, approverId: mei.userId }];
    const body = { kind: "MIDPOINT", objective: "Where are we?", required };
    for (let n = 0; n < 4; n++) {
      const opened = await Promise.all([1, 2].map(() => api.call("POST", path, { as: ana.token, body })));
      expect(opened.map(({ status }) => status).sort()).toEqual([201, 409]);
      const id = opened.find(({ status }) => status === 201)?.body.id;
      const [signed, closed] = await Promise.all([
        api.call("POST", `${path}/${id}/approvals`, { as: mei.token, body: { verdict: "APPROVE" } }),
        api.call("POST", `${path}/${id}/close`, { as: ana.token }),
      ]);
      expect(closed.status).toBe(200);
      const wasInTime = signed.status === 201;
      expect(closed.body.closed.outcome).toBe(wasInTime ? "APPROVED" : "UNANSWERED");
      expect(await api.context.prisma.approval.count({ where: { roundId: id } })).toBe(wasInTime ? 1 : 0);
    }
  });

  it("comments of a thread get places of their own, one resolves it, and deleted words stay gone", async () => {
    const path = `/boards/${ana.boardId}/threads`;
    const anchor = { type: "NODE", id: "s1" };
    const { body: thread } = await api.call("POST", path, { as: ana.token, body: { anchor, text: "Who?" } });
    const replies = Array.from({ length: 10 }, (_, n) =>
      api.call("POST", `${path}/${thread.id}/comments`, {
        as: (n % 2 ? ana : mei).token,
        body: { text: `${n}` },
      }),
    );
    const resolve = [ana, mei].map((person) =>
      api.call("PATCH", `${path}/${thread.id}`, {
        as: person.token,
        body: { state: "RESOLVED", outcome: { kind: "DECISION", text: "Pia says so" } },
      }),
    );
    const statuses = (await Promise.all([...replies, ...resolve])).map(({ status }) => status);
    expect(statuses.every((status) => status < 300)).toBe(true);
    const { body: all } = await api.call("GET", `${path}/${thread.id}`, { as: ana.token });
    expect([all.commentCount, all.comments.length, all.state]).toEqual([11, 11, "RESOLVED"]);
    const { prisma } = api.context;
    expect(await prisma.audit.count({ where: { entityId: thread.id, action: "thread.resolve" } })).toBe(1);

    const own = all.comments.filter(
      (comment: { by: { userId: string } }) => comment.by.userId === ana.userId,
    );
    for (const { id } of own) {
      const comment = `${path}/${thread.id}/comments/${id}`;
      await Promise.all([
        api.call("DELETE", comment, { as: ana.token }),
        api.call("PATCH", comment, { as: ana.token, body: { text: "Said again" } }),
      ]);
      const row = await prisma.comment.findUniqueOrThrow({ where: { id } });
      expect(row).toMatchObject({ text: "", deletedAt: expect.any(Date) });
    }
  });

  it("two owners can't both stop being one", async () => {
    const path = (person: TestPerson) => `/workspaces/${ana.workspaceId}/members/${person.userId}`;
    for (let round = 0; round < 5; round++) {
      await api.context.prisma.membership.updateMany({
        where: { workspaceId: ana.workspaceId },
        data: { role: "OWNER" },
      });
      const [one, other] = await Promise.all([
        api.call("DELETE", path(ana), { as: ana.token }),
        api.call("PATCH", path(mei), { as: mei.token, body: { role: "EDITOR" } }),
      ]);
      expect([one.status, other.status].sort()).toEqual([204, 409]);
      const owners = await api.context.prisma.membership.count({
        where: { workspaceId: ana.workspaceId, role: "OWNER" },
      });
      expect(owners).toBe(1);
      await api.context.prisma.membership.upsert({
        where: { workspaceId_userId: { workspaceId: ana.workspaceId, userId: ana.userId } },
        create: { workspaceId: ana.workspaceId, userId: ana.userId, role: "OWNER" },
        update: { role: "OWNER" },
      });
    }
  });

  it("the audit stays one unbroken chain", async () => {
    const titles = Array.from({ length: 20 }, (_, n) => `Board ${n}`);
    const path = `/workspaces/${ana.workspaceId}/boards`;
    const made = await Promise.all(
      titles.map((title) => api.call("POST", path, { as: ana.token, body: { title } })),
    );
    expect(made.every((one) => one.status === 201)).toBe(true);
    const verdict = await verifyAudit(api.context, ana.workspaceId);
    expect(verdict.kind).toBe("intact");
    expect(verdict).toMatchObject({
      rows: await api.context.prisma.audit.count({ where: { workspaceId: ana.workspaceId } }),
    });
  });

  it("what was signed can't be changed on this database either", async () => {
    const { prisma } = api.context;
    await expect(prisma.snapshot.updateMany({ data: { label: "Forged" } })).rejects.toThrow();
    await expect(prisma.snapshot.deleteMany()).rejects.toThrow();
    await expect(prisma.audit.deleteMany()).rejects.toThrow();
    await expect(prisma.$executeRaw`TRUNCATE "Audit"`).rejects.toThrow();
    await api.call("PATCH", `/boards/${ana.boardId}`, { as: ana.token, body: { archived: true } });
    expect((await api.call("DELETE", `/boards/${ana.boardId}`, { as: ana.token })).status).toBe(204);
    expect(await prisma.snapshot.count()).toBe(0);
  });
});
