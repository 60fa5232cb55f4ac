/** The real gateway on a real HTTP server, over the journal's twin: what stock clients and attackers meet. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { createAdmissions } from "#server/auth/admissions.ts";
import type { BoardAccess } from "#server/auth/board-access.ts";
import type { Principal } from "#server/auth/principal.ts";
import { createGateway } from "#server/gateway/create-gateway.ts";
import { type MemoryJournal, memoryJournal } from "#server/journal/memory-journal.ts";
import { createRooms, type LiveRooms } from "#server/room/create-rooms.ts";
import type { SyncLimits } from "#server/room/sync-limits.ts";

export interface GatewayBench {
  url: string;
  rooms: LiveRooms;
  journal: MemoryJournal;
  errors: unknown[];
  /** A bare socket of the person with this token; resolves when open, rejects with the HTTP status. */
  connect(token: string, options?: { board?: string; query?: string }): Promise<WebSocket>;
  /** The status and body of a refused upgrade; headers as given, no credentials added. */
  refusal(path: string, headers: Record<string, string>): Promise<{ status: number; body: string }>;
  /** A WebSocket class for y-websocket whose sockets carry the token. */
  polyfill(token: string): typeof globalThis.WebSocket;
  close(): Promise<void>;
}

/** Tokens are names; `viewer…` may only read, `nobody` isn't known, `outsider` sees no board, nobody can say who `unanswered` is. */
async function authenticate(authorization: string | undefined): Promise<Principal | null> {
  const name = authorization?.replace("Bearer ", "");
  if (!name || name === "nobody") return null;
  if (name === "unlucky") throw new Error("database away");
  if (name === "unanswered") return new Promise(() => {});
  return {
    userId: name,
    name: `Name of ${name}`,
    email: "",
    color: 2,
    via: { kind: "token", tokenId: name },
  };
}

async function access({ userId }: Principal, documentId: string): Promise<BoardAccess> {
  if (userId === "outsider") return { kind: "not-found" };
  if (userId === "banned") return { kind: "denied" };
  const isViewer = userId.startsWith("viewer");
  return {
    kind: "granted",
    role: isViewer ? "VIEWER" : "EDITOR",
    readOnly: isViewer ? "viewer" : null,
    workspaceId: "w",
    documentId,
  };
}

export async function createGatewayBench(limits: Partial<SyncLimits> = {}): Promise<GatewayBench> {
  const journal = memoryJournal();
  for (const id of ["b1", "b2"]) journal.createDocument(id);
  const errors: unknown[] = [];
  const log = { info: () => {}, warn: () => {}, error: (facts: object) => errors.push(facts) };
  const clock = { now: () => Date.now() };
  const rooms = createRooms({ journal, clock, log, limits });
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const admissions = createAdmissions({
    async visit({ authorization }, documentId) {
      const visitor = await authenticate(authorization);
      return visitor && { visitor, access: await access(visitor, documentId) };
    },
    rooms,
    clock,
  });
  const gateway = createGateway({
    rooms,
    admissions,
    allowedOrigins: [origin],
    clock,
    log,
    limits,
  });
  server.on("upgrade", gateway.handleUpgrade);
  const url = `ws://127.0.0.1:${port}/sync`;
  const sockets = new Set<WebSocket>();

  return {
    url,
    rooms,
    journal,
    errors,
    connect(token, { board = "b1", query = "" } = {}) {
      return new Promise((resolve, reject) => {
        const socket = new WebSocket(`${url}/${board}${query}`, {
          headers: { authorization: `Bearer ${token}` },
        });
        sockets.add(socket);
        socket.on("open", () => resolve(socket));
        socket.on("error", reject);
        socket.on("unexpected-response", (_request, { statusCode }) =>
          reject(new Error(`HTTP ${statusCode}`)),
        );
      });
    },
    refusal(path, headers) {
      return new Promise((resolve, reject) => {
        const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
        socket.on("open", () => reject(new Error("was let in")));
        socket.on("error", () => {});
        socket.on("unexpected-response", (_request, response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("end", () =>
            resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }),
          );
        });
      });
    },
    polyfill(token) {
      class Authorized extends WebSocket {
        constructor(address: string | URL) {
          super(address, { headers: { authorization: `Bearer ${token}` } });
        }
      }
      return Authorized as unknown as typeof globalThis.WebSocket;
    },
    async close() {
      gateway.close();
      await rooms.close();
      for (const socket of sockets) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Resolves with the code and reason when the socket closes. */
export const closing = (socket: WebSocket): Promise<{ code: number; reason: string }> =>
  new Promise((resolve) =>
    socket.on("close", (code, reason) => resolve({ code, reason: reason.toString() })),
  );

/** Two updates of one client; the second is useless without the first. */
export function gappedUpdate(): Uint8Array {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update) => updates.push(update));
  doc.getText("t").insert(0, "first");
  doc.getText("t").insert(5, "second");
  return updates[1] ?? new Uint8Array();
}

/** Polls until `isTrue`; fails after `ms`. */
export async function until(isTrue: () => boolean, ms = 5_000): Promise<void> {
  const end = Date.now() + ms;
  while (!isTrue()) {
    if (Date.now() > end) throw new Error("it did not happen in time");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
