import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createCommands } from "#lib/board/commands/create-commands.ts";
import type { BoardContent } from "#lib/board/model.ts";
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

const get = (path: string) => api.call("GET", path, { as: ana.token });
const post = (path: string, body: unknown, person = ana) =>
  api.call("POST", path, { as: person.token, body });
const content = async (boardId: string): Promise<BoardContent> =>
  (await get(`/boards/${boardId}/content`)).body;

/** A copy of the sample board, and a snapshot of it. */
async function sample() {
  const path = `/workspaces/${ana.workspaceId}/boards`;
  const { id: boardId } = (await post(path, { title: "Copy", template: "sample" })).body;
  const { body: snapshot } = await post(`/boards/${boardId}/snapshots`, { label: "Good" });
  const restore = (part: string) =>
    post(`/boards/${boardId}/snapshots/${snapshot.id}/restore`, { part }, mei);
  return { boardId, snapshotId: snapshot.id, restore, original: await content(boardId) };
}

type Commands = ReturnType<typeof createCommands>;
const draw = (boardId: string, change: (commands: Commands) => { ok: boolean }) =>
  api.context.rooms.transact(boardId, { userId: ana.userId }, (doc) => {
    expect(change(createCommands(doc, { newId: api.context.newId })).ok).toBe(true);
  });
const replace = async (boardId: string, body: BoardContent) =>
  expect((await api.call("PUT", `/boards/${boardId}/content`, { as: ana.token, body })).status).toBe(200);

/** The board after somebody deleted a flow, and its second card with all links of it. */
function withoutFlow(original: BoardContent, flowId: string): { changed: BoardContent; cardId: string } {
  const changed = structuredClone(original);
  const cardId = original.flows[flowId]?.path.find((id) => isOnlyOn(original, flowId, id)) ?? "";
  delete changed.flows[flowId];
  delete changed.nodes[cardId];
  delete changed.layout[cardId];
  delete changed.layout[`${cardId}:view`];
  for (const edge of Object.values(changed.edges))
    if (edge.sourceId === cardId || edge.targetId === cardId) delete changed.edges[edge.id];
    else if (edge.fallback?.nodeId === cardId) delete edge.fallback.nodeId;
  for (const risk of Object.values(changed.risks))
    if (!changed.nodes[risk.targetId] && !changed.edges[risk.targetId]) delete changed.risks[risk.id];
  for (const assumption of Object.values(changed.assumptions))
    assumption.targetIds = assumption.targetIds.filter(
      (id) => changed.nodes[id] || changed.edges[id] || changed.flows[id] || changed.checkpoints[id],
    );
  return { changed, cardId };
}
const isOnlyOn = ({ flows }: BoardContent, flowId: string, cardId: string) =>
  Object.values(flows).every((flow) => flow.id === flowId || !flow.path.includes(cardId));

describe("a part of a snapshot", () => {
  it("a flow comes back with its cards and flow edges, live; what else changed stays, and what is left out is named", async () => {
    const { boardId, original, restore } = await sample();
    const { changed, cardId } = withoutFlow(original, "E1");
    await replace(boardId, changed);
    await draw(boardId, ({ setText }) => setText("nodes", "x2", "title", "Drawn since"));
    const before = await content(boardId);

    const { status, body } = await restore("E1");
    expect(status).toBe(200);
    const after = await content(boardId);
    expect(after.flows).toEqual(original.flows);
    expect(after.nodes[cardId]).toEqual(original.nodes[cardId]);
    expect(after.layout[cardId]).toEqual(original.layout[cardId]);
    const cards = new Set(original.flows.E1?.path);
    for (const edge of Object.values(original.edges))
      if (edge.cls === "CONTROL" && cards.has(edge.sourceId) && cards.has(edge.targetId))
        expect(after.edges[edge.id]).toEqual(edge);
    expect(after.nodes.x2?.title).toBe("Drawn since");
    const lost = Object.keys(original.edges).filter((id) => !after.edges[id]);
    expect(body.leftOut.map(({ id }: { id: string }) => id).sort()).toEqual(lost.sort());
    for (const one of body.leftOut)
      expect(one).toMatchObject({ kind: "edges", name: expect.any(String), reason: "outside" });

    const { body: safety } = await get(`/boards/${boardId}/snapshots/${body.safetySnapshotId}`);
    const name = original.flows.E1?.name;
    expect(safety).toMatchObject({ kind: "AUTOMATIC", label: `Before restoring “${name}” from “Good”` });
    expect(safety.content).toEqual(before);
    expect(api.notices.at(-1)).toEqual({
      documentId: boardId,
      topic: "snapshots",
      ids: [body.safetySnapshotId],
    });
    expect(await restore("E1").then(({ body: again }) => again.semHash)).toBe(body.semHash);
    expect(await content(boardId)).toEqual(after);
  });

  it("an element comes back alone, with one audit row; threads stay as they are", async () => {
    const { boardId, snapshotId, original, restore } = await sample();
    const anchor = { type: "NODE", id: "s5" };
    const thread = await post(`/boards/${boardId}/threads`, { anchor, text: "Why?" });
    const threads = (await get(`/boards/${boardId}/threads`)).body;
    await draw(boardId, ({ setText }) => setText("nodes", "s5", "title", "Other"));
    await draw(boardId, ({ setText }) => setText("nodes", "s1", "title", "Drawn since"));
    const { body } = await restore("s5");
    expect(body.leftOut).toEqual([]);
    const after = await content(boardId);
    expect(after.nodes.s5).toEqual(original.nodes.s5);
    expect(after.nodes.s1?.title).toBe("Drawn since");
    expect([thread.status, (await get(`/boards/${boardId}/threads`)).body]).toEqual([201, threads]);
    const where = { entityId: snapshotId, action: "snapshot.restore" };
    const rows = await api.context.prisma.audit.findMany({ where });
    expect(rows.map(({ actorId, after: record }) => [actorId, record])).toMatchObject([
      [mei.userId, { part: "s5", leftOut: 0, semHash: body.semHash }],
    ]);
  });

  it("that neither the snapshot nor the board has isn't found, and nothing is kept", async () => {
    const { boardId, original, restore } = await sample();
    const { status, body } = await restore("nobody");
    expect([status, body.code]).toEqual([404, "not-found"]);
    expect(await content(boardId)).toEqual(original);
    const { items } = (await get(`/boards/${boardId}/snapshots`)).body;
    expect(items.filter((one: { kind: string }) => one.kind === "AUTOMATIC")).toEqual([]);
  });
});
