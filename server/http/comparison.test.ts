import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createCommands } from "#lib/board/commands/create-commands.ts";
import type { Comparison } from "#lib/contracts/comparison.ts";
import type { SnapshotInfo } from "#lib/contracts/snapshots.ts";
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

const get = (path: string, person = ana) => api.call("GET", path, { as: person.token });
const post = (path: string, body: unknown) => api.call("POST", path, { as: ana.token, body });
const compare = async (boardId: string, query: string): Promise<Comparison> =>
  (await get(`/boards/${boardId}/compare?${query}`)).body;
const snapshotsOf = async (boardId: string): Promise<SnapshotInfo[]> =>
  (await get(`/boards/${boardId}/snapshots`)).body.items.toReversed();
const take = async (boardId: string, label: string): Promise<string> =>
  (await post(`/boards/${boardId}/snapshots`, { label })).body.id;
async function sampleBoard(): Promise<string> {
  const { body } = await post(`/workspaces/${ana.workspaceId}/boards`, { title: "Copy", template: "sample" });
  return body.id;
}

type Draw = (commands: ReturnType<typeof createCommands>) => { ok: boolean };
/** What a person draws, through the live room, on disk when this resolves. */
const draw = (boardId: string, by: TestPerson, change: Draw) =>
  api.context.rooms.transact(boardId, { userId: by.userId }, (doc) => {
    expect(change(createCommands(doc, { newId: api.context.newId })).ok).toBe(true);
  });

describe("the trend over rounds", () => {
  it("compares what each closed round left with what the one before it left", async () => {
    const snapshots = await snapshotsOf(ana.boardId);
    const { items } = (await get(`/boards/${ana.boardId}/stability`)).body;
    expect(items).toHaveLength(2);
    for (const [at, point] of items.entries()) {
      const [from, to] = [snapshots[at]?.id, snapshots[at + 1]?.id];
      const { value, unexplained, churn, unitCount } = (await compare(ana.boardId, `from=${from}&to=${to}`))
        .stability;
      expect(point).toMatchObject({ from, to, previous: { n: at + 1 }, round: { n: at + 2 } });
      expect(point).toMatchObject({ value, unexplained, churn, unitCount });
    }
  });

  it("is empty before there are two rounds", async () => {
    const { body } = await post(`/workspaces/${ana.workspaceId}/boards`, { title: "New", template: "blank" });
    expect((await get(`/boards/${body.id}/stability`)).body.items).toEqual([]);
  });
});

describe("the sample board", () => {
  it("comes with the rounds behind it, however it was made", async () => {
    for (const boardId of [ana.boardId, await sampleBoard()]) {
      const snapshots = await snapshotsOf(boardId);
      expect(snapshots.map(({ seq, kind, label, createdBy }) => [seq, kind, label, createdBy])).toEqual([
        [1, "ROUND", "Round 1 · Scope", null],
        [2, "ROUND", "Round 2 · Exceptions", null],
        [3, "ROUND", "Round 3 · Pre-commit", null],
      ]);
      const ages = snapshots.map(({ createdAt }) => Date.now() - Date.parse(createdAt));
      expect(ages.map((age) => Math.round(age / 86_400_000))).toEqual([21, 14, 7]);
    }
  });

  it("is compared from its first minute: two rounds, and the last one with now", async () => {
    const [first, second, third] = await snapshotsOf(ana.boardId);
    const { from, to, added, moved, stability } = await compare(
      ana.boardId,
      `from=${second?.id}&to=${third?.id}`,
    );
    expect([from.label, to.label]).toEqual(["Round 2 · Exceptions", "Round 3 · Pre-commit"]);
    expect(added.map(({ id }) => id)).toEqual(expect.arrayContaining(["x4", "f4", "w2"]));
    expect(moved.filter(({ kind }) => kind === "nodes")).toHaveLength(27);
    expect(stability.value).toBeGreaterThan(0.8);
    const now = await compare(ana.boardId, `from=${third?.id}`);
    expect(now.to).toMatchObject({ snapshotId: null, label: null });
    expect(now.removed.map(({ id }) => id)).toEqual(["g1"]);
    expect((await compare(ana.boardId, `from=${first?.id}&to=${first?.id}`)).stability.value).toBe(1);
  });

  it("can be restored to a round and back", async () => {
    const boardId = await sampleBoard();
    const [, round2] = await snapshotsOf(boardId);
    const { body } = await post(`/boards/${boardId}/snapshots/${round2?.id}/restore`, undefined);
    expect(body.semHash).toBe(round2?.semHash);
    const same = await compare(boardId, `from=${round2?.id}`);
    expect([same.added, same.removed, same.changed, same.moved]).toEqual([[], [], [], []]);
  });
});

describe("a comparison", () => {
  it("with now reads the live board, and says who touched each element last and when", async () => {
    const boardId = await sampleBoard();
    const before = await take(boardId, "Before");
    await draw(boardId, mei, ({ setText }) => setText("nodes", "s5", "title", "Pay at once"));
    await draw(boardId, ana, ({ setText }) => setText("nodes", "s5", "title", "Pay now"));
    await draw(boardId, mei, ({ updateCheckpoint }) => updateCheckpoint("cp_auth", { target: 96 }));
    const { changed, edits } = await compare(boardId, `from=${before}`);
    expect(
      changed.map(({ id, fields }) => [id, fields.map(({ path, before: was, after }) => [path, was, after])]),
    ).toEqual([
      ["s5", [["title", "Pay", "Pay now"]]],
      ["cp_auth", [["target", 95.5, 96]]],
    ]);
    expect(edits.s5?.by.id).toBe(ana.userId);
    expect(edits.cp_auth?.by.id).toBe(mei.userId);
    expect(Math.abs(Date.parse(edits.s5?.at ?? "") - Date.now())).toBeLessThan(60_000);
  });

  it("between two snapshots names who edited in between, not who did before or since", async () => {
    const boardId = await sampleBoard();
    const hour = 60 * 60 * 1_000;
    await draw(boardId, ana, ({ updateNode }) => updateNode("s1", { ownerId: "tom" }));
    api.advance(hour);
    const from = await take(boardId, "From");
    api.advance(hour);
    await draw(boardId, mei, ({ setText }) => setText("nodes", "s1", "title", "Open the cart"));
    const to = await take(boardId, "To");
    api.advance(hour);
    await draw(boardId, ana, ({ setText }) => setText("nodes", "s1", "title", "Open it"));
    const between = await compare(boardId, `from=${from}&to=${to}`);
    expect(between.changed.map(({ id }) => id)).toEqual(["s1"]);
    expect(between.edits.s1?.by.id).toBe(mei.userId);
    const turned = await compare(boardId, `from=${to}&to=${from}`);
    expect(turned.changed[0]?.fields[0]).toMatchObject({ before: "Open the cart", after: "Open cart" });
    expect(turned.edits).toEqual(between.edits);
  });

  it("says what share of what was approved has changed since, as it stood in the first state", async () => {
    // With what the sample has, and without its past.
    const { body: board } = await post(`/workspaces/${ana.workspaceId}/boards`, { title: "Peak week" });
    const boardId: string = board.id;
    const { body: content } = await get(`/boards/${ana.boardId}/content`);
    await api.call("PUT", `/boards/${boardId}/content`, { as: ana.token, body: content });
    const required = [{ scope: { type: "FLOW", id: "E4" }, approverId: mei.userId }];
    const { body: round } = await post(`/boards/${boardId}/rounds`, {
      kind: "MIDPOINT",
      objective: "Is the decline flow right?",
      required,
    });
    const unsigned = await compare(boardId, `from=${round.baseSnapshot.id}`);
    expect(unsigned.stability.reopenedApproved).toBeNull();
    const { status, body: signed } = await api.call(
      "POST",
      `/boards/${boardId}/rounds/${round.id}/approvals`,
      {
        as: mei.token,
        body: { verdict: "APPROVE" },
      },
    );
    expect(status).toBe(201);
    const approved = await take(boardId, "Approved");
    const { stability } = await compare(boardId, `from=${approved}`);
    expect(stability.reopenedApproved).toBe(0);

    await draw(boardId, ana, ({ setText }) => setText("nodes", "x4", "title", "The bank said no"));
    // Nobody has approved this one.
    await draw(boardId, ana, ({ setText }) => setText("nodes", "w1", "title", "Terms page"));
    // The flow is approved, too, and is no unit of scope.
    const units = Object.keys(signed.approvals[0].covered).length - 1;
    const since = await compare(boardId, `from=${approved}`);
    expect(since.stability.reopenedApproved).toBeCloseTo(1 / units, 9);
    const changed = await take(boardId, "Changed");
    const stale = await compare(boardId, `from=${changed}`);
    expect(stale.stability.reopenedApproved).toBe(0);
  });

  it("is refused for a snapshot that isn't this board's, and without one to start from", async () => {
    const boardId = await sampleBoard();
    const [others] = await snapshotsOf(ana.boardId);
    const [own] = await snapshotsOf(boardId);
    const status = async (query: string) => (await get(`/boards/${boardId}/compare${query}`)).status;
    expect(await status(`?from=${others?.id}`)).toBe(404);
    expect(await status(`?from=${own?.id}&to=${others?.id}`)).toBe(404);
    expect(await status("")).toBe(422);
    expect(await status("?from=not%20an%20id")).toBe(422);
  });
});
