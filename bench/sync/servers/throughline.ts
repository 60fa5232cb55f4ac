/** Our server as it ships: pages, API, access checks and journal; a board per room, everybody with one API token. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SCHEMA_VERSION } from "#lib/board/model.ts";
import { clientParameter, syncPath } from "#lib/sync/protocol.ts";
import { call, createFirstAccount, owner, signIn } from "#tests/support/api-client.ts";
import { startPostgres } from "#tests/support/postgres.ts";
import { serverMemory } from "../../../scripts/server-memory.mjs";
import type { BenchServer, ServerRoom } from "./bench-server.ts";
import { projectFolder, startProcess } from "./server-process.ts";

const authSecret = "a secret of the benchmark, known to everybody";

/** On PostgreSQL with its own durable commits. */
export async function startThroughlineOnPostgres(): Promise<BenchServer> {
  const postgres = await startPostgres();
  try {
    const server = await startThroughline({ DATABASE_URL: postgres.url, AUTH_SECRET: authSecret });
    return { ...server, stop: () => server.stop().finally(postgres.stop) };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

/** On the embedded database. */
export async function startThroughline(settings: Record<string, string> = {}): Promise<BenchServer> {
  const dataDir = mkdtempSync(join(tmpdir(), "throughline-bench-"));
  const running = await startProcess({
    script: "server/main.ts",
    cwd: projectFolder,
    env: (port) => ({
      ...serverMemory,
      PORT: String(port),
      HOST: "127.0.0.1",
      DATA_DIR: dataDir,
      LOG_LEVEL: "error",
      // One person is everybody here.
      SOCKETS_PER_USER: "100000",
      SOCKETS_PER_BOARD: "100000",
      ...settings,
    }),
    isReady: (port) =>
      fetch(`http://localhost:${port}/api/health/ready`).then(
        (response) => response.ok,
        () => false,
      ),
  });
  const { port } = running;
  const url = `http://localhost:${port}`;
  const { token, workspaceId, boardId } = await createFirstAccount(url);
  const cookie = await signIn(url, owner.email, owner.password);

  const createRoom = async (number: number): Promise<ServerRoom> => {
    const path = `/api/v1/workspaces/${workspaceId}/boards`;
    const body = { title: `Room ${number}` };
    const { id } = await call<{ id: string }>(url, { method: "POST", path, body, token });
    return {
      port,
      path: `${syncPath}/${id}?${clientParameter}=${SCHEMA_VERSION}`,
      headers: { Authorization: `Bearer ${token}` },
      prefix: new Uint8Array(),
      hello: [],
      hasDocuments: true,
    };
  };

  return {
    ...running,
    own: { url, cookie, pages: [`/workspaces/${workspaceId}/boards`, `/boards/${boardId}/map`] },
    async rooms(count) {
      const rooms: ServerRoom[] = [];
      for (let i = 0; i < count; i++) rooms.push(await createRoom(i));
      return rooms;
    },
    async stop() {
      await running.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
