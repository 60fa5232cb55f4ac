import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { boardDoc, schemaKey } from "#lib/board/board-doc.ts";
import { createCommands } from "#lib/board/commands/create-commands.ts";
import { encodeContent } from "#lib/board/content.ts";
import { hashBoard } from "#lib/board/hash-board.ts";
import { readBoard } from "#lib/board/read-board.ts";
import type { Snapshot } from "#prisma/generated/client.ts";
import type { Context } from "#server/context.ts";
import { createProjector } from "#server/projection/create-projector.ts";
import { verifyAudit } from "#server/queries/verify-audit.ts";
import { NotStoredYet } from "#server/room/rooms-port.ts";
import { replaceContent } from "#server/use-cases/replace-content.ts";
import { restoreSnapshot } from "#server/use-cases/restore-snapshot.ts";
import {
  addMember,
  addPerson,
  startTestApi,
  type TestApi,
  type TestPerson,
} from "#tests/support/test-api.ts";

let api: TestApi;
let ana: TestPerson;
let tom: TestPerson;
let mei: TestPerson;
beforeAll(async () => {
  api = await startTestApi({ env: { SIGNUP: "open", BOARD_MAX_ELEMENTS: "200" } });
  ana = await addPerson(api);
  tom = await addPerson(api);
  mei = await addMember(api, ana, "EDITOR");
});
afterAll(() => api.close());

const as = (person: TestPerson) => ({ as: person.token });
const get = (path: string, person = ana) => api.call("GET", path, as(person));
const post = (path: string, body?: unknown, person = ana) =>
  api.call("POST", path, { ...as(person), ...(body === undefined ? {} : { body }) });
const patch = (path: string, body: unknown, person = ana) => api.call("PATCH", path, { ...as(person), body });
const put = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  api.call("PUT", path, { ...as(ana), body, headers });

async function newBoard(template: "blank" | "sample" = "blank", title = "A board"): Promise<string> {
  const { body } = await post(`/workspaces/${ana.workspaceId}/boards`, { title, template });
  return body.id;
}
const content = async (boardId: string) => (await get(`/boards/${boardId}/content`)).body;

/** What a person draws, through the live room. */
const draw = (boardId: string, title: string) =>
  api.context.rooms.transact(boardId, { userId: mei.userId }, (doc) => {
    const laneId = readBoard(doc).board.lanes.keys().next().value ?? "";
    const added = createCommands(doc, { newId: api.context.newId }).addNode({ kind: "STEP", title, laneId });
    expect(added.ok).toBe(true);
  });

describe("content", () => {
  it("read and sent back changes nothing", async () => {
    const before = await get(`/boards/${ana.boardId}/content`);
    const answer = await put(`/boards/${ana.boardId}/content`, before.body);
    expect(answer.status).toBe(200);
    const after = await get(`/boards/${ana.boardId}/content`);
    expect(after.body).toEqual(before.body);
    expect([answer.headers.get("etag"), after.headers.get("etag")]).toEqual([
      before.headers.get("etag"),
      before.headers.get("etag"),
    ]);
  });

  it("is replaced by its difference, in the live document", async () => {
    const boardId = await newBoard("sample");
    const changed = await content(boardId);
    const [id = ""] = Object.keys(changed.nodes);
    changed.nodes[id].title = "Open the cart";
    const before = await api.context.rooms.read(boardId, Y.encodeStateVector);
    await put(`/boards/${boardId}/content`, changed);
    const update = await api.context.rooms.read(boardId, (doc) => Y.encodeStateAsUpdate(doc, before));
    expect(update.length).toBeLessThan(600);
    expect((await content(boardId)).nodes[id].title).toBe("Open the cart");
  });

  it("answers 304 to whoever has it, and 412 to a change of something else", async () => {
    const boardId = await newBoard();
    const path = `/boards/${boardId}/content`;
    const first = await get(path);
    const etag = first.headers.get("etag") ?? "";
    const again = await api.call("GET", path, { ...as(ana), headers: { "if-none-match": `W/${etag}, "x"` } });
    expect([again.status, again.body]).toEqual([304, undefined]);
    await draw(boardId, "Somebody else was here");
    const stale = await put(path, first.body, { "if-match": etag });
    expect([stale.status, stale.body.code]).toEqual([412, "content.changed"]);
    expect(Object.keys((await content(boardId)).nodes)).toHaveLength(1);
    const { headers } = await get(path);
    expect((await put(path, first.body, { "if-match": headers.get("etag") ?? "" })).status).toBe(200);
    expect((await put(path, first.body, { "if-match": "*" })).status).toBe(200);
  });

  it("with fields that don't exist, broken values or ends in nothing is refused, each with its path", async () => {
    const boardId = await newBoard();
    const node = { id: "n1", kind: "STEP", title: "Open cart" };
    const refused = async (wrong: object) => {
      const { status, body } = await put(`/boards/${boardId}/content`, { schema: 1, ...wrong });
      expect([status, body.code]).toEqual([422, "validation.failed"]);
      return body.errors.map((error: { path: string }) => error.path);
    };
    expect(await refused({ nodes: { n1: { ...node, colour: "red" } } })).toEqual(["nodes.n1.colour"]);
    expect(await refused({ nodes: { n1: { ...node, kind: "BOX" } }, extra: 1 })).toEqual(
      expect.arrayContaining(["nodes.n1.kind"]),
    );
    const edge = { id: "e1", cls: "CONTROL", type: "SEQUENCE", sourceId: "n1", targetId: "gone" };
    expect(await refused({ nodes: { n1: node }, edges: { e1: edge } })).toEqual(["edges.e1.targetId"]);
    expect(Object.keys((await content(boardId)).nodes)).toEqual([]);
  });

  it("of more elements than a board holds is refused", async () => {
    const boardId = await newBoard();
    const nodes = Object.fromEntries(
      Array.from({ length: 201 }, (_, n) => [`n${n}`, { id: `n${n}`, kind: "STEP", title: `${n}` }]),
    );
    const { status, body } = await put(`/boards/${boardId}/content`, { schema: 1, nodes });
    expect([status, body.code]).toEqual([413, "board.too-large"]);
  });
});

describe("a board", () => {
  it("starts with its content as row 1 of the log", async () => {
    const boardId = await newBoard("blank", "Black Friday");
    const rows = await api.context.prisma.documentUpdate.findMany({ where: { documentId: boardId } });
    expect(rows.map((row) => row.seq)).toEqual([1]);
    expect(Object.values((await content(boardId)).lanes)).toHaveLength(3);
    expect((await get(`/boards/${boardId}`)).body).toMatchObject({
      title: "Black Friday",
      role: "OWNER",
      readOnly: null,
    });
  });

  it("is copied with its content and without its history", async () => {
    const { body } = await post(`/boards/${ana.boardId}/duplicate`);
    expect(await content(body.id)).toEqual(await content(ana.boardId));
    expect((await get(`/boards/${body.id}`)).body.title).toBe("Autumn checkout + promotions (copy)");
    expect((await get(`/boards/${body.id}/snapshots`)).body.items).toEqual([]);
  });

  it("archived can be read and brought back, not changed; deleted for ever only then, by an owner", async () => {
    const boardId = await newBoard();
    const path = `/boards/${boardId}`;
    const { body: snapshot } = await post(`${path}/snapshots`, { label: "Before" });
    expect((await api.call("DELETE", path, as(ana))).body.code).toBe("conflict");
    expect((await patch(path, { archived: true }, mei)).status).toBe(403);
    expect((await patch(path, { archived: true })).body).toMatchObject({ readOnly: "archived" });
    expect(api.rechecks.at(-1)).toEqual({ documentId: boardId });
    expect((await get(`${path}/access`)).body).toMatchObject({ role: "OWNER", readOnly: "archived" });

    for (const refused of [
      await patch(path, { title: "After" }),
      await put(`${path}/content`, { schema: 1 }),
      await post(`${path}/snapshots`, { label: "After" }),
      await post(`${path}/snapshots/${snapshot.id}/restore`),
      await post(`${path}/dependencies/e1/responses`, { verdict: "DECLINED" }),
    ]) {
      expect([refused.status, refused.body.code]).toEqual([409, "conflict"]);
    }
    const listed = async (archived: boolean) =>
      (await get(`/workspaces/${ana.workspaceId}/boards?archived=${archived}`)).body.items.map(
        (one: { id: string }) => one.id,
      );
    expect(await listed(true)).toContain(boardId);
    expect(await listed(false)).not.toContain(boardId);
    const back = { archived: false, title: "Back again" };
    expect((await patch(path, back)).body).toMatchObject({ readOnly: null, title: "Back again" });

    await patch(path, { archived: true });
    expect((await api.call("DELETE", path, as(mei))).status).toBe(403);
    expect((await api.call("DELETE", path, as(ana))).status).toBe(204);
    expect((await get(path)).status).toBe(404);
    expect(await api.context.prisma.snapshot.count({ where: { boardId } })).toBe(0);
  });

  it("may give somebody another role than the workspace does, and none to outsiders", async () => {
    const boardId = await newBoard();
    const grant = (userId: string) =>
      api.context.prisma.boardMember.create({ data: { boardId, userId, role: "VIEWER" } });
    await grant(mei.userId);
    await grant(tom.userId);
    expect((await get(`/boards/${boardId}/access`, mei)).body).toMatchObject({
      role: "VIEWER",
      readOnly: "viewer",
    });
    expect((await get(`/boards/${boardId}/access`, tom)).status).toBe(404);
  });

  it("of another workspace doesn't exist, also beside an id of one's own", async () => {
    const { body: snapshot } = await post(`/boards/${ana.boardId}/snapshots`, { label: "Ana's" });
    expect((await get(`/boards/${tom.boardId}/snapshots/${snapshot.id}`, tom)).status).toBe(404);
    expect(
      (await post(`/boards/${tom.boardId}/snapshots/${snapshot.id}/restore`, undefined, tom)).status,
    ).toBe(404);
    const { body: invitation } = await post(`/workspaces/${ana.workspaceId}/invitations`, { role: "VIEWER" });
    const path = `/workspaces/${tom.workspaceId}/invitations/${invitation.id}`;
    expect((await api.call("DELETE", path, as(tom))).status).toBe(404);
    expect(
      (await patch(`/workspaces/${tom.workspaceId}/members/${ana.userId}`, { role: "VIEWER" }, tom)).status,
    ).toBe(404);
  });
});

describe("the home page", () => {
  const cards = async (query = "") => (await get(`/workspaces/${ana.workspaceId}/boards${query}`)).body.items;

  it("shows who changed a board last, its owners and its picture", async () => {
    const { items } = (await get(`/workspaces/${tom.workspaceId}/boards`, tom)).body;
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      title: "Autumn checkout + promotions",
      nodeCount: 32,
      role: "OWNER",
      present: [],
      editedBy: { id: tom.userId },
    });
    expect(items[0].ownerNames).toContain("Lena Vogel");
    expect(items[0].thumbnail).toBeTruthy();
  });

  it("finds boards by title and by what is written on them, whatever the letters", async () => {
    const boardId = await newBoard("blank", "Gift cards 100%");
    const titles = async (q: string) =>
      (await cards(`?q=${encodeURIComponent(q)}`)).map((card: { title: string }) => card.title);
    expect(await titles("GIFT cards")).toEqual(["Gift cards 100%"]);
    expect(await titles("paywell")).toContain("Autumn checkout + promotions");
    expect(await titles("paywell")).not.toContain("Gift cards 100%");
    expect(await titles("100%")).toEqual(["Gift cards 100%"]);
    expect(await titles("g_ft")).toEqual([]);
    expect(await titles("\\")).toEqual([]);
    await patch(`/boards/${boardId}`, { archived: true });
    expect(await titles("gift")).toEqual([]);
  });

  it("follows what is drawn: words, number of cards, by whom, newest first", async () => {
    const boardId = await newBoard("blank", "Returns");
    await newBoard("blank", "Newer");
    const { prisma, log, reader } = api.context;
    const projector = createProjector({ prisma, log, reader });
    await draw(boardId, "Refund to wallet");
    await projector.rebuild(boardId);
    const [first] = await cards();
    expect(first).toMatchObject({ id: boardId, nodeCount: 1, editedBy: { id: mei.userId } });
    expect(await cards("?q=wallet")).toHaveLength(1);

    await draw(boardId, "Refund by hand");
    projector.onChanged(boardId, 3);
    await expect.poll(async () => (await cards("?q=hand"))[0]?.nodeCount, { timeout: 4_000 }).toBe(2);
    await projector.close();
  });

  it("makes up for cards that fell behind while the server was away", async () => {
    const boardId = await newBoard("blank", "Fell behind");
    await draw(boardId, "Written just before the end");
    const { prisma, log, reader } = api.context;
    const projector = createProjector({ prisma, log, reader });
    await projector.catchUp();
    await expect.poll(async () => (await cards("?q=just+before"))[0]?.id, { timeout: 4_000 }).toBe(boardId);
    await projector.close();
  });

  it("counts a new title as a change", async () => {
    const boardId = await newBoard("blank", "Old title");
    await newBoard("blank", "In between");
    api.advance(1_000);
    await patch(`/boards/${boardId}`, { title: "New title" }, mei);
    expect((await cards())[0]).toMatchObject({ title: "New title", editedBy: { id: mei.userId } });
    expect(api.notices.at(-1)).toEqual({ documentId: boardId, topic: "board", ids: [boardId] });
  });
});

describe("a change that is shown and waits to be stored", () => {
  const principal = () => ({
    userId: ana.userId,
    name: "Ana",
    email: ana.email,
    color: 1,
    via: { kind: "session", sessionId: "s" } as const,
  });
  /** The rooms while the journal fails: changes are shown, and nobody says that they are saved. */
  const late = (): Pick<Context, "prisma" | "clock" | "newId" | "rooms" | "reader" | "config"> => ({
    ...api.context,
    rooms: {
      ...api.context.rooms,
      transact: async (...given) => {
        throw new NotStoredYet(await api.context.rooms.transact(...given));
      },
    },
  });
  const newestRow = (entityId: string) =>
    api.context.prisma.audit.findFirst({ where: { entityId }, orderBy: { seq: "desc" } });

  it("by replacing the content is on record", async () => {
    const boardId = await newBoard();
    const json = { ...(await content(boardId)), meta: { objective: "Shown" } };
    await expect(
      replaceContent(late(), principal(), { boardId, text: JSON.stringify(json) }),
    ).rejects.toThrow(NotStoredYet);
    expect((await content(boardId)).meta.objective).toBe("Shown");
    expect(await newestRow(boardId)).toMatchObject({ action: "board.content", actorId: ana.userId });
  });

  it("by restoring a snapshot is on record", async () => {
    const boardId = await newBoard("sample");
    const { body: snapshot } = await post(`/boards/${boardId}/snapshots`, { label: "Good" });
    const restored = restoreSnapshot(late(), principal(), { boardId, snapshotId: snapshot.id });
    await expect(restored).rejects.toThrow(NotStoredYet);
    expect(await newestRow(snapshot.id)).toMatchObject({ action: "snapshot.restore", actorId: ana.userId });
  });
});

describe("snapshots", () => {
  it("keep the content with its hashes, numbered per board, and tell open clients", async () => {
    const boardId = await newBoard("sample");
    const { body: first } = await post(`/boards/${boardId}/snapshots`, { label: "Before" }, mei);
    expect(api.notices.at(-1)).toEqual({ documentId: boardId, topic: "snapshots", ids: [first.id] });
    const { body: second } = await post(`/boards/${boardId}/snapshots`, { label: "After" });
    expect([first.seq, second.seq]).toEqual([4, 5]);
    expect(second.semHash).toBe(first.semHash);
    expect(first.counts).toMatchObject({ nodes: 32, flows: 5, checkpoints: 22 });
    const { items } = (await get(`/boards/${boardId}/snapshots`)).body;
    const labels = items.map((one: { label: string }) => one.label);
    expect(labels).toEqual([
      ...["After", "Before"],
      ...["Round 3 · Pre-commit", "Round 2 · Exceptions", "Round 1 · Scope"],
    ]);
    expect(items[1].createdBy.id).toBe(mei.userId);

    const { body: whole } = await get(`/boards/${boardId}/snapshots/${first.id}`);
    expect(whole.content).toEqual(await content(boardId));
    const row = await api.context.prisma.snapshot.findUniqueOrThrow({ where: { id: first.id } });
    const doc = new Y.Doc();
    Y.applyUpdate(doc, row.yUpdate);
    expect(hashBoard(readBoard(doc).board)).toMatchObject({ semHash: row.semHash, layHash: row.layHash });
  });

  it("taken at once get numbers of their own", async () => {
    const boardId = await newBoard();
    const labels = Array.from({ length: 6 }, (_, n) => `${n}`);
    const taken = await Promise.all(labels.map((label) => post(`/boards/${boardId}/snapshots`, { label })));
    expect(taken.map((one) => one.body.seq).sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it("restored give back exactly their content, live, and keep what was there before", async () => {
    const boardId = await newBoard("sample");
    const original = await content(boardId);
    const { body: snapshot } = await post(`/boards/${boardId}/snapshots`, { label: "Good" });
    const changed = structuredClone(original);
    for (const id of Object.keys(changed.flows)) delete changed.flows[id];
    changed.meta.objective = "Something else";
    await put(`/boards/${boardId}/content`, changed);
    await draw(boardId, "A step of another person");
    const before = await content(boardId);

    const { status, body: restored } = await post(
      `/boards/${boardId}/snapshots/${snapshot.id}/restore`,
      undefined,
      mei,
    );
    expect([status, restored.semHash, restored.layHash]).toEqual([200, snapshot.semHash, snapshot.layHash]);
    expect(await content(boardId)).toEqual(original);
    const { body: safety } = await get(`/boards/${boardId}/snapshots/${restored.safetySnapshotId}`);
    expect(safety).toMatchObject({ kind: "AUTOMATIC", label: "Before restoring “Good”" });
    expect(safety.content).toEqual(before);
    await post(`/boards/${boardId}/snapshots/${safety.id}/restore`);
    expect(await content(boardId)).toEqual(before);
  });

  describe("that aren't as they were kept", () => {
    /** As the database would hold one that was damaged, or written by another version. */
    async function insertSnapshot(boardId: string, changes: Partial<Snapshot>): Promise<string> {
      const { prisma, newId } = api.context;
      const { body } = await post(`/boards/${boardId}/snapshots`, { label: "Good" });
      const { counts: _, ...good } = await prisma.snapshot.findUniqueOrThrow({ where: { id: body.id } });
      const row = { ...good, ...changes, id: newId(), seq: 900, counts: {} };
      await prisma.snapshot.create({ data: row });
      return row.id;
    }
    const restore = (boardId: string, id: string) => post(`/boards/${boardId}/snapshots/${id}/restore`);

    it("aren't restored, and nothing is touched", async () => {
      const boardId = await newBoard("sample");
      const before = await content(boardId);
      const id = await insertSnapshot(boardId, { json: JSON.stringify({ ...before, flows: {} }) });
      const { status, body } = await restore(boardId, id);
      expect([status, body.code]).toEqual([409, "conflict"]);
      expect(await content(boardId)).toEqual(before);
      const { items } = (await get(`/boards/${boardId}/snapshots`)).body;
      expect(items.filter((one: { kind: string }) => one.kind === "AUTOMATIC")).toEqual([]);
    });

    it("are restored where an older version counted the fingerprint another way", async () => {
      const boardId = await newBoard("sample");
      const before = await content(boardId);
      const id = await insertSnapshot(boardId, { hashVersion: 0, semHash: "of then", layHash: "of then" });
      await draw(boardId, "Drawn since");
      expect((await restore(boardId, id)).status).toBe(200);
      expect(await content(boardId)).toEqual(before);
    });

    it("are restored from their document where an older version wrote them", async () => {
      const boardId = await newBoard("sample");
      const before = await content(boardId);
      const doc = new Y.Doc();
      Y.applyUpdate(doc, encodeContent(before));
      boardDoc(doc).meta.set(schemaKey, 0);
      const older = { json: JSON.stringify({ schema: 0 }), yUpdate: Y.encodeStateAsUpdate(doc) };
      const id = await insertSnapshot(boardId, { ...older, yUpdate: new Uint8Array(older.yUpdate) });
      await draw(boardId, "Drawn since");
      expect((await restore(boardId, id)).status).toBe(200);
      expect(await content(boardId)).toEqual(before);
    });
  });

  it("can't be changed or deleted by anybody, not even in the database; automatic ones only by being thinned", async () => {
    const boardId = await newBoard();
    const { prisma } = api.context;
    const { body: named } = await post(`/boards/${boardId}/snapshots`, { label: "Signed" });
    const { body: restored } = await post(`/boards/${boardId}/snapshots/${named.id}/restore`);
    await expect(
      prisma.snapshot.update({ where: { id: named.id }, data: { label: "Forged" } }),
    ).rejects.toThrow();
    await expect(prisma.snapshot.delete({ where: { id: named.id } })).rejects.toThrow();
    await expect(prisma.snapshot.deleteMany({ where: { boardId, kind: "NAMED" } })).rejects.toThrow();
    const automatic = { where: { id: restored.safetySnapshotId } };
    await expect(prisma.snapshot.update({ ...automatic, data: { label: "Forged" } })).rejects.toThrow();
    await prisma.snapshot.delete(automatic);
    expect((await get(`/boards/${boardId}/snapshots`)).body.items).toHaveLength(1);
  });
});

describe("dependencies", () => {
  const answers = async (boardId: string) => (await get(`/boards/${boardId}/dependencies`)).body.items;

  it("keep every answer; the newest counts until the terms change", async () => {
    const boardId = await newBoard("sample");
    const sample = await content(boardId);
    const edgeId = Object.keys(sample.edges).find((id) => sample.edges[id].cls === "DEPENDENCY") ?? "";
    const path = `/boards/${boardId}/dependencies/${edgeId}/responses`;
    await post(path, { verdict: "COUNTERED", promisedBy: "2026-10-20", note: "Two weeks later" });
    await post(path, { verdict: "ACKNOWLEDGED", promisedBy: "2026-10-10" }, mei);
    expect(api.notices.at(-1)).toEqual({ documentId: boardId, topic: "dependencies", ids: [edgeId] });
    expect(await answers(boardId)).toMatchObject([
      {
        edgeId,
        verdict: "ACKNOWLEDGED",
        promisedBy: "2026-10-10",
        by: { userId: mei.userId },
        isCurrent: true,
      },
    ]);
    expect(await api.context.prisma.dependencyResponse.count({ where: { boardId } })).toBe(2);

    const change = async (patch: object) => {
      Object.assign(sample.edges[edgeId], patch);
      expect((await put(`/boards/${boardId}/content`, sample)).status).toBe(200);
    };
    await change({ description: "Said in other words" });
    expect((await answers(boardId))[0].isCurrent).toBe(true);
    await change({ needBy: "2026-09-01" });
    expect((await answers(boardId))[0].isCurrent).toBe(false);
    delete sample.edges[edgeId];
    expect((await put(`/boards/${boardId}/content`, sample)).status).toBe(200);
    expect(await answers(boardId)).toEqual([]);
  });

  it("are only what is drawn as one", async () => {
    const boardId = await newBoard("sample");
    const sample = await content(boardId);
    const flowEdge = Object.keys(sample.edges).find((id) => sample.edges[id].cls === "CONTROL");
    for (const edgeId of [flowEdge, "nothing"]) {
      const { status } = await post(`/boards/${boardId}/dependencies/${edgeId}/responses`, {
        verdict: "DECLINED",
      });
      expect(status).toBe(404);
    }
    expect(await answers(boardId)).toEqual([]);
  });

  it("answered stay answered: rows can't be changed or deleted", async () => {
    const row = await api.context.prisma.dependencyResponse.findFirstOrThrow();
    const where = { id: row.id };
    await expect(
      api.context.prisma.dependencyResponse.update({ where, data: { verdict: "DECLINED" } }),
    ).rejects.toThrow();
    await expect(api.context.prisma.dependencyResponse.delete({ where })).rejects.toThrow();
  });
});

describe("the audit", () => {
  it("has one row for each write, chained, and shows any tampering", async () => {
    const { prisma } = api.context;
    const chain = ana.workspaceId;
    const intact = await verifyAudit(api.context, chain);
    expect(intact).toMatchObject({ kind: "intact" });
    const rows = () => prisma.audit.count({ where: { workspaceId: chain } });
    const before = await rows();
    const boardId = await newBoard();
    await patch(`/boards/${boardId}`, { title: "Renamed" });
    await patch(`/boards/${boardId}`, { title: "Renamed" });
    await post(`/boards/${boardId}/snapshots`, { label: "x" });
    expect((await rows()) - before).toBe(3);
    const [last] = await prisma.audit.findMany({
      where: { workspaceId: chain },
      orderBy: { seq: "desc" },
      take: 1,
    });
    expect(last).toMatchObject({ action: "snapshot.take", actorId: ana.userId, via: "API" });
    await expect(
      prisma.audit.update({
        where: { workspaceId_seq: { workspaceId: chain, seq: 2 } },
        data: { actorId: "x" },
      }),
    ).rejects.toThrow();
    await expect(prisma.audit.deleteMany({ where: { workspaceId: chain } })).rejects.toThrow();

    // Somebody with all rights in the database can turn the triggers off, but not the arithmetic.
    await prisma.$executeRaw`ALTER TABLE "Audit" DISABLE TRIGGER USER`;
    await prisma.$executeRaw`UPDATE "Audit" SET "actorId" = 'somebody else' WHERE "workspaceId" = ${chain} AND seq = 3`;
    await prisma.$executeRaw`ALTER TABLE "Audit" ENABLE TRIGGER USER`;
    expect(await verifyAudit(api.context, chain)).toEqual({ kind: "broken", seq: 3 });
  });
});
