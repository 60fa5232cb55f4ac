import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { basePath } from "#lib/sync/protocol.ts";

const root = resolve(import.meta.dirname, "..");

/** Without `web` no page is served, so that these tests need no build. The folder is shared: making one takes seconds. */
describe("server/main.ts", { timeout: 120_000 }, () => {
  let dataDir: string;
  let children: ChildProcess[];
  let running: Promise<unknown>[];
  beforeAll(() => {
    dataDir = mkdtempSync(join(tmpdir(), "tl-main-"));
  });
  beforeEach(() => {
    children = [];
    running = [];
  });
  afterEach(async () => {
    for (const child of children) child.kill("SIGKILL");
    await Promise.all(running);
  });
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  function start(env: Record<string, string>) {
    // It lives for seconds: optimizing the database's code takes longer than it saves.
    const child = spawn(process.execPath, ["--liftoff-only", "server/main.ts"], {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        NODE_ENV: "production",
        DATA_DIR: dataDir,
        SERVICES: "sync,jobs",
        ...env,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    children.push(child);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        output += chunk;
      });
    }
    const ended = new Promise<number | null>((done) => child.once("close", done));
    running.push(ended);
    const saying = async (words: string): Promise<void> => {
      while (!output.includes(words)) {
        if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}: ${output}`);
        await sleep(20);
      }
    };
    return { child, ended, saying, output: () => output };
  }

  it("says that it is ready, answers, and ends with 0 when told to", async () => {
    const port = await freePort();
    const server = start({ PORT: String(port) });
    await server.saying(`Throughline is ready: http://localhost:${port}`);
    const health = await fetch(`http://127.0.0.1:${port}/api/health`);
    expect([health.status, health.headers.get("x-content-type-options")]).toEqual([200, "nosniff"]);
    const idle = connect(port, "127.0.0.1").on("error", () => undefined);
    await once(idle, "connect");
    const from = Date.now();
    server.child.kill("SIGTERM");
    expect(await server.ended).toBe(0);
    expect(Date.now() - from).toBeLessThan(10_000);
    expect(existsSync(join(dataDir, "lock"))).toBe(false);
    idle.destroy();
  });

  it("checks that it can serve also where it serves no pages", async () => {
    const port = await freePort();
    const server = start({ PORT: String(port), SERVICES: "sync" });
    await server.saying("is ready");
    const ready = await fetch(`http://127.0.0.1:${port}/api/health/ready?from=balancer`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toMatchObject({ status: "ready", database: "ok", storing: "ok" });
    expect((await fetch(`http://127.0.0.1:${port}/api/health?x`)).status).toBe(200);
    expect((await fetch(`http://127.0.0.1:${port}/api/v1/me`)).status).toBe(404);
    // Boards are opened where their sockets are.
    expect((await fetch(`http://127.0.0.1:${port}${basePath("b1")}`)).status).toBe(401);
  });

  it("ends with 1 and says why when the data can't be opened, and leaves nothing locked", async () => {
    const broken = mkdtempSync(join(tmpdir(), "tl-broken-"));
    mkdirSync(join(broken, "database"));
    writeFileSync(join(broken, "database", "PG_VERSION"), "half a database");
    const server = start({ PORT: String(await freePort()), DATA_DIR: broken, LOG_LEVEL: "warn" });
    expect(await server.ended).toBe(1);
    expect(server.output()).toMatch(
      /^The data in .* can't be opened\. Restore a backup .*DATA_DIR\.\n {2}PGlite failed to initialize/,
    );
    expect(readdirSync(broken)).toEqual(["database"]);
    rmSync(broken, { recursive: true });
  });

  it("refuses sockets that are neither boards nor ours, and isn't hurt by clients that misbehave", async () => {
    const port = await freePort();
    const server = start({ PORT: String(port) });
    await server.saying("is ready");
    const upgrade = (path: string) =>
      `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`;
    expect(await raw(port, upgrade("/elsewhere"))).toMatch(/^HTTP\/1.1 404 /);
    expect(await raw(port, upgrade("/_next/webpack-hmr"))).toMatch(/^HTTP\/1.1 404 /);
    expect(await raw(port, upgrade("/sync/board"))).toMatch(/^HTTP\/1.1 40[13] /);
    expect(await raw(port, "\u0000\u0001 nonsense\r\n\r\n")).toMatch(/^HTTP\/1.1 400 /);
    for (let n = 0; n < 20; n++) {
      const socket = connect(port, "127.0.0.1").on("error", () => undefined);
      socket.write(upgrade("/sync/board"), () => socket.resetAndDestroy());
    }
    await sleep(200);
    expect((await fetch(`http://127.0.0.1:${port}/api/health`)).status).toBe(200);
  });

  it("[S65] cuts off within fifteen seconds who never finishes asking for a socket", async () => {
    const port = await freePort();
    const server = start({ PORT: String(port), SERVICES: "sync" });
    await server.saying("is ready");
    const from = Date.now();
    const asked = "GET /sync/board HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: webso";
    const [answer, silence] = await Promise.all([raw(port, asked), raw(port, "")]);
    expect(Date.now() - from).toBeLessThan(16_000);
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    // Whoever asked nothing is told nothing: a browser would take it for the answer to what it asks next.
    expect(silence).toBe("");
  });

  it("stops with one readable line per setting that can't be used", async () => {
    const server = start({ PORT: "http", SIGNUP: "maybe" });
    expect(await server.ended).toBe(1);
    expect(server.output()).toBe(
      "These settings can't be used:\n  PORT must be a whole number\n  SIGNUP must be invite or open\n",
    );
  });

  it("names the way out when the port is taken, and leaves the folder unlocked", async () => {
    const blocker: Server = createServer();
    await new Promise<void>((done) => blocker.listen(0, "127.0.0.1", done));
    const { port } = blocker.address() as AddressInfo;
    const server = start({ PORT: String(port), LOG_LEVEL: "warn" });
    expect(await server.ended).toBe(1);
    expect(server.output()).toBe(`Port ${port} is taken. Choose another: PORT=${port + 1} npm start\n`);
    expect(existsSync(join(dataDir, "lock"))).toBe(false);
    blocker.close();
  });

  it("refuses a folder in which another one runs, by its process", async () => {
    const [one, two] = [await freePort(), await freePort()];
    const first = start({ PORT: String(one) });
    await first.saying("is ready");
    const second = start({ PORT: String(two) });
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain(`in use by another Throughline (process ${first.child.pid})`);
  });

  it("starts again on the same folder after kill -9, with the same secret and the lock taken over", async () => {
    const port = await freePort();
    const first = start({ PORT: String(port) });
    await first.saying("is ready");
    first.child.kill("SIGKILL");
    await first.ended;
    expect(existsSync(join(dataDir, "lock"))).toBe(true);
    const second = start({ PORT: String(port) });
    await second.saying("is ready");
  });

  it("says what is wrong when PostgreSQL can't be reached", async () => {
    const DATABASE_URL = `postgres://nobody@127.0.0.1:${await freePort()}/x`;
    const server = start({ PORT: String(await freePort()), DATABASE_URL, AUTH_SECRET: "x".repeat(32) });
    expect(await server.ended).toBe(1);
    expect(server.output()).toContain("The database can't be reached (ECONNREFUSED");
  });
});

/** What a server answers to these bytes. */
function raw(port: number, bytes: string): Promise<string> {
  return new Promise((done, fail) => {
    let answer = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    socket.on("data", (chunk) => {
      answer += chunk;
    });
    socket.on("close", () => done(answer));
    socket.on("error", fail);
  });
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });
}
