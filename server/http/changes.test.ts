import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { applyContent, contentOf } from "#lib/board/content.ts";
import { hashBoard } from "#lib/board/hash-board.ts";
import type { BoardContent } from "#lib/board/model.ts";
import { readBoard } from "#lib/board/read-board.ts";
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
let editor: TestPerson;
let viewer: TestPerson;
let outsider: TestPerson;
beforeAll(async () => {
  api = await startTestApi({ env: { SIGNUP: "open" } });
  ana = await addPerson(api);
  editor = await addMember(api, ana, "EDITOR");
  viewer = await addMember(api, ana, "VIEWER");
  outsider = await addPerson(api);
});
afterAll(() => api.close());

const call = (
  method: string,
  path: string,
  { body, by = ana }: { body?: unknown; by?: TestPerson | null } = {},
) => api.call(method, path, { ...(by ? { as: by.token } : {}), ...(body === undefined ? {} : { body }) });

async function newBoard(): Promise<string> {
  const path = `/workspaces/${ana.workspaceId}/boards`;
  const { id } = (await call("POST", path, { body: { title: "Peak week" } })).body;
  expect((await call("PUT", `/boards/${id}/content`, { body: sampleContent() })).status).toBe(200);
  return id;
}
const lock = (boardId: string) => call("POST", `/boards/${boardId}/lock`, { body: {} });
const pathOf = (boardId: string, changeId?: string) =>
  `/boards/${boardId}/change-requests${changeId === undefined ? "" : `/${changeId}`}`;
const texts = {
  predictedPostLaunchChanges: "Two: the macro and one message",
  sequenceValidationNote: "Walk E2 and E4 again",
  whatGivesWay: "Gift-wrap goes to later",
};

interface Change {
  boardId: string;
  changeId: string;
  draftId: string;
}
async function propose(boardId: string, by = editor): Promise<Change> {
  const { status, body } = await call("POST", pathOf(boardId), { body: { title: "Pay later" }, by });
  expect([status, body.detail]).toEqual([201, undefined]);
  return { boardId, changeId: body.id, draftId: body.draftDocumentId };
}
const contentIn = (documentId: string): Promise<BoardContent> =>
  api.context.rooms.read(documentId, (doc) => contentOf(readBoard(doc).board));
const hashIn = (documentId: string): Promise<string> =>
  api.context.rooms.read(documentId, (doc) => hashBoard(readBoard(doc).board).semHash);
/** Changes cards as an editor at the socket would. */
async function draw(documentId: string, nodes: Record<string, object | null>): Promise<void> {
  const content = await contentIn(documentId);
  const next: Record<string, unknown> = { ...content.nodes };
  for (const [id, fields] of Object.entries(nodes)) {
    if (fields === null) delete next[id];
    else next[id] = { ...content.nodes[id], ...fields };
  }
  await api.context.rooms.transact(documentId, { userId: editor.userId }, (doc) =>
    applyContent(doc, { ...content, nodes: next } as BoardContent),
  );
}
const standing = async ({ boardId, changeId }: Change) => (await call("GET", pathOf(boardId, changeId))).body;
const assess = async ({ boardId, changeId }: Change, approver = viewer) => {
  const path = pathOf(boardId, changeId);
  expect((await call("PATCH", path, { body: texts, by: editor })).status).toBe(200);
  return call("POST", `${path}/assessed`, { body: { approverId: approver.userId }, by: editor });
};
const approve = async (change: Change, by: TestPerson | null = viewer) => {
  const { draftHash } = await standing(change);
  return call("POST", `${pathOf(change.boardId, change.changeId)}/approval`, {
    body: { seenHash: draftHash },
    by,
  });
};
const rebase = async (change: Change, choices: Record<string, "base" | "draft"> = {}) => {
  const { conflictsHash } = await standing(change);
  const body = { choices, seenConflicts: conflictsHash };
  return call("POST", `${pathOf(change.boardId, change.changeId)}/rebase`, { body, by: editor });
};
const revert = async (change: Change, choices: Record<string, "base" | "draft"> = {}) => {
  const { conflictsHash } = await standing(change);
  const body = { reason: "It slowed down paying", choices, seenConflicts: conflictsHash };
  return call("POST", `${pathOf(change.boardId, change.changeId)}/reversion`, { body, by: viewer });
};

describe("a change request", () => {
  it("goes from a draft of a locked board to a merge that leaves both with the same meaning", async () => {
    const boardId = await newBoard();
    await lock(boardId);
    const change = await propose(boardId);
    await draw(change.draftId, { s5: { title: "Pay now or later" }, x5: null });
    expect((await contentIn(boardId)).nodes.s5?.title).toBe("Pay");

    const before = await standing(change);
    expect(before).toMatchObject({ request: { n: 1, state: "DRAFT" }, isRebased: true, conflicts: [] });
    expect(before.impact.elements).toContainEqual({
      ...{ id: "s5", kind: "nodes", name: "Pay now or later", change: "changed" },
    });
    expect(before.impact.checkpoints.map(({ id }: { id: string }) => id)).toContain("cp_auth");
    expect(before.impact.risk.before).toBeGreaterThan(0);
    const { body: compared } = await call("GET", `${pathOf(boardId, change.changeId)}/comparison`);
    expect(compared.changed).toMatchObject([
      { id: "s5", fields: [{ path: "title", after: "Pay now or later" }] },
    ]);

    expect((await assess(change)).body).toMatchObject({
      state: "ASSESSED",
      approver: { userId: viewer.userId },
    });
    const { status, body } = await approve(change);
    expect([status, body.detail, body.state]).toEqual([200, undefined, "APPLIED"]);
    expect((await contentIn(boardId)).nodes.s5?.title).toBe("Pay now or later");
    expect(await hashIn(boardId)).toBe(await hashIn(change.draftId));
    expect((await call("GET", `/boards/${boardId}`)).body.lockedAt).not.toBeNull();

    const { body: snapshots } = await call("GET", `/boards/${boardId}/snapshots`);
    const [safety] = snapshots.items;
    expect(safety).toMatchObject({ kind: "AUTOMATIC", label: "Before applying C-1" });
    expect(body.steps.at(-1)).toMatchObject({
      kind: "APPLIED",
      by: { userId: viewer.userId },
      snapshotId: safety.id,
    });
    expect(await verifyAudit(api.context, ana.workspaceId)).toMatchObject({ kind: "intact" });
    for (const documentId of [boardId, change.draftId])
      expect(api.notices).toContainEqual({ documentId, topic: "changes", ids: [change.changeId] });
  });

  it("can't be approved before it is assessed, by its author, or by who wasn't asked", async () => {
    const change = await propose(await newBoard());
    const path = pathOf(change.boardId, change.changeId);
    await draw(change.draftId, { s5: { title: "Pay later" } });
    const ask = (approver: TestPerson) =>
      call("POST", `${path}/assessed`, { body: { approverId: approver.userId }, by: editor });
    expect((await ask(viewer)).body.detail).toBe("Write all three parts of the assessment first.");
    await call("PATCH", path, { body: { ...texts, whatGivesWay: " " }, by: editor });
    expect((await ask(viewer)).status).toBe(409);
    await call("PATCH", path, { body: texts, by: editor });
    expect((await approve(change, ana)).body.detail).toBe("Nobody was asked to decide on this change yet.");
    expect((await ask(editor)).status).toBe(409);
    expect((await ask(outsider)).status).toBe(404);
    expect((await ask(ana)).status).toBe(200);
    expect((await approve(change, editor)).status).toBe(409);
    expect((await approve(change, viewer)).status).toBe(403);
    expect((await call("PATCH", path, { body: { whatGivesWay: "" }, by: editor })).status).toBe(409);
    expect((await approve(change, ana)).status).toBe(200);
  });

  it("is approved as it was seen, and not after its draft went on", async () => {
    const change = await propose(await newBoard());
    await assess(change);
    const { draftHash } = await standing(change);
    await draw(change.draftId, { s5: { title: "Pay later" } });
    const path = `${pathOf(change.boardId, change.changeId)}/approval`;
    const { status, body } = await call("POST", path, { body: { seenHash: draftHash }, by: viewer });
    expect([status, body.code]).toEqual([412, "content.changed"]);
    expect((await approve(change)).status).toBe(200);
  });

  it("is rejected with a reason and stays as it was; its author may withdraw it", async () => {
    const boardId = await newBoard();
    for (const by of [ana, editor]) {
      const change = await propose(boardId);
      const path = pathOf(boardId, change.changeId);
      const reject = (body: object, who = by) => call("POST", `${path}/rejection`, { body, by: who });
      expect((await reject({ reason: " " })).status).toBe(422);
      expect((await reject({ reason: "No" }, viewer)).status).toBe(403);
      const { body } = await reject({ reason: "Nothing gives way" });
      expect(body).toMatchObject({ state: "REJECTED", steps: [{ reason: "Nothing gives way" }] });
      expect((await reject({ reason: "Again" })).status).toBe(409);
      expect((await call("PATCH", path, { body: { title: "Other" }, by: editor })).status).toBe(409);
      expect((await call("GET", `/boards/${change.draftId}/access`, { by: editor })).body.readOnly).toBe(
        "decided",
      );
    }
    await expect(api.context.prisma.changeStep.deleteMany({ where: { boardId } })).rejects.toThrow();
    await expect(
      api.context.prisma.changeRequest.updateMany({ where: { boardId }, data: { title: "x" } }),
    ).rejects.toThrow();
  });
});

describe("a draft", () => {
  it("[S68] opens by the roles on its board, whatever its lock, and for nobody else", async () => {
    const change = await propose(await newBoard());
    await lock(change.boardId);
    const access = async (by: TestPerson | null) =>
      (await call("GET", `/boards/${change.draftId}/access`, { by })).body;
    expect(await access(editor)).toMatchObject({
      documentId: change.draftId,
      readOnly: null,
      role: "EDITOR",
    });
    expect(await access(viewer)).toMatchObject({ readOnly: "viewer" });
    expect((await access(outsider)).code).toBe("not-found");
    expect((await access(null)).code).toBe("auth.required");
    const base = (by: TestPerson) => call("GET", `/documents/${change.draftId}/base`, { by });
    expect([(await base(viewer)).status, (await base(outsider)).status]).toEqual([200, 404]);
    await call("PATCH", `/boards/${change.boardId}`, { body: { archived: true } });
    expect(await access(editor)).toMatchObject({ readOnly: "archived" });
    expect(api.rechecks).toContainEqual({ documentId: change.draftId });
    await call("DELETE", `/boards/${change.boardId}`);
    expect((await access(editor)).code).toBe("not-found");
  });

  it("isn't merged while the board has something it lacks; brought up to date, it is", async () => {
    const change = await propose(await newBoard());
    await draw(change.draftId, { s5: { title: "Pay later" } });
    await draw(change.boardId, { s6: { title: "Place the order" } });
    await assess(change);
    expect((await standing(change)).isRebased).toBe(false);
    expect((await approve(change)).body.detail).toMatch(/Bring the draft up to date/);
    expect((await rebase(change)).status).toBe(200);
    expect((await standing(change)).isRebased).toBe(true);
    expect((await approve(change)).status).toBe(200);
    const { nodes } = await contentIn(change.boardId);
    expect([nodes.s5?.title, nodes.s6?.title]).toEqual(["Pay later", "Place the order"]);
    expect(await hashIn(change.boardId)).toBe(await hashIn(change.draftId));
  });

  it("asks for each conflict with the board, and is what was chosen", async () => {
    const change = await propose(await newBoard());
    await draw(change.draftId, { s5: { title: "Pay later" }, s4: { title: "Where to" }, s7: null });
    await draw(change.boardId, { s5: { title: "Pay here" }, s4: null, s7: { title: "Thanks" } });
    const { conflicts } = await standing(change);
    const all = conflicts.map(({ address }: { address: string }) => address).sort();
    expect(all).toEqual(["s4", "s5:title", "s7"]);
    expect(conflicts).toContainEqual(
      expect.objectContaining({
        address: "s5:title",
        fork: "Pay",
        base: "Pay here",
        draft: "Pay later",
        kind: "nodes",
      }),
    );
    expect((await rebase(change, { s4: "draft" })).status).toBe(409);
    const path = `${pathOf(change.boardId, change.changeId)}/rebase`;
    const stale = { choices: {}, seenConflicts: "none" };
    expect((await call("POST", path, { body: stale, by: editor })).status).toBe(412);
    const { status, body } = await rebase(change, { s4: "draft", "s5:title": "base", s7: "draft" });
    expect([status, body.detail]).toEqual([200, undefined]);
    const { nodes } = await contentIn(change.draftId);
    expect([nodes.s4?.title, nodes.s5?.title, nodes.s7]).toEqual(["Where to", "Pay here", undefined]);
    await assess(change);
    expect((await approve(change)).status).toBe(200);
    expect(await hashIn(change.boardId)).toBe(await hashIn(change.draftId));
  });

  it("names the approvals that it would make stale", async () => {
    const boardId = await newBoard();
    const required = [{ scope: { type: "LANE", id: "pay" }, approverId: viewer.userId }];
    const round = await call("POST", `/boards/${boardId}/rounds`, {
      body: { kind: "SCOPE", objective: "Paying", required },
    });
    await call("POST", `/boards/${boardId}/rounds/${round.body.id}/approvals`, {
      ...{ body: { verdict: "APPROVE" }, by: viewer },
    });
    const change = await propose(boardId);
    expect((await standing(change)).approvals).toEqual([]);
    await draw(change.draftId, { s5: { title: "Pay later" } });
    expect((await standing(change)).approvals).toMatchObject([
      { by: { userId: viewer.userId }, round: 1, changes: [{ id: "s5", name: "Pay later" }] },
    ]);
  });

  it("is compared with another one, as options of one decision", async () => {
    const boardId = await newBoard();
    const [a, b] = [await propose(boardId), await propose(boardId)];
    await draw(a.draftId, { s5: { title: "Option A" } });
    await draw(b.draftId, { s5: { title: "Option B" } });
    const { body } = await call("GET", `${pathOf(boardId, b.changeId)}/comparison?with=${a.changeId}`);
    expect(body.changed).toMatchObject([
      { id: "s5", fields: [{ path: "title", before: "Option A", after: "Option B" }] },
    ]);
    const other = await propose(await newBoard());
    const path = `${pathOf(boardId, b.changeId)}/comparison?with=${other.changeId}`;
    expect((await call("GET", path)).status).toBe(404);
  });
});

describe("an applied change", () => {
  async function applied(): Promise<Change> {
    const change = await propose(await newBoard());
    await draw(change.draftId, { s5: { title: "Pay later", customerFacing: false }, s7: null });
    await assess(change);
    expect((await approve(change)).status).toBe(200);
    return change;
  }

  it("is taken back as a forward change, without what was drawn since", async () => {
    const change = await applied();
    await draw(change.boardId, { s6: { title: "Place the order" } });
    const { status, body } = await revert(change);
    expect([status, body.detail, body.state]).toEqual([200, undefined, "REVERTED"]);
    const { nodes } = await contentIn(change.boardId);
    expect([nodes.s5?.title, nodes.s7?.title, nodes.s6?.title]).toEqual([
      "Pay",
      "See confirmation",
      "Place the order",
    ]);
    expect((await revert(change)).status).toBe(409);
  });

  it("shows what has changed again since, and asks before taking that back", async () => {
    const change = await applied();
    await draw(change.boardId, { s5: { title: "Pay in parts" } });
    const { conflicts } = await standing(change);
    expect(conflicts).toMatchObject([{ address: "s5:title", base: "Pay in parts", draft: "Pay" }]);
    expect((await revert(change)).status).toBe(409);
    expect((await revert(change, { "s5:title": "base" })).status).toBe(200);
    const { nodes } = await contentIn(change.boardId);
    expect([nodes.s5?.title, nodes.s5?.customerFacing]).toEqual(["Pay in parts", true]);
  });

  it("explains its differences between snapshots, and no others", async () => {
    const boardId = await newBoard();
    const take = async () =>
      (await call("POST", `/boards/${boardId}/snapshots`, { body: { label: "Kept" } })).body.id;
    const from = await take();
    const change = await propose(boardId);
    await draw(change.draftId, { s5: { title: "Pay later" } });
    await assess(change);
    api.advance(1_000);
    await approve(change);
    await draw(boardId, { s5: { criticality: "MINOR" } });
    const to = await take();
    const compare = async (a: string, b: string) =>
      (await call("GET", `/boards/${boardId}/compare?from=${a}&to=${b}`)).body;
    const { changed, changeRequests, stability } = await compare(from, to);
    expect(
      changed[0].fields.map(({ path, explainedBy }: Record<string, string>) => [path, explainedBy]),
    ).toEqual([
      ["title", change.changeId],
      ["criticality", null],
    ]);
    expect(changeRequests).toEqual({ [change.changeId]: { n: 1, title: "Pay later" } });
    expect(stability.value).toBeLessThan(stability.unexplained);
    await draw(boardId, { s5: { title: "Pay in parts" } });
    expect((await compare(to, "now")).changed[0].fields).toMatchObject([
      { path: "title", explainedBy: null },
    ]);
  });
});

describe("change requests", () => {
  it("above five hundred are refused", async () => {
    const { boardId } = await propose(await newBoard());
    const { prisma, newId } = api.context;
    const bytes = new Uint8Array([0, 0]);
    for (let n = 2; n <= 500; n++) {
      const draftDocumentId = newId();
      const by = { requesterId: ana.userId, requesterName: "Ana" };
      const fork = { draftDocumentId, forkUpdate: bytes, forkSemHash: "" };
      await prisma.document.create({ data: { id: draftDocumentId, boardId } });
      await prisma.changeRequest.create({
        data: { id: newId(), boardId, n, source: "DEFECT", title: "Other", reason: "", ...fork, ...by },
      });
    }
    expect((await call("POST", pathOf(boardId), { body: { title: "One more" } })).status).toBe(409);
  });

  it("are proposed, written, decided: by role and assignment; strangers and nobody not at all", async () => {
    const change = await propose(await newBoard(), ana);
    const path = pathOf(change.boardId, change.changeId);
    const chosen = { choices: {}, seenConflicts: "x" };
    const writes: [method: string, path: string, body: object][] = [
      ["POST", pathOf(change.boardId), { title: "Other" }],
      ["PATCH", path, { title: "Other" }],
      ["POST", `${path}/assessed`, { approverId: viewer.userId }],
      ["POST", `${path}/rebase`, chosen],
      ["POST", `${path}/approval`, { seenHash: "x" }],
      ["POST", `${path}/rejection`, { reason: "No" }],
      ["POST", `${path}/reversion`, { reason: "No", ...chosen }],
    ];
    for (const [method, at, body] of writes) {
      expect([at, (await call(method, at, { body, by: viewer })).status]).toEqual([at, 403]);
      expect([at, (await call(method, at, { body, by: outsider })).status]).toEqual([at, 404]);
      expect([at, (await call(method, at, { body, by: null })).status]).toEqual([at, 401]);
    }
    for (const at of [pathOf(change.boardId), path, `${path}/comparison`]) {
      expect((await call("GET", at, { by: viewer })).status).toBe(200);
      expect((await call("GET", at, { by: outsider })).status).toBe(404);
      expect((await call("GET", at, { by: null })).status).toBe(401);
    }
  });
});
