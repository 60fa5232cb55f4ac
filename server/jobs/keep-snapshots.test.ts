import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sampleContent } from "#lib/sample/sample-content.ts";
import { addPerson, startTestApi, type TestApi, type TestPerson } from "#tests/support/test-api.ts";
import { createSnapshotKeeper, type SnapshotKeeper } from "./keep-snapshots.ts";

const minuteMs = 60_000;

describe("automatic snapshots", () => {
  let api: TestApi;
  let ana: TestPerson;
  let keeper: SnapshotKeeper;
  let boardId: string;
  beforeAll(async () => {
    api = await startTestApi();
    ana = await addPerson(api);
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    keeper = createSnapshotKeeper(api.context);
    const path = `/workspaces/${ana.workspaceId}/boards`;
    boardId = (await api.call("POST", path, { as: ana.token, body: { title: "Busy" } })).body.id;
    await api.call("PUT", `/boards/${boardId}/content`, { as: ana.token, body: sampleContent() });
  });

  /** An edit, and the projection that the running server would have written of it. */
  async function edit(title: string): Promise<void> {
    const path = `/boards/${boardId}/content`;
    const { body } = await api.call("GET", path, { as: ana.token });
    body.nodes.s1.title = title;
    await api.call("PUT", path, { as: ana.token, body });
    const { prisma, clock } = api.context;
    const editedAt = new Date(clock.now());
    await prisma.boardProjection.update({ where: { boardId }, data: { editedAt, seq: { increment: 1 } } });
  }
  const list = async () =>
    (await api.call("GET", `/boards/${boardId}/snapshots`, { as: ana.token })).body.items;

  it("are taken every ten minutes while people edit, and not when nobody does", async () => {
    await edit("One");
    expect(await keeper.run()).toEqual([]);
    api.advance(11 * minuteMs);
    expect(await keeper.run()).toEqual([boardId]);
    expect(await keeper.run()).toEqual([]);
    await edit("Two");
    expect(await keeper.run()).toEqual([]);
    api.advance(11 * minuteMs);
    expect(await keeper.run()).toEqual([boardId]);
    api.advance(11 * minuteMs);
    expect(await keeper.run()).toEqual([]);
    const [newest, first] = await list();
    expect([newest, first]).toMatchObject([
      { kind: "AUTOMATIC", createdBy: null },
      { kind: "AUTOMATIC", createdBy: null },
    ]);
    expect(newest.semHash).not.toBe(first.semHash);
    expect(api.notices.at(-1)).toMatchObject({ documentId: boardId, topic: "snapshots", ids: [newest.id] });
  });

  it("aren't taken of what a snapshot has already", async () => {
    await edit("Same");
    await api.call("POST", `/boards/${boardId}/snapshots`, { as: ana.token, body: { label: "Named" } });
    api.advance(11 * minuteMs);
    await edit("Same");
    expect(await keeper.run()).toEqual([]);
    expect(await keeper.run()).toEqual([]);
    expect(await list()).toHaveLength(1);
  });

  it("are taken once by two nodes that come to it together", async () => {
    await edit("Both");
    api.advance(11 * minuteMs);
    const other = createSnapshotKeeper(api.context);
    const taken = await Promise.all([keeper.run(), other.run()]);
    expect(taken.flat()).toEqual([boardId]);
  });

  it("are restored like the others", async () => {
    await edit("To come back");
    api.advance(11 * minuteMs);
    await keeper.run();
    const [{ id }] = await list();
    await edit("Gone again");
    const path = `/boards/${boardId}/snapshots/${id}/restore`;
    expect((await api.call("POST", path, { as: ana.token })).status).toBe(200);
    const { body } = await api.call("GET", `/boards/${boardId}/content`, { as: ana.token });
    expect(body.nodes.s1.title).toBe("To come back");
  });

  it("are thinned as they age, named ones, those of rounds and those kept before a restore never", async () => {
    await api.call("POST", `/boards/${boardId}/snapshots`, { as: ana.token, body: { label: "Named" } });
    const round = { kind: "MIDPOINT", objective: "Where are we?" };
    await api.call("POST", `/boards/${boardId}/rounds`, { as: ana.token, body: round });
    const [{ id }] = await list();
    await edit("Before the restore");
    await api.call("POST", `/boards/${boardId}/snapshots/${id}/restore`, { as: ana.token });
    for (let n = 0; n < 30; n++) {
      api.advance(11 * minuteMs);
      await edit(`Work ${n}`);
      await keeper.run();
    }
    const kinds = (await list()).map(({ kind, createdBy }: { kind: string; createdBy: unknown }) =>
      createdBy ? `${kind} by Ana` : kind,
    );
    const automatic = kinds.filter((kind: string) => kind === "AUTOMATIC").length;
    expect(automatic).toBeGreaterThan(11);
    expect(automatic).toBeLessThan(18);
    expect(kinds.slice(automatic)).toEqual(["AUTOMATIC by Ana", "ROUND by Ana", "NAMED by Ana"]);
    const where = { entityId: boardId, action: "snapshot.thin" };
    const rows = await api.context.prisma.audit.findMany({ where });
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ actorId, via }) => actorId === null && via === "SYSTEM")).toBe(true);
  });
});
