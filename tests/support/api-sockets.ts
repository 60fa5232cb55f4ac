/** The gateway beside a test API, on loopback: what becomes of open boards when the API changes who may do what. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocket } from "ws";
import { stampClientAddress } from "#server/auth/client-address.ts";
import { createGateway } from "#server/gateway/create-gateway.ts";
import type { SyncLimits } from "#server/room/sync-limits.ts";
import { origin, type TestApi } from "./test-api.ts";

export interface ApiSockets {
  /** Resolves when the board has answered; rejects with the HTTP status of a refusal. */
  open(boardId: string, as: { token: string } | { cookie: string }): Promise<OpenSocket>;
  close(): Promise<void>;
}

export interface OpenSocket {
  socket: WebSocket;
  /** Every frame so far. */
  frames: Uint8Array[];
  /** The code it was closed with, and when (`performance.now()`). */
  closed: Promise<{ code: number; reason: string; at: number }>;
}

export async function startApiSockets(api: TestApi, limits: Partial<SyncLimits> = {}): Promise<ApiSockets> {
  const { clock, log, config, rooms, admissions } = api.context;
  const gateway = createGateway({
    rooms,
    admissions,
    clock,
    log,
    limits,
    allowedOrigins: config.allowedOrigins,
  });
  const server = createServer((_request, response) => response.writeHead(404).end());
  server.on("upgrade", (request, socket, head) => {
    stampClientAddress(request, 0);
    gateway.handleUpgrade(request, socket, head);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const sockets = new Set<WebSocket>();

  return {
    open(boardId, as) {
      const headers = "token" in as ? { authorization: `Bearer ${as.token}` } : { cookie: as.cookie, origin };
      const socket = new WebSocket(`ws://127.0.0.1:${port}/sync/${boardId}`, { headers });
      sockets.add(socket);
      const frames: Uint8Array[] = [];
      const closed = new Promise<Awaited<OpenSocket["closed"]>>((resolve) => {
        socket.once("close", (code, reason) =>
          resolve({ code, reason: reason.toString(), at: performance.now() }),
        );
      });
      return new Promise((resolve, reject) => {
        socket.on("message", (data: Buffer) => {
          frames.push(new Uint8Array(data));
          resolve({ socket, frames, closed });
        });
        socket.on("error", reject);
        socket.on("unexpected-response", (_request, { statusCode }) =>
          reject(new Error(`HTTP ${statusCode}`)),
        );
      });
    },
    async close() {
      gateway.close();
      for (const socket of sockets) socket.terminate();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
