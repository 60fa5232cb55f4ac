import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import {
  addMember,
  addPerson,
  startTestApi,
  type TestApi,
  type TestPerson,
} from "#tests/support/test-api.ts";

let api: TestApi;
let ana: TestPerson;
let people: Record<"EDITOR" | "COMMENTER" | "VIEWER", TestPerson>;
let outsider: TestPerson;
beforeAll(async () => {
  api = await startTestApi({ env: { SIGNUP: "open" } });
  ana = await addPerson(api);
  people = {
    EDITOR: await addMember(api, ana, "EDITOR"),
    COMMENTER: await addMember(api, ana, "COMMENTER"),
    VIEWER: await addMember(api, ana, "VIEWER"),
  };
  outsider = await addPerson(api);
});
afterAll(() => api.close());

const post = (path: string, body?: unknown, person: TestPerson | null = ana) =>
  api.call("POST", path, {
    ...(person ? { as: person.token } : {}),
    ...(body === undefined ? {} : { body }),
  });
const get = (path: string, person = ana) => api.call("GET", path, { as: person.token });
const rowsOf = (entityId: string) =>
  api.context.prisma.audit.findMany({
    where: { entityId, action: { in: ["board.lock", "board.unlock"] } },
    orderBy: { seq: "asc" },
  });
async function newBoard(): Promise<string> {
  const { body } = await post(`/workspaces/${ana.workspaceId}/boards`, { title: "Peak week" });
  return body.id;
}

describe("a lock", () => {
  it("keeps everybody from changing the board, in words, and leaves it to be read", async () => {
    const boardId = await newBoard();
    const path = `/boards/${boardId}`;
    const { body: snapshot } = await post(`${path}/snapshots`, { label: "Before" });
    const { body: content } = await get(`${path}/content`);
    const { status, body } = await post(`${path}/lock`, { reason: "Go-live review" });
    expect([status, body.readOnly]).toEqual([200, "locked"]);
    expect(Date.parse(body.lockedAt)).toBeGreaterThan(0);
    expect(api.rechecks.at(-1)).toEqual({ documentId: boardId });
    expect(api.notices.at(-1)).toEqual({ documentId: boardId, topic: "board", ids: [boardId] });

    for (const person of [ana, people.EDITOR]) {
      expect((await get(`${path}/access`, person)).body.readOnly).toBe("locked");
      for (const refused of [
        await api.call("PUT", `${path}/content`, { as: person.token, body: content }),
        await post(`${path}/snapshots/${snapshot.id}/restore`, undefined, person),
        await post(`${path}/snapshots/${snapshot.id}/restore`, { part: "meta" }, person),
      ]) {
        expect([refused.status, refused.body.code]).toEqual([423, "board.locked"]);
        expect(refused.body.detail).toMatch(/^This board is locked\. .+\.$/);
      }
    }
    expect((await get(`${path}/content`, people.VIEWER)).body).toEqual(content);
  });

  it("[S56] keeps out a change that began before it was set", async () => {
    const boardId = await newBoard();
    const path = `/boards/${boardId}`;
    const { body: content } = await get(`${path}/content`);
    const { rooms } = api.context;
    const { capture } = rooms;
    const captured = vi.spyOn(rooms, "capture").mockImplementationOnce(async (documentId) => {
      await post(`${path}/lock`);
      return capture(documentId);
    });
    const body = { ...content, meta: { objective: "Too late" } };
    const late = await api.call("PUT", `${path}/content`, { as: people.EDITOR.token, body });
    captured.mockRestore();
    expect([late.status, late.body.code]).toEqual([423, "board.locked"]);
    expect((await get(`${path}/content`)).body).toEqual(content);
  });

  it("is lifted with a reason, and then the board can be changed again", async () => {
    const boardId = await newBoard();
    const path = `/boards/${boardId}`;
    await post(`${path}/lock`);
    for (const body of [{}, { reason: " " }]) {
      expect((await post(`${path}/unlock`, body)).body.errors[0].path).toBe("reason");
    }
    const { body } = await post(`${path}/unlock`, { reason: "A carrier dropped out" });
    expect(body).toMatchObject({ lockedAt: null, readOnly: null });
    const { body: content } = await get(`${path}/content`);
    const change = { as: people.EDITOR.token, body: { ...content, meta: { objective: "New" } } };
    expect((await api.call("PUT", `${path}/content`, change)).status).toBe(200);
  });

  it("stands in the audit with who and why, once however often it is asked for", async () => {
    const boardId = await newBoard();
    const path = `/boards/${boardId}`;
    await post(`${path}/unlock`, { reason: "It is open already" });
    await Promise.all([
      post(`${path}/lock`, { reason: "Freeze" }),
      post(`${path}/lock`, { reason: "Freeze" }),
    ]);
    await post(`${path}/unlock`, { reason: "Thaw" });
    await post(`${path}/lock`);
    const rows = await rowsOf(boardId);
    expect(rows.map(({ action, actorId, after }) => ({ action, actorId, after }))).toEqual([
      { action: "board.lock", actorId: ana.userId, after: { reason: "Freeze" } },
      { action: "board.unlock", actorId: ana.userId, after: { reason: "Thaw" } },
      { action: "board.lock", actorId: ana.userId, after: null },
    ]);
  });

  it("is an owner's, to set and to lift", async () => {
    const boardId = await newBoard();
    const tried = async (person: TestPerson | null) => [
      (await post(`/boards/${boardId}/lock`, {}, person)).status,
      (await post(`/boards/${boardId}/unlock`, { reason: "Why not" }, person)).status,
    ];
    for (const person of Object.values(people)) expect(await tried(person)).toEqual([403, 403]);
    expect(await tried(outsider)).toEqual([404, 404]);
    expect(await tried(null)).toEqual([401, 401]);
    expect(await rowsOf(boardId)).toEqual([]);
    expect(await tried(ana)).toEqual([200, 200]);
  });

  it("isn't set on an archived board", async () => {
    const boardId = await newBoard();
    await api.call("PATCH", `/boards/${boardId}`, { as: ana.token, body: { archived: true } });
    const { status, body } = await post(`/boards/${boardId}/lock`);
    expect([status, body.code]).toEqual([409, "conflict"]);
  });
});
