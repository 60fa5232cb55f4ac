import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addPerson, startTestApi, type TestApi, type TestPerson } from "#tests/support/test-api.ts";

let api: TestApi;
let ana: TestPerson;
beforeAll(async () => {
  api = await startTestApi({ env: { SIGNUP: "open" } });
  ana = await addPerson(api);
});
afterAll(() => api.close());

const call = (method: string, path: string, body?: object) =>
  api.call(method, `/boards/${ana.boardId}${path}`, { as: ana.token, ...(body && { body }) });

describe("the risk of a board", () => {
  it("is worked out from what is drawn now, with the path to each cause", async () => {
    const { body } = await call("GET", "/risk");
    expect(body.nodes[0]).toMatchObject({ id: "s6", severity: "HIGH" });
    expect(body.nodes[0].causes[0]).toMatchObject({ elementId: "y2", path: ["e9"] });
    expect(body.providers[0]).toMatchObject({ id: "y2", proximity: 1 });

    const { body: content } = await call("GET", "/content");
    content.nodes.s6.readiness = "REHEARSED";
    await call("PUT", "/content", content);
    const { body: rehearsed } = await call("GET", "/risk");
    expect(rehearsed.nodes[0].id).toBe("s2");
  });

  it("shows what fails with the ERP, and which fallback leans on it", async () => {
    const { body } = await call("POST", "/what-if", { down: ["y2"] });
    expect(body.affected).toHaveLength(5);
    expect(body.flowIds).toHaveLength(5);
    expect(body.answers).toContainEqual({ exceptionId: "x1", fallbackId: "f1", failsBy: ["e23"] });
    expect(body.unanswered).toEqual(["x1"]);
  });
});

describe("the gaps of a board", () => {
  it("are found in what is drawn now, and a promise that comes too late is one", async () => {
    const board = `/workspaces/${ana.workspaceId}/boards`;
    const made = await api.call("POST", board, {
      as: ana.token,
      body: { title: "Gaps", template: "sample" },
    });
    const at = (path: string) => `/boards/${made.body.id}${path}`;
    const codes = async () => {
      const { body } = await api.call("GET", at("/gaps"), { as: ana.token });
      return body.items.map(
        ({ code, elementId }: { code: string; elementId: string }) => `${code} ${elementId}`,
      );
    };
    expect(await codes()).toContain("OWN-001 x5");
    expect(await codes()).not.toContain("DEP-002 e9");
    const late = { verdict: "COUNTERED", promisedBy: "2099-01-01" };
    await api.call("POST", at("/dependencies/e9/responses"), { as: ana.token, body: late });
    expect(await codes()).toContain("DEP-002 e9");
  });

  it("can be left open by somebody who answers for it, until a day, and on record after it is withdrawn", async () => {
    const { body: board } = await api.call("POST", `/workspaces/${ana.workspaceId}/boards`, {
      as: ana.token,
      body: { title: "Waived", template: "sample" },
    });
    const at = (path: string) => `/boards/${board.id}${path}`;
    const waive = (until: string) =>
      api.call("POST", at("/gap-waivers"), {
        as: ana.token,
        body: { code: "OWN-001", elementId: "x5", reason: "Named in the next round.", until },
      });
    const waiverOfX5 = async () => {
      const { body } = await api.call("GET", at("/gaps"), { as: ana.token });
      return body.items.find(({ code, elementId }: GapKey) => code === "OWN-001" && elementId === "x5")
        .waiver;
    };
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    expect(await waiverOfX5()).toBeNull();
    expect([(await waive(day(-2))).status, (await waive(day(300))).status]).toEqual([422, 422]);
    const { body: waiver, status } = await waive(day(10));
    expect(status).toBe(201);
    expect(await waiverOfX5()).toMatchObject({ id: waiver.id, by: { userId: ana.userId } });
    expect(api.notices.at(-1)).toMatchObject({ documentId: board.id, topic: "waivers", ids: [waiver.id] });
    const withdraw = () => api.call("DELETE", at(`/gap-waivers/${waiver.id}`), { as: ana.token });
    expect([(await withdraw()).status, (await withdraw()).status]).toEqual([204, 204]);
    expect(await waiverOfX5()).toBeNull();
    const rows = await api.context.prisma.audit.findMany({
      where: { entityId: waiver.id },
      orderBy: { seq: "asc" },
    });
    expect(rows.map(({ action }) => action)).toEqual(["gap.waive", "gap.waiver-withdraw"]);
  });
});

interface GapKey {
  code: string;
  elementId: string;
}
