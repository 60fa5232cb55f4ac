import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { encodeContent } from "#lib/board/content.ts";
import { parseContent } from "#lib/board/parse-content.ts";
import { readBoard } from "#lib/board/read-board.ts";
import {
  coveredElements,
  hashSignature,
  type ReviewScope,
  signatureOf,
} from "#lib/rounds/covered-elements.ts";
import { sampleContent } from "#lib/sample/sample-content.ts";
import { verifyAudit } from "#server/queries/verify-audit.ts";
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

/** With what the sample has, and without its past. */
async function newBoard(): Promise<string> {
  const path = `/workspaces/${ana.workspaceId}/boards`;
  const { id } = (await call("POST", path, { body: { title: "Peak week" } })).body;
  expect((await call("PUT", `/boards/${id}/content`, { body: sampleContent() })).status).toBe(200);
  return id;
}
const roundsOf = (boardId: string) => `/boards/${boardId}/rounds`;
const lane = (id: string): ReviewScope => ({ type: "LANE", id });
const payments = lane("pay");
/** A pre-commit round over the payments' lane that the viewer has to approve, unless said otherwise. */
const wish = (fields: object = {}) => ({
  kind: "PRECOMMIT",
  objective: "Can we commit to the payment flow?",
  required: [{ scope: payments, approverId: people.VIEWER.userId }],
  ...fields,
});
async function open(boardId: string, fields: object = {}, by: TestPerson = ana) {
  const { status, body } = await call("POST", roundsOf(boardId), { body: wish(fields), by });
  expect([status, body.detail]).toEqual([201, undefined]);
  return body;
}
const sign = (boardId: string, roundId: string, body: object = {}, by: Asker = people.VIEWER) =>
  call("POST", `${roundsOf(boardId)}/${roundId}/approvals`, { body: { verdict: "APPROVE", ...body }, by });
const close = (boardId: string, roundId: string, by: Asker = ana) =>
  call("POST", `${roundsOf(boardId)}/${roundId}/close`, { by });
const list = async (boardId: string) => (await call("GET", roundsOf(boardId))).body.items;
const contentOf = async (boardId: string) => (await call("GET", `/boards/${boardId}/content`)).body;
/** Changes cards on the board, as an editor would. */
async function edit(boardId: string, nodes: Record<string, object>): Promise<void> {
  const content = await contentOf(boardId);
  for (const [id, fields] of Object.entries(nodes)) Object.assign(content.nodes[id], fields);
  expect((await call("PUT", `/boards/${boardId}/content`, { body: content })).status).toBe(200);
}
const actionsOf = async (...entityIds: string[]) => {
  const rows = await api.context.prisma.audit.findMany({
    where: { entityId: { in: entityIds } },
    orderBy: { seq: "asc" },
  });
  return rows.map(({ action, actorId }) => [action, actorId]);
};
const toldOf = (boardId: string) => api.notices.filter(({ documentId }) => documentId === boardId);

describe("a round", () => {
  it("is opened with a snapshot, waits for who has to sign, is signed and closed with another", async () => {
    const boardId = await newBoard();
    const round = await open(boardId, { closesAt: "2026-12-01" });
    expect(round).toMatchObject({
      n: 1,
      kind: "PRECOMMIT",
      locks: false,
      closesAt: "2026-12-01",
      opened: { by: { userId: ana.userId } },
      closed: null,
      closeSnapshot: null,
      required: [
        { scope: payments, about: "Payments — Paywell", approver: { userId: people.VIEWER.userId } },
      ],
      approvals: [],
      state: "OPEN",
      waitingFor: [{ userId: people.VIEWER.userId }],
    });
    expect((await call("GET", `/boards/${boardId}`)).body.state).toBe("IN_REVIEW");
    const signed = await sign(boardId, round.id);
    expect([signed.status, signed.body.state, signed.body.waitingFor]).toEqual([201, "APPROVED", []]);
    expect(signed.body.approvals).toMatchObject([{ verdict: "APPROVE", validity: "VALID", changes: [] }]);
    expect(Object.keys(signed.body.approvals[0].covered)).toEqual(
      expect.arrayContaining(["s5", "cp_auth", "e8"]),
    );

    const closed = await close(boardId, round.id);
    expect([closed.status, closed.body.state]).toEqual([200, "CLOSED"]);
    expect(closed.body.closed).toMatchObject({ by: { userId: ana.userId }, outcome: "APPROVED" });
    const { body: snapshots } = await call("GET", `/boards/${boardId}/snapshots`);
    expect(
      snapshots.items.map(({ id, kind, label }: Record<string, string>) => ({ id, kind, label })),
    ).toEqual([
      { id: closed.body.closeSnapshot.id, kind: "ROUND", label: "Round 1 closed" },
      { id: round.baseSnapshot.id, kind: "ROUND", label: "Round 1 opened" },
    ]);
    expect((await list(boardId)).map(({ n }: { n: number }) => n)).toEqual([1]);
    expect((await open(boardId)).n).toBe(2);
  });

  it("leaves one audit row for each thing written, and tells the board's room", async () => {
    const boardId = await newBoard();
    const round = await open(boardId);
    const { body: signed } = await sign(boardId, round.id);
    const [{ id: approvalId }] = signed.approvals;
    const withdrawal = `${roundsOf(boardId)}/${round.id}/approvals/${approvalId}/withdrawal`;
    await call("POST", withdrawal, { by: people.VIEWER });
    const { body: closed } = await close(boardId, round.id);
    const [viewer, owner] = [people.VIEWER.userId, ana.userId];
    expect(await actionsOf(round.id, approvalId, round.baseSnapshot.id, closed.closeSnapshot.id)).toEqual([
      ["snapshot.take", owner],
      ["round.open", owner],
      ["round.sign", viewer],
      ["round.withdraw", viewer],
      ["snapshot.take", owner],
      ["round.close", owner],
    ]);
    const told = toldOf(boardId).filter(({ topic }) => topic === "rounds");
    expect(told.map(({ ids }) => ids)).toEqual([[round.id], [round.id], [round.id], [round.id]]);
    expect(toldOf(boardId).map(({ topic }) => topic)).toEqual(expect.arrayContaining(["snapshots", "board"]));
    expect((await verifyAudit(api.context, ana.workspaceId)).kind).toBe("intact");
  });

  it("is the only open one of its board", async () => {
    const boardId = await newBoard();
    const opened = await Promise.all([1, 2].map(() => call("POST", roundsOf(boardId), { body: wish() })));
    expect(opened.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(opened.find(({ status }) => status === 409)?.body.detail).toBe("Round 1 is open. Close it first.");
  });

  it("says what is wrong with what was asked for", async () => {
    const boardId = await newBoard();
    const refused = async (fields: object) => {
      const { status, body } = await call("POST", roundsOf(boardId), { body: wish(fields) });
      return [status, body.errors?.[0].path ?? body.code];
    };
    const twice = { scope: payments, approverId: people.VIEWER.userId };
    expect(await refused({ objective: " " })).toEqual([422, "objective"]);
    expect(await refused({ kind: "MIDPOINT", locks: true })).toEqual([422, "locks"]);
    expect(await refused({ locks: true, required: [] })).toEqual([422, "required"]);
    expect(await refused({ required: [twice, twice] })).toEqual([422, "required"]);
    expect(await refused({ required: [{ ...twice, scope: lane("nowhere") }] })).toEqual([404, "not-found"]);
    expect(await refused({ required: [{ ...twice, approverId: outsider.userId }] })).toEqual([
      404,
      "not-found",
    ]);
    expect(await refused({ required: [{ ...twice, approverId: ana.userId }] })).toEqual([409, "conflict"]);
    expect(await list(boardId)).toEqual([]);
  });

  it("that nobody has to approve closes unanswered", async () => {
    const boardId = await newBoard();
    const { id } = await open(boardId, { kind: "DISCOVERY", required: [] });
    expect((await close(boardId, id)).body.closed.outcome).toBe("UNANSWERED");
    expect((await close(boardId, id)).body.code).toBe("conflict");
  });
});

describe("comments without an outcome", () => {
  const comment = async (boardId: string, anchor: object) =>
    (await call("POST", `/boards/${boardId}/threads`, { body: { anchor, text: "Who says so?" } })).body;
  const resolve = (boardId: string, id: string) =>
    call("PATCH", `/boards/${boardId}/threads/${id}`, {
      body: { state: "RESOLVED", outcome: { kind: "NO_ACTION", text: "It says so in the contract." } },
    });
  const cardIn = async (boardId: string, laneId: string): Promise<string> => {
    const { nodes } = await contentOf(boardId);
    return (
      Object.values<{ id: string; laneId: string }>(nodes).find((node) => node.laneId === laneId)?.id ?? ""
    );
  };

  it("keep a round open while they are about what it covers, and no longer", async () => {
    const boardId = await newBoard();
    const { id } = await open(boardId);
    const covered = await comment(boardId, { type: "NODE", id: await cardIn(boardId, "pay") });
    await comment(boardId, { type: "NODE", id: await cardIn(boardId, "erp") });
    await comment(boardId, { type: "POINT", x: 10, y: 10 });
    const [round] = await list(boardId);
    expect(round.openThreads).toMatchObject([
      { id: covered.id, about: covered.about, excerpt: "Who says so?", openedBy: { userId: ana.userId } },
    ]);
    const refused = await close(boardId, id);
    expect([refused.status, refused.body.detail]).toEqual([
      409,
      `The comment on “${covered.about}” has no outcome yet. Say what came of it, then close the round.`,
    ]);
    expect((await list(boardId))[0].closed).toBeNull();
    await resolve(boardId, covered.id);
    const closed = await close(boardId, id);
    expect([closed.status, closed.body.openThreads]).toEqual([200, []]);
  });

  it("anywhere on the board keep a round open that nobody has to approve", async () => {
    const boardId = await newBoard();
    const { id } = await open(boardId, { required: [] });
    const threads = [
      await comment(boardId, { type: "POINT", x: 10, y: 10 }),
      await comment(boardId, { type: "LANE", id: "pay" }),
    ];
    expect((await close(boardId, id)).body.detail).toMatch(/^2 comments have no outcome yet/);
    for (const thread of threads) await resolve(boardId, thread.id);
    expect((await close(boardId, id)).status).toBe(200);
  });
});

describe("a signature", () => {
  it("is only an approver's, and never of whoever opened the round", async () => {
    const boardId = await newBoard();
    const { id } = await open(boardId);
    for (const by of [people.EDITOR, people.COMMENTER])
      expect((await sign(boardId, id, {}, by)).status).toBe(403);
    expect((await sign(boardId, id, {}, ana)).status).toBe(403);
    expect((await sign(boardId, id, {}, outsider)).status).toBe(404);
    expect((await sign(boardId, id, {}, null)).status).toBe(401);
    expect((await sign(boardId, id)).status).toBe(201);
  });

  it("says on what condition, or what has to change; a plain approval has no such words", async () => {
    const boardId = await newBoard();
    const { id } = await open(boardId);
    for (const body of [
      { verdict: "APPROVE_WITH_CONDITIONS" },
      { verdict: "REQUEST_CHANGES", conditions: [" "] },
      { verdict: "APPROVE", conditions: ["If it works"] },
      { verdict: "MAYBE" },
    ])
      expect((await sign(boardId, id, body)).status).toBe(422);
    const asked = await sign(boardId, id, {
      verdict: "REQUEST_CHANGES",
      conditions: ["Name the void after 30 min"],
    });
    expect([asked.body.state, asked.body.approvals[0].conditions]).toEqual([
      "CHANGES_REQUESTED",
      ["Name the void after 30 min"],
    ]);
    const again = await sign(boardId, id, {
      verdict: "APPROVE_WITH_CONDITIONS",
      conditions: ["Rehearse it"],
    });
    expect(again.body.state).toBe("APPROVED");
    expect(again.body.approvals.map(({ validity }: { validity: string }) => validity)).toEqual([
      "SUPERSEDED",
      "VALID",
    ]);
  });

  it("goes stale for exactly what changed, not by a description or a place, and holds again once signed again", async () => {
    const boardId = await newBoard();
    const { id } = await open(boardId);
    await sign(boardId, id);
    const content = await contentOf(boardId);
    await edit(boardId, { s5: { description: "In one page" } });
    content.layout.s5.x += 400;
    const moved = { ...(await contentOf(boardId)), layout: content.layout };
    await call("PUT", `/boards/${boardId}/content`, { body: moved });
    const [noted] = await list(boardId);
    expect(noted.state).toBe("APPROVED");
    expect(noted.approvals[0]).toMatchObject({ validity: "VALID", changes: [], noted: ["s5"] });

    await edit(boardId, { y1: { title: "Paywell API v2" }, w1: { title: "Elsewhere" } });
    const [stale] = await list(boardId);
    expect([stale.state, stale.waitingFor.length]).toEqual(["OPEN", 1]);
    expect(stale.approvals[0]).toMatchObject({
      validity: "STALE",
      changes: [
        {
          id: "y1",
          change: "CHANGED",
          name: "Paywell API v2",
          fields: [{ path: "title", after: "Paywell API v2" }],
        },
      ],
    });
    const { body: again } = await sign(boardId, id);
    expect([again.state, again.approvals[1].validity]).toEqual(["APPROVED", "VALID"]);
  });

  it("is refused when what was seen isn't there any more", async () => {
    const boardId = await newBoard();
    const { id } = await open(boardId);
    const doc = new Y.Doc();
    const content = parseContent(await contentOf(boardId));
    if (!content.ok) throw new Error("the content can't be read");
    Y.applyUpdate(doc, encodeContent(content.value));
    const seenHash = hashSignature(signatureOf(coveredElements(readBoard(doc).board, [payments])));
    await edit(boardId, { s5: { title: "Pay now" } });
    const late = await sign(boardId, id, { seenHash });
    expect([late.status, late.body.code]).toEqual([412, "content.changed"]);
    await edit(boardId, { s5: { title: "Pay" } });
    expect((await sign(boardId, id, { seenHash })).status).toBe(201);
  });

  it("is withdrawn by who gave it, once, and stays on record", async () => {
    const boardId = await newBoard();
    const { id } = await open(boardId);
    const { body } = await sign(boardId, id);
    const path = `${roundsOf(boardId)}/${id}/approvals/${body.approvals[0].id}/withdrawal`;
    expect((await call("POST", path, { by: ana })).status).toBe(403);
    const withdrawn = await call("POST", path, { by: people.VIEWER });
    expect([withdrawn.status, withdrawn.body.state]).toEqual([201, "OPEN"]);
    expect(withdrawn.body.approvals).toMatchObject([
      { validity: "WITHDRAWN", withdrawnAt: expect.any(String), verdict: "APPROVE" },
    ]);
    expect((await call("POST", path, { by: people.VIEWER })).status).toBe(409);
  });

  it("isn't taken once the round is closed, nor more than fifty times", async () => {
    const boardId = await newBoard();
    const { id } = await open(boardId, {
      required: [{ scope: lane("crm"), approverId: people.VIEWER.userId }],
    });
    for (let n = 0; n < 50; n++) expect((await sign(boardId, id)).status).toBe(201);
    expect((await sign(boardId, id)).status).toBe(409);
    await close(boardId, id);
    const { id: next } = await open(boardId);
    await close(boardId, next);
    expect((await sign(boardId, next)).body.detail).toBe("Round 2 is closed. It can't be signed any more.");
  });
});

describe("a round that locks", () => {
  const locking = { locks: true };

  it("locks the board when it is closed approved, for as long as nobody says why not", async () => {
    const boardId = await newBoard();
    const { id } = await open(boardId, locking);
    await sign(boardId, id);
    await close(boardId, id);
    expect(api.rechecks.at(-1)).toEqual({ documentId: boardId });
    const board = async () => (await call("GET", `/boards/${boardId}`)).body;
    expect(await board()).toMatchObject({ state: "LOCKED", readOnly: "locked", lockedForRound: 1 });
    const rows = await api.context.prisma.audit.findMany({
      where: { entityId: boardId, action: "board.lock" },
    });
    expect(rows.map(({ after }) => after)).toEqual([{ round: 1 }]);

    await call("POST", `/boards/${boardId}/unlock`, { body: { reason: "A carrier dropped out" } });
    expect(await board()).toMatchObject({ state: "IN_REVIEW", readOnly: null, lockedForRound: null });
  });

  it("doesn't lock what isn't approved as it is", async () => {
    const boardId = await newBoard();
    for (const spoil of [
      async () => {},
      async (id: string) => void (await sign(boardId, id, { verdict: "ABSTAIN" })),
      async (id: string) => {
        await sign(boardId, id);
        await edit(boardId, { s5: { title: `Pay, before ${id}` } });
      },
    ]) {
      const { id } = await open(boardId, locking);
      await spoil(id);
      expect((await close(boardId, id)).body.closed.outcome).toBe("UNANSWERED");
      expect((await call("GET", `/boards/${boardId}`)).body.readOnly).toBeNull();
    }
  });

  it("keeps and locks what was approved, not what somebody changed at that moment", async () => {
    const boardId = await newBoard();
    const { id } = await open(boardId, locking);
    await sign(boardId, id);
    const { rooms } = api.context;
    const { capture } = rooms;
    const captured = vi.spyOn(rooms, "capture").mockImplementationOnce(async (documentId) => {
      const before = await capture(documentId);
      await edit(boardId, { s5: { title: "Pay, just before the lock" } });
      return before;
    });
    const { body } = await close(boardId, id);
    captured.mockRestore();
    expect(body.closed.outcome).toBe("UNANSWERED");
    expect((await call("GET", `/boards/${boardId}`)).body.readOnly).toBeNull();
    const { body: kept } = await call("GET", `/boards/${boardId}/snapshots/${body.closeSnapshot.id}`);
    expect(kept.content.nodes.s5.title).toBe("Pay, just before the lock");
  });

  it("is an owner's to open and to close", async () => {
    const boardId = await newBoard();
    const by = people.EDITOR;
    expect((await call("POST", roundsOf(boardId), { body: wish(locking), by })).status).toBe(403);
    const { id } = await open(boardId, locking);
    await sign(boardId, id);
    expect((await close(boardId, id, by)).status).toBe(403);
    expect((await close(boardId, id)).status).toBe(200);
  });

  it("is followed by a round over what is locked, or by one that unlocks it with a reason", async () => {
    const boardId = await newBoard();
    const { id } = await open(boardId, locking);
    await sign(boardId, id);
    await close(boardId, id);
    const { id: gate } = await open(boardId, { kind: "GATE" });
    expect((await call("GET", `/boards/${boardId}`)).body.lockedForRound).toBe(1);
    await close(boardId, gate);
    const unlocking = { unlockReason: "The midpoint review goes on" };
    const denied = await call("POST", roundsOf(boardId), { body: wish(unlocking), by: people.EDITOR });
    expect(denied.status).toBe(403);
    await open(boardId, unlocking);
    expect((await call("GET", `/boards/${boardId}`)).body).toMatchObject({
      state: "IN_REVIEW",
      readOnly: null,
    });
    const rows = await api.context.prisma.audit.findMany({
      where: { entityId: boardId, action: "board.unlock" },
    });
    expect(rows.map(({ after }) => after)).toEqual([{ reason: unlocking.unlockReason }]);
  });
});

describe("who may", () => {
  async function tried(by: Asker) {
    const boardId = await newBoard();
    const required = [{ scope: payments, approverId: people.COMMENTER.userId }];
    const reads = (await call("GET", roundsOf(boardId), { by })).status;
    const opened = (await call("POST", roundsOf(boardId), { body: wish({ required }), by })).status;
    const round = opened === 201 ? (await list(boardId))[0] : await open(boardId, { required });
    const signed = await sign(boardId, round.id, {}, by);
    const { body } = await call("GET", roundsOf(boardId));
    const approvalId = body.items[0].approvals[0]?.id ?? "none";
    const path = `${roundsOf(boardId)}/${round.id}/approvals/${approvalId}/withdrawal`;
    const withdrawn = (await call("POST", path, { by })).status;
    return [reads, opened, signed.status, withdrawn, (await close(boardId, round.id, by)).status];
  }

  it("reads, opens, signs, withdraws and closes: by role and assignment; strangers and nobody not at all", async () => {
    expect(await tried(people.VIEWER)).toEqual([200, 403, 403, 404, 403]);
    expect(await tried(people.COMMENTER)).toEqual([200, 403, 201, 201, 403]);
    expect(await tried(people.EDITOR)).toEqual([200, 201, 403, 404, 200]);
    expect(await tried(ana)).toEqual([200, 201, 403, 404, 200]);
    expect(await tried(outsider)).toEqual([404, 404, 404, 404, 404]);
    expect(await tried(null)).toEqual([401, 401, 401, 401, 401]);
  });

  it("a round of another board isn't found beside a board of one's own, and nothing goes on in the archive", async () => {
    const [boardId, otherId] = [await newBoard(), await newBoard()];
    const { id } = await open(otherId);
    expect((await sign(boardId, id)).status).toBe(404);
    expect((await close(boardId, id)).status).toBe(404);
    await call("PATCH", `/boards/${otherId}`, { body: { archived: true } });
    expect((await sign(otherId, id)).status).toBe(409);
    expect((await close(otherId, id)).status).toBe(409);
    expect((await call("POST", roundsOf(otherId), { body: wish() })).status).toBe(409);
  });
});

describe("the sample board", () => {
  it("has three rounds behind it, approved by its team, of which one signature is stale in one place", async () => {
    const rounds = await list(ana.boardId);
    expect(rounds).toMatchObject([
      { n: 3, kind: "PRECOMMIT", state: "CLOSED", closed: { outcome: "APPROVED" }, baseSnapshot: null },
      { n: 2, kind: "EXCEPTIONS", closed: { by: { name: "Tom Eriksen" } } },
      { n: 1, kind: "SCOPE", closeSnapshot: { seq: 1 } },
    ]);
    const pia = rounds[0].approvals.find(({ by }: { by: { name: string } }) => by.name === "Pia Holm");
    expect(pia).toMatchObject({
      validity: "STALE",
      changes: [{ id: "f3", fields: [{ path: "capacityPerDay", before: 60, after: 80 }] }],
    });
    expect((await open(ana.boardId)).n).toBe(4);
  });
});

describe("what was signed in a round", () => {
  it("can't be changed or deleted by anybody, and goes only with its board", async () => {
    const boardId = await newBoard();
    const { id } = await open(boardId);
    const { body } = await sign(boardId, id);
    await call("POST", `${roundsOf(boardId)}/${id}/approvals/${body.approvals[0].id}/withdrawal`, {
      by: people.VIEWER,
    });
    const { prisma } = api.context;
    const where = { boardId };
    const refused = [
      () => prisma.round.updateMany({ where, data: { objective: "Another" } }),
      () => prisma.round.updateMany({ where, data: { closedAt: new Date(), locks: true } }),
      () => prisma.roundRequirement.updateMany({ where, data: { approverId: ana.userId } }),
      () => prisma.approval.updateMany({ where, data: { verdict: "APPROVE" } }),
      () => prisma.approvalWithdrawal.updateMany({ where, data: { at: new Date() } }),
      () => prisma.round.deleteMany({ where }),
      () => prisma.roundRequirement.deleteMany({ where }),
      () => prisma.approval.deleteMany({ where }),
      () => prisma.approvalWithdrawal.deleteMany({ where }),
      () => prisma.snapshot.deleteMany({ where: { ...where, kind: "ROUND" } }),
      () => prisma.$executeRaw`TRUNCATE "Approval" CASCADE`,
    ];
    for (const write of refused) await expect(write()).rejects.toThrow();
    await close(boardId, id);
    await expect(prisma.round.updateMany({ where, data: { outcome: "APPROVED" } })).rejects.toThrow();
    await call("PATCH", `/boards/${boardId}`, { body: { archived: true } });
    expect((await call("DELETE", `/boards/${boardId}`)).status).toBe(204);
    expect([await prisma.round.count({ where }), await prisma.approval.count({ where })]).toEqual([0, 0]);
  });
});
