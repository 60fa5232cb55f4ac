/** Two server processes on one PostgreSQL and one Redis, and what becomes of people when one of the four is away. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { closeCodes } from "#lib/sync/close-codes.ts";
import type { ServerContext } from "#server/assemble-context.ts";
import type { Principal } from "#server/auth/principal.ts";
import { readConfig } from "#server/config.ts";
import { closeContext, createContext } from "#server/create-context.ts";
import { changeMemberRole } from "#server/use-cases/change-member-role.ts";
import { createAccount } from "#server/use-cases/create-account.ts";
import { createBoard } from "#server/use-cases/create-board.ts";
import { createInvitation } from "#server/use-cases/create-invitation.ts";
import { createToken } from "#server/use-cases/create-token.ts";
import { deleteToken } from "#server/use-cases/delete-token.ts";
import { lockBoard } from "#server/use-cases/lock-board.ts";
import { removeMember } from "#server/use-cases/remove-member.ts";
import { updateBoard } from "#server/use-cases/update-board.ts";
import { owner } from "#tests/support/api-client.ts";
import { hasPostgres, type PostgresServer, startPostgres } from "#tests/support/postgres.ts";
import { connectRawClient, type RawClient } from "#tests/support/raw-client.ts";
import { hasRedis, type RedisServer, startRedis } from "#tests/support/redis.ts";
import { type RunningServer, startServer } from "#tests/support/running-server.ts";
import { pause, until } from "#tests/support/until.ts";

/** What the bar says about access that changes. */
const accessWithinMs = 2_000;
const convergedWithinMs = 5_000;

interface Member {
  userId: string;
  token: string;
  tokenId: string;
}

describe.runIf(hasPostgres() && hasRedis())("two nodes", () => {
  let postgres: PostgresServer;
  let redis: RedisServer;
  let dataDir: string;
  let a: RunningServer;
  let b: RunningServer;
  /** A third node, in this process: it signs what the first two must act on. */
  let office: ServerContext;
  let ana: Principal & { workspaceId: string; token: string };
  const clients: RawClient[] = [];

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), "tl-nodes-"));
    [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
    const env = {
      DATABASE_URL: postgres.url,
      REDIS_URL: redis.url,
      AUTH_SECRET: "a secret for tests, thirty-two bytes",
      DATA_DIR: dataDir,
    };
    office = await createContext(readConfig({ ...env, LOG_LEVEL: "error" }));
    ana = await firstOwner();
    const nodeEnv = { ...env, SERVICES: "sync" };
    const start = () => startServer({ dataDir, env: nodeEnv });
    [a, b] = await Promise.all([start(), start()]);
  }, 120_000);
  afterEach(() => {
    for (const client of clients.splice(0)) client.close();
  });
  afterAll(async () => {
    await Promise.all([a?.dispose(), b?.dispose(), office && closeContext(office)]);
    await Promise.all([postgres?.stop(), redis?.stop()]);
    rmSync(dataDir, { recursive: true, force: true });
  }, 60_000);

  async function firstOwner() {
    const { user, workspace } = await createAccount(office, { ...owner, workspaceName: "Nordvik" });
    const principal: Principal = {
      userId: user.id,
      name: user.name,
      email: user.email,
      color: user.color,
      via: { kind: "session", sessionId: "none" },
    };
    const { token } = await createToken(office, principal, { name: "tests" });
    return { ...principal, workspaceId: workspace.id, token };
  }

  async function newBoard(): Promise<string> {
    const board = { workspaceId: ana.workspaceId, title: "Launch", template: "sample" } as const;
    return (await createBoard(office, ana, board)).id;
  }

  async function newMember(name: string): Promise<Member> {
    const { workspaceId } = ana;
    const { url } = await createInvitation(office, ana, { workspaceId, role: "EDITOR" });
    const { user } = await createAccount(office, {
      name,
      email: `${name}@nordvik.example`,
      password: "correct horse battery",
      invitationToken: url.split("/").at(-1) ?? "",
    });
    const via = { kind: "session", sessionId: "none" } as const;
    const principal = { userId: user.id, name, email: user.email, color: user.color, via };
    const { token, id } = await createToken(office, principal, { name: "tests" });
    return { userId: user.id, token, tokenId: id };
  }

  async function joinBoard(node: RunningServer, boardId: string, token = ana.token): Promise<RawClient> {
    const client = connectRawClient(node.url, boardId, token);
    clients.push(client);
    await client.synced;
    return client;
  }

  const write = (client: RawClient, name: string) =>
    client.edit(name, () => client.doc.getMap("layout").set(name, { x: 1 }));
  const has = (client: RawClient, name: string) => client.doc.getMap("layout").has(name);
  const hasAll = (client: RawClient, names: readonly string[]) => names.every((name) => has(client, name));

  it("[N1] an edit crosses from one to the other and back, and is saved", async () => {
    const boardId = await newBoard();
    const [there, here] = await Promise.all([joinBoard(a, boardId), joinBoard(b, boardId)]);
    write(there, "from a");
    await until("it has crossed", () => has(here, "from a"), 2_000);
    write(here, "from b");
    await until("the other has crossed", () => has(there, "from b"), 2_000);
    await until("both are saved", () => there.confirmed().length + here.confirmed().length === 2);
    // The third node has had nobody there; whoever asks it gets what the others have stored.
    const layout = await office.rooms.read(boardId, (doc) => [...doc.getMap("layout").keys()]);
    expect(layout).toEqual(expect.arrayContaining(["from a", "from b"]));
  }, 30_000);

  it("[N12] a board first opened on both at once is one board", async () => {
    const boardId = await newBoard();
    const [there, here] = await Promise.all([joinBoard(a, boardId), joinBoard(b, boardId)]);
    const { updates, seq } = await office.journal.load(boardId);
    const stored = new Y.Doc();
    for (const update of updates) Y.applyUpdate(stored, update);
    expect(seq).toBe(1);
    for (const { doc } of [there, here]) {
      for (const name of ["nodes", "edges", "lanes", "flows"])
        expect(doc.getMap(name).toJSON()).toEqual(stored.getMap(name).toJSON());
    }
  }, 30_000);

  it("[N5] [N13] without Redis nobody waits and nothing is lost; they converge by themselves", async () => {
    const boardId = await newBoard();
    const [there, here] = await Promise.all([joinBoard(a, boardId), joinBoard(b, boardId)]);
    await redis.kill();
    const names: string[] = [];
    for (let n = 0; n < 60; n++) {
      const [client, name] = n % 2 ? [there, `a${n}`] : [here, `b${n}`];
      write(client, name);
      names.push(name);
      await pause(40);
    }
    await until("all are saved meanwhile", () => there.confirmed().length + here.confirmed().length === 60);
    await redis.start();
    await until("both have everything", () => hasAll(there, names) && hasAll(here, names), convergedWithinMs);
    await until("both ring again", async () => (await isTold(a)) && (await isTold(b)), convergedWithinMs);
    write(there, "quick again");
    await until("it crosses at once", () => has(here, "quick again"), 500);
  }, 30_000);

  const isTold = async (node: RunningServer): Promise<boolean> => {
    const ready = (await (await fetch(`${node.url}/api/health/ready`)).json()) as { otherNodes: string };
    return ready.otherNodes === "told at once";
  };

  it("[N5] [S3] a node is killed: nothing called saved is lost, and its people go on at the other one", async () => {
    const boardId = await newBoard();
    const [editor, bystander] = await Promise.all([joinBoard(a, boardId), joinBoard(b, boardId)]);
    for (let n = 0; n < 40; n++) {
      write(editor, `edit ${n}`);
      await pause(10);
    }
    await until("some are saved", () => editor.confirmed().length > 10);
    await a.kill();
    await editor.closed;
    const saved = editor.confirmed();
    const next = await joinBoard(b, boardId);
    await until("what was saved has come", () => hasAll(next, saved), 1_000);
    // What wasn't saved is still on the device, and comes along.
    Y.applyUpdate(next.doc, Y.encodeStateAsUpdate(editor.doc));
    write(next, "goes on");
    await until("the bystander has it all", () => hasAll(bystander, [...saved, "edit 39", "goes on"]));
    await until("it is saved", () => next.confirmed().includes("goes on"));
    await a.restart();
    const back = await joinBoard(a, boardId);
    await until("it is there too", () => hasAll(back, [...saved, "edit 39", "goes on"]), 1_000);
  }, 30_000);

  /** Where somebody has the board open, what they are closed with once `sign` was signed elsewhere, and how soon. */
  async function closedBy(node: RunningServer, sign: (member: Member, boardId: string) => Promise<void>) {
    const member = await newMember(`member-${Math.random().toString(36).slice(2)}`);
    const boardId = await newBoard();
    const client = await joinBoard(node, boardId, member.token);
    const signedAt = performance.now();
    await sign(member, boardId);
    const { code } = await client.closed;
    return { code, isInTime: performance.now() - signedAt < accessWithinMs };
  }

  it("[N11] what is signed on one node closes sockets on the others within two seconds", async () => {
    const { workspaceId } = ana;
    const closes = await Promise.all([
      closedBy(b, ({ userId }) => removeMember(office, ana, { workspaceId, userId })),
      closedBy(a, ({ userId }) => changeMemberRole(office, ana, { workspaceId, userId, role: "VIEWER" })),
      closedBy(b, ({ userId, tokenId }) => deleteToken(office, { ...ana, userId }, tokenId)),
      closedBy(a, (_member, boardId) => lockBoard(office, ana, { boardId })),
      closedBy(b, (_member, boardId) => updateBoard(office, ana, { boardId, archived: true })),
    ]);
    expect(closes).toEqual([
      { code: closeCodes.accessRemoved, isInTime: true },
      { code: closeCodes.accessChanged, isInTime: true },
      { code: closeCodes.sessionEnded, isInTime: true },
      { code: closeCodes.accessChanged, isInTime: true },
      { code: closeCodes.accessChanged, isInTime: true },
    ]);
  }, 30_000);
});
