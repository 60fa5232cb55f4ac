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

type Asker = TestPerson | null;
const call = (method: string, path: string, { body, by = ana }: { body?: unknown; by?: Asker } = {}) =>
  api.call(method, path, { ...(by ? { as: by.token } : {}), ...(body === undefined ? {} : { body }) });

async function newBoard(template = "sample"): Promise<string> {
  const path = `/workspaces/${ana.workspaceId}/boards`;
  return (await call("POST", path, { body: { title: "Peak week", template } })).body.id;
}
const threadsOf = (boardId: string) => `/boards/${boardId}/threads`;
const onCard = (id = "s1") => ({ type: "NODE", id });
const open = async (boardId: string, { by = ana, anchor = onCard() as object, text = "Who says so?" } = {}) =>
  (await call("POST", threadsOf(boardId), { body: { anchor, text }, by })).body;
const list = async (boardId: string) => (await call("GET", threadsOf(boardId))).body.items;

const nothingToDo = { kind: "NO_ACTION", text: "The contract says so." };
const resolution = { state: "RESOLVED", outcome: nothingToDo };

describe("a thread", () => {
  it("is opened on an element, answered, resolved and opened again, and the others are told each time", async () => {
    const boardId = await newBoard();
    const thread = await open(boardId, { by: people.COMMENTER });
    expect(thread).toMatchObject({
      anchor: onCard(),
      about: "Open cart",
      state: "OPEN",
      resolved: null,
      excerpt: "Who says so?",
      openedBy: { userId: people.COMMENTER.userId },
      commentCount: 1,
      comments: [{ text: "Who says so?", editedAt: null, isDeleted: false }],
    });
    const path = `${threadsOf(boardId)}/${thread.id}`;
    const told = () => api.notices.filter(({ documentId }) => documentId === boardId);
    expect(told()).toEqual([{ documentId: boardId, topic: "threads", ids: [thread.id] }]);

    const answered = await call("POST", `${path}/comments`, { body: { text: "The contract." } });
    expect([answered.status, answered.body.commentCount]).toEqual([201, 2]);
    expect(answered.body.comments.map(({ text }: { text: string }) => text)).toEqual([
      "Who says so?",
      "The contract.",
    ]);
    const resolved = await call("PATCH", path, { body: resolution, by: people.EDITOR });
    expect(resolved.body).toMatchObject({
      state: "RESOLVED",
      resolved: { by: { userId: people.EDITOR.userId } },
    });
    await call("PATCH", path, { body: resolution });
    const again = await call("PATCH", path, { body: { state: "OPEN" }, by: people.COMMENTER });
    expect(again.body).toMatchObject({ state: "OPEN", resolved: null, commentCount: 2 });
    expect(told()).toHaveLength(4);

    const rows = await api.context.prisma.audit.findMany({
      where: { entityId: thread.id },
      orderBy: { seq: "asc" },
    });
    expect(rows.map(({ action, actorId }) => [action, actorId])).toEqual([
      ["thread.open", people.COMMENTER.userId],
      ["thread.reply", ana.userId],
      ["thread.resolve", people.EDITOR.userId],
      ["thread.reopen", people.COMMENTER.userId],
    ]);
  });

  it("is pinned to whatever the board holds, or to a point of it, and to nothing else", async () => {
    const boardId = await newBoard();
    const { body: content } = await call("GET", `/boards/${boardId}/content`);
    const [edgeId] = Object.keys(content.edges);
    const [flowId] = Object.keys(content.flows);
    const [checkpointId] = Object.keys(content.checkpoints);
    const anchors = [
      { type: "EDGE", id: edgeId },
      { type: "FLOW", id: flowId },
      { type: "LANE", id: content.nodes.s1.laneId },
      { type: "CHECKPOINT", id: checkpointId },
      { type: "POINT", x: 12.5, y: -40 },
    ];
    for (const anchor of anchors) expect((await open(boardId, { anchor })).anchor).toEqual(anchor);
    expect((await list(boardId)).map(({ anchor }: { anchor: object }) => anchor)).toEqual(anchors.reverse());

    for (const anchor of [onCard("nothing"), { type: "EDGE", id: "s1" }]) {
      const { status } = await call("POST", threadsOf(boardId), { body: { anchor, text: "?" } });
      expect(status).toBe(404);
    }
    for (const anchor of [
      { type: "NODE" },
      { type: "POINT", x: 1e9, y: 0 },
      { type: "PAGE", id: "s1" },
      null,
    ]) {
      const { status } = await call("POST", threadsOf(boardId), { body: { anchor, text: "?" } });
      expect(status).toBe(422);
    }
  });

  it("stays when its element is deleted, and knows what that was called", async () => {
    const boardId = await newBoard();
    const { id } = await open(boardId);
    const { body: content } = await call("GET", `/boards/${boardId}/content`);
    const uses = ({ sourceId, targetId }: { sourceId: string; targetId: string }) =>
      sourceId === "s1" || targetId === "s1";
    for (const edgeId of Object.keys(content.edges))
      if (uses(content.edges[edgeId])) delete content.edges[edgeId];
    for (const flow of Object.values<{ path: string[] }>(content.flows))
      flow.path = flow.path.filter((nodeId) => nodeId !== "s1");
    delete content.nodes.s1;
    await call("PUT", `/boards/${boardId}/content`, { body: content });
    expect(await list(boardId)).toMatchObject([{ id, anchor: onCard(), about: "Open cart" }]);
  });

  it("goes on while the board is locked, and not once it is archived", async () => {
    const boardId = await newBoard();
    await call("POST", `/boards/${boardId}/lock`, { body: {} });
    const { id } = await open(boardId, { by: people.COMMENTER });
    const path = `${threadsOf(boardId)}/${id}`;
    expect((await call("POST", `${path}/comments`, { body: { text: "Yes" } })).status).toBe(201);
    await call("PATCH", `/boards/${boardId}`, { body: { archived: true } });
    expect((await call("POST", `${path}/comments`, { body: { text: "Late" } })).status).toBe(409);
    expect((await call("PATCH", path, { body: resolution })).status).toBe(409);
    expect((await call("GET", path)).body.commentCount).toBe(2);
  });

  it("of two who resolve it at once, one did", async () => {
    const boardId = await newBoard();
    const { id } = await open(boardId);
    const body = resolution;
    const path = `${threadsOf(boardId)}/${id}`;
    await Promise.all([call("PATCH", path, { body }), call("PATCH", path, { body, by: people.EDITOR })]);
    const rows = await api.context.prisma.audit.count({ where: { entityId: id, action: "thread.resolve" } });
    expect(rows).toBe(1);
  });
});

describe("an outcome", () => {
  // Somebody of their own: one person may comment only so often a minute.
  let by: TestPerson;
  beforeAll(async () => {
    by = await addMember(api, ana, "EDITOR");
  });
  const resolve = async (outcome?: object) => {
    const boardId = ana.boardId;
    const { id } = await open(boardId, { by });
    const path = `${threadsOf(boardId)}/${id}`;
    const answer = await call("PATCH", path, {
      body: { state: "RESOLVED", ...(outcome && { outcome }) },
      by,
    });
    return { ...answer, path, id, reopen: () => call("PATCH", path, { body: { state: "OPEN" }, by }) };
  };
  const action = () => ({
    ...{ kind: "ACTION", text: "Ask the ERP team", due: "2026-12-03" },
    ownerId: people.EDITOR.userId,
  });

  it("is what a thread is resolved by: without one, or without its words, it stays open", async () => {
    for (const outcome of [
      undefined,
      { kind: "DECISION" },
      { kind: "BLOCKER", text: "  " },
      { text: "Done" },
    ]) {
      const { status, path } = await resolve(outcome);
      expect(status).toBe(422);
      expect((await call("GET", path)).body.state).toBe("OPEN");
    }
  });

  it("says that something was decided, changes, blocks or needs no action", async () => {
    for (const kind of ["DECISION", "CHANGE", "BLOCKER"]) {
      const { body } = await resolve({ kind, text: "We keep the voucher." });
      expect(body).toMatchObject({
        state: "RESOLVED",
        outcome: { kind, text: "We keep the voucher.", owner: null, due: null },
      });
    }
  });

  it("that is an action has one member who does it, and a day", async () => {
    const { body } = await resolve(action());
    expect(body.outcome).toMatchObject({
      kind: "ACTION",
      owner: { userId: people.EDITOR.userId },
      due: "2026-12-03",
    });
    for (const missing of ["ownerId", "due"])
      expect((await resolve({ ...action(), [missing]: undefined })).status).toBe(422);
    expect((await resolve({ ...action(), ownerId: outsider.userId })).status).toBe(422);
  });

  it("goes when the thread is opened again, and stays on record", async () => {
    const { reopen, id } = await resolve(nothingToDo);
    expect((await reopen()).body).toMatchObject({ state: "OPEN", outcome: null });
    const rows = await api.context.prisma.audit.findMany({
      where: { entityId: id },
      orderBy: { seq: "asc" },
    });
    expect(rows.map(({ action, before, after }) => [action, before, after])).toMatchObject([
      ["thread.open", null, {}],
      ["thread.resolve", null, { outcome: nothingToDo }],
      ["thread.reopen", { outcome: nothingToDo }, {}],
    ]);
  });
});

describe("a comment", () => {
  it("is plain text of some length, and nothing else", async () => {
    const boardId = await newBoard();
    const path = threadsOf(boardId);
    for (const text of ["", "  \n ", "x".repeat(4_001), "\0", "\ud800", 7]) {
      const { status } = await call("POST", path, { body: { anchor: onCard(), text } });
      expect(status, JSON.stringify(text).slice(0, 20)).toBe(422);
    }
    const markup = "<img src=x onerror=alert(1)> & **bold** 👍";
    const { comments, excerpt } = await open(boardId, { text: ` ${markup}\n` });
    expect([comments[0].text, excerpt]).toEqual([markup, markup]);
    const long = await open(boardId, { text: "👍".repeat(1_000) });
    expect(long.excerpt).toBe(`${"👍".repeat(280)}…`);
  });

  it("is rewritten and deleted by who wrote it only; a mark stays, the words don't", async () => {
    const boardId = await newBoard();
    const { id, comments } = await open(boardId, { by: people.COMMENTER, text: "The secret word" });
    const path = `${threadsOf(boardId)}/${id}/comments/${comments[0].id}`;
    const body = { text: "Another word" };
    for (const by of [ana, people.EDITOR]) {
      expect((await call("PATCH", path, { body, by })).status).toBe(403);
      expect((await call("DELETE", path, { by })).status).toBe(403);
    }
    const edited = await call("PATCH", path, { body, by: people.COMMENTER });
    expect(edited.body.comments[0]).toMatchObject({ text: "Another word", isDeleted: false });
    expect(Date.parse(edited.body.comments[0].editedAt)).toBeGreaterThan(0);
    const told = api.notices.length;
    await call("PATCH", path, { body, by: people.COMMENTER });
    expect(api.notices).toHaveLength(told);

    const { body: deleted } = await call("DELETE", path, { by: people.COMMENTER });
    expect(deleted).toMatchObject({ commentCount: 1, excerpt: "" });
    expect(deleted.comments[0]).toMatchObject({ text: "", editedAt: null, isDeleted: true });
    expect((await call("DELETE", path, { by: people.COMMENTER })).status).toBe(200);
    expect((await call("PATCH", path, { body, by: people.COMMENTER })).status).toBe(409);
    const audit = await api.context.prisma.audit.findMany({ where: { entityId: id } });
    expect(audit.map(({ action }) => action).sort()).toEqual([
      "comment.delete",
      "comment.edit",
      "thread.open",
    ]);
    expect(JSON.stringify(audit)).not.toMatch(/word/);
  });

  it("of many at once takes a place of its own", async () => {
    const boardId = await newBoard();
    const { id } = await open(boardId);
    const path = `${threadsOf(boardId)}/${id}/comments`;
    const askers = [ana, people.EDITOR, people.COMMENTER];
    await Promise.all(askers.map((by) => call("POST", path, { body: { text: "Me too" }, by })));
    const { body } = await call("GET", `${threadsOf(boardId)}/${id}`);
    expect([body.commentCount, body.comments.length]).toEqual([4, 4]);
  });

  it("in haste is refused: thirty a minute", async () => {
    const hasty = await addMember(api, ana, "COMMENTER");
    const boardId = await newBoard();
    const { id } = await open(boardId);
    const path = `${threadsOf(boardId)}/${id}/comments`;
    const statuses: number[] = [];
    for (let n = 0; n < 31; n++)
      statuses.push((await call("POST", path, { body: { text: `${n}` }, by: hasty })).status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(30);
    const refused = await call("POST", path, { body: { text: "more" }, by: hasty });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await call("GET", path.replace("/comments", ""), { by: hasty })).status).toBe(200);
  });

  it("above five hundred in one thread is refused, as is the 2,001st thread", async () => {
    const boardId = await newBoard();
    const { id } = await open(boardId);
    const { prisma } = api.context;
    await prisma.thread.update({ where: { id }, data: { commentCount: 500 } });
    const path = `${threadsOf(boardId)}/${id}/comments`;
    expect((await call("POST", path, { body: { text: "501" }, by: people.EDITOR })).status).toBe(409);
    const like = await prisma.thread.findUniqueOrThrow({ where: { id } });
    const copies = Array.from({ length: 1_999 }, (_, n) => ({ ...like, id: `copy-${n}` }));
    await prisma.thread.createMany({ data: copies });
    const { status } = await call("POST", threadsOf(boardId), {
      body: { anchor: onCard(), text: "?" },
      by: people.EDITOR,
    });
    expect(status).toBe(409);
  });
});

describe("a mention", () => {
  /** Somebody whose thirty comments a minute no other test uses up. */
  const newWriter = () => addMember(api, ana, "EDITOR");
  const seenBy = async (boardId: string, by: TestPerson) =>
    (await call("GET", threadsOf(boardId), { by })).body.items;

  it("stands in the comment for all, and marks the thread for who was mentioned, whatever their role", async () => {
    const boardId = await newBoard();
    const by = await newWriter();
    const mentions = [people.VIEWER.userId, people.COMMENTER.userId];
    const body = { anchor: onCard(), text: "@Somebody and @Another, please look", mentions };
    const { body: thread } = await call("POST", threadsOf(boardId), { body, by });
    expect(thread.comments[0].mentions.map(({ userId }: { userId: string }) => userId).sort()).toEqual(
      mentions.toSorted(),
    );
    expect(thread.mentionedAt).toBeNull();
    for (const mentioned of [people.VIEWER, people.COMMENTER])
      expect((await seenBy(boardId, mentioned))[0].mentionedAt).toBe(thread.lastAt);
    expect((await seenBy(boardId, ana))[0].mentionedAt).toBeNull();

    const path = `${threadsOf(boardId)}/${thread.id}`;
    const reply = { text: "@Ana", mentions: [ana.userId, ana.userId] };
    const { body: answered } = await call("POST", `${path}/comments`, { body: reply, by: people.COMMENTER });
    expect(answered.comments[1].mentions).toHaveLength(1);
    expect((await call("GET", path)).body.mentionedAt).toBe(answered.lastAt);
  });

  it("of somebody outside the workspace, or of very many, is refused, and nothing is written", async () => {
    const boardId = await newBoard();
    const by = await newWriter();
    const { id, comments } = await open(boardId, { by });
    const path = `${threadsOf(boardId)}/${id}`;
    const many = Array.from({ length: 21 }, () => ana.userId);
    for (const mentions of [
      [outsider.userId],
      ["nobody"],
      [ana.userId, outsider.userId],
      many,
      ["a b"],
      "all",
    ]) {
      const body = { text: "@You", mentions };
      const statuses = [
        await call("POST", threadsOf(boardId), { body: { anchor: onCard(), ...body }, by }),
        await call("POST", `${path}/comments`, { body, by }),
        await call("PATCH", `${path}/comments/${comments[0].id}`, { body, by }),
      ].map(({ status }) => status);
      expect(statuses, JSON.stringify(mentions).slice(0, 30)).toEqual([422, 422, 422]);
    }
    expect(await list(boardId)).toMatchObject([{ id, commentCount: 1 }]);
  });

  it("goes and comes with the words, and whoever was mentioned already isn't told again", async () => {
    const boardId = await newBoard();
    const by = await newWriter();
    const { id, comments } = await open(boardId, { by });
    const path = `${threadsOf(boardId)}/${id}/comments/${comments[0].id}`;
    const edit = (text: string, ...mentions: string[]) =>
      call("PATCH", path, { body: { text, mentions }, by });
    const mentionedAt = async (who: TestPerson) => (await seenBy(boardId, who))[0].mentionedAt;
    await edit("@Ana?", ana.userId);
    const first = await mentionedAt(ana);
    await edit("@Ana, @Vera?", ana.userId, people.VIEWER.userId);
    expect([await mentionedAt(ana), await mentionedAt(people.VIEWER)]).toEqual([first, expect.any(String)]);
    await edit("Never mind");
    expect(await mentionedAt(ana)).toBeNull();
    await edit("@Ana!", ana.userId);
    await call("DELETE", path, { by });
    expect(await mentionedAt(ana)).toBeNull();
    expect(await api.context.prisma.mention.count({ where: { threadId: id } })).toBe(0);
  });
});

describe("who may", () => {
  const tried = async (boardId: string, by: Asker) => {
    const { id, comments } = await open(boardId, { by: people.EDITOR });
    const path = threadsOf(boardId);
    const text = { text: "Mine" };
    const writes: [string, string, unknown?][] = [
      ["POST", path, { anchor: onCard(), ...text }],
      ["POST", `${path}/${id}/comments`, text],
      ["PATCH", `${path}/${id}`, resolution],
    ];
    const own: [string, string, unknown?][] = [
      ["PATCH", `${path}/${id}/comments/${comments[0].id}`, text],
      ["DELETE", `${path}/${id}/comments/${comments[0].id}`],
    ];
    const reads: [string, string][] = [
      ["GET", path],
      ["GET", `${path}/${id}`],
    ];
    const statuses = async (requests: [string, string, unknown?][]) => {
      const found: number[] = [];
      for (const [method, to, body] of requests) found.push((await call(method, to, { body, by })).status);
      return found;
    };
    return { reads: await statuses(reads), writes: await statuses(writes), own: await statuses(own) };
  };

  it("reads and writes: members by their role, strangers and nobody not at all", async () => {
    const boardId = await newBoard();
    const may = [201, 201, 200];
    expect(await tried(boardId, people.VIEWER)).toEqual({
      reads: [200, 200],
      writes: [403, 403, 403],
      own: [403, 403],
    });
    expect(await tried(boardId, people.COMMENTER)).toEqual({
      reads: [200, 200],
      writes: may,
      own: [403, 403],
    });
    expect(await tried(boardId, people.EDITOR)).toEqual({ reads: [200, 200], writes: may, own: [200, 200] });
    expect(await tried(boardId, ana)).toEqual({ reads: [200, 200], writes: may, own: [403, 403] });
    const [no404, no401] = [404, 401].map((code) => ({
      reads: [code, code],
      writes: [code, code, code],
      own: [code, code],
    }));
    expect(await tried(boardId, outsider)).toEqual(no404);
    expect(await tried(boardId, null)).toEqual(no401);
  });

  it("a thread of another board isn't found beside a board of one's own", async () => {
    const [boardId, otherId] = [await newBoard(), await newBoard()];
    const { id, comments } = await open(otherId, { by: people.EDITOR });
    const path = `${threadsOf(boardId)}/${id}`;
    const by = people.EDITOR;
    expect((await call("GET", path, { by })).status).toBe(404);
    expect((await call("PATCH", path, { body: resolution, by })).status).toBe(404);
    expect((await call("POST", `${path}/comments`, { body: { text: "?" }, by })).status).toBe(404);
    const comment = `${path}/comments/${comments[0].id}`;
    expect((await call("PATCH", comment, { body: { text: "?" }, by })).status).toBe(404);
    expect((await call("DELETE", comment, { by })).status).toBe(404);
  });
});
