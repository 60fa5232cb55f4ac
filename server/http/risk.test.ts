import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Rehearsal } from "#lib/contracts/rehearsals.ts";
import { type RiskScale, standardScale } from "#lib/risk/risk-scale.ts";
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

describe("the numbers behind the words of a risk", () => {
  const scalePath = () => `/workspaces/${ana.workspaceId}/risk-scale`;
  const put = (scale: RiskScale | null) => api.call("PUT", scalePath(), { as: ana.token, body: { scale } });

  it("are a workspace's own: scores follow, and snapshots keep those of their time", async () => {
    const board = await newBoard("Bins");
    const scoreOf = async (id: string) => {
      const { body } = await api.call("GET", board.at("/risk"), { as: ana.token });
      return body.nodes.find((node: { id: string }) => node.id === id).score;
    };
    const before = await scoreOf("s6");
    const doubled = { ...standardScale, harm: { ...standardScale.harm, WRONG_MONEY_OR_ORDER: 90 } };
    const { body } = await put(doubled);
    expect(body).toEqual({ scale: doubled, isStandard: false });
    expect((await scoreOf("s6")) / before).toBeCloseTo(1.5, 9);
    expect(
      api.notices.some(({ topic, documentId }) => topic === "risk-scale" && documentId === board.id),
    ).toBe(true);

    const taken = await api.call("POST", board.at("/snapshots"), {
      as: ana.token,
      body: { label: "Doubled" },
    });
    expect((await put(null)).body).toEqual({ scale: standardScale, isStandard: true });
    const kept = await api.call("GET", board.at(`/snapshots/${taken.body.id}`), { as: ana.token });
    expect(kept.body.riskScale).toEqual(doubled);
    const restored = await api.call("POST", board.at(`/snapshots/${taken.body.id}/restore`), {
      as: ana.token,
      body: {},
    });
    expect(restored.status).toBe(200);
    expect(await scoreOf("s6")).toBe(before);
  });

  it("are refused when a graver word weighs less, and are for owners", async () => {
    const upside = { ...standardScale, harm: { ...standardScale.harm, FRICTION: 99 } };
    expect((await put(upside)).status).toBe(422);
    const ben = await addPerson(api);
    const asked = await api.call("GET", scalePath(), { as: ben.token });
    expect(asked.status).toBe(404);
  });
});

describe("the scores of the last round", () => {
  it("are those of the newest state that a round was opened or closed with", async () => {
    const board = await newBoard("Trend");
    const { body } = await api.call("GET", board.at("/risk/last-round"), { as: ana.token });
    expect(body.round).toMatchObject({ n: 3 });
    const { body: now } = await api.call("GET", board.at("/risk"), { as: ana.token });
    expect(Object.keys(body.nodes)).toContain(now.nodes[0].id);
    expect(Object.values(body.nodes).every((score) => typeof score === "number")).toBe(true);
  });

  it("are none before the first round", async () => {
    const made = await api.call("POST", `/workspaces/${ana.workspaceId}/boards`, {
      as: ana.token,
      body: { title: "Empty" },
    });
    const { body } = await api.call("GET", `/boards/${made.body.id}/risk/last-round`, { as: ana.token });
    expect(body).toEqual({ round: null, nodes: {}, providers: {} });
  });
});

describe("a rehearsal", () => {
  it("keeps what follows, who was called and when they answered; once ended nothing of it changes", async () => {
    const board = await newBoard("Rehearsed");
    const post = (path: string, body?: object) =>
      api.call("POST", board.at(`/rehearsals${path}`), { as: ana.token, ...(body && { body }) });
    const list = async () =>
      (await api.call("GET", board.at("/rehearsals"), { as: ana.token })).body.items as Rehearsal[];
    const started = await post("", { down: ["y2"], scenario: "The ERP is down" });
    expect(started.status).toBe(201);
    const path = `/${started.body.id}`;
    const [rehearsal] = await list();
    expect(rehearsal).toMatchObject({ scenario: "The ERP is down", ended: null, isCurrent: true, calls: [] });
    expect(rehearsal?.result.affected).toHaveLength(5);
    expect(rehearsal?.result.failing).toContain("f1");

    const personId = rehearsal?.result.ownerIds[0] ?? "";
    expect((await post(`${path}/calls`, { personId })).status).toBe(204);
    expect((await post(`${path}/calls`, { personId })).status).toBe(204);
    const callId = (await list())[0]?.calls[0]?.id;
    expect((await post(`${path}/calls/${callId}/answer`)).status).toBe(204);
    const [call, ...more] = (await list())[0]?.calls ?? [];
    expect(more).toEqual([]);
    expect(call?.answeredAt).not.toBeNull();
    expect((await post(`${path}/calls`, { personId: "nobody" })).status).toBe(404);

    expect((await post(`${path}/end`, { note: "Lena's number was wrong." })).status).toBe(204);
    expect((await post(`${path}/calls`, { personId })).status).toBe(409);
    expect((await list())[0]?.ended).toMatchObject({ note: "Lena's number was wrong." });
    const change = api.context.prisma.rehearsal.updateMany({ data: { note: "All went well." } });
    await expect(change).rejects.toThrow();
    expect(api.notices.at(-1)).toMatchObject({ documentId: board.id, topic: "rehearsals" });

    const { body: content } = await api.call("GET", board.at("/content"), { as: ana.token });
    content.nodes.s6.readiness = "REHEARSED";
    await api.call("PUT", board.at("/content"), { as: ana.token, body: content });
    expect((await list())[0]?.isCurrent).toBe(false);
    const rows = await api.context.prisma.audit.findMany({
      where: { entityId: started.body.id },
      orderBy: { seq: "asc" },
    });
    expect(rows.map(({ action }) => action)).toEqual([
      "rehearsal.start",
      "rehearsal.call",
      "rehearsal.answer",
      "rehearsal.end",
    ]);
  });

  it("is of something that is on the board", async () => {
    const board = await newBoard("Nothing");
    const body = { down: ["not-there"], scenario: "?" };
    const { status } = await api.call("POST", board.at("/rehearsals"), { as: ana.token, body });
    expect(status).toBe(404);
  });
});

async function newBoard(title: string) {
  const path = `/workspaces/${ana.workspaceId}/boards`;
  const { body } = await api.call("POST", path, { as: ana.token, body: { title, template: "sample" } });
  return { id: body.id as string, at: (rest: string) => `/boards/${body.id}${rest}` };
}

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
    // It has changed since somebody approved it.
    expect(await codes()).toContain("DEC-004 e3");
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
