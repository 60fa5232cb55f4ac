/** A server that is killed and started again, with somebody's board on it: what shows that nothing saved is lost. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as Y from "yjs";
import { copyDatabaseTemplate } from "./database-template.ts";
import { type FirstPerson, makeFirstPerson } from "./first-person.ts";
import { connectRawClient, type RawClient } from "./raw-client.ts";
import { type RunningServer, startServer } from "./running-server.ts";

export interface KillableServer extends RunningServer {
  /** Resolves once the board's content has arrived; `doc` is what the client had before. */
  join(doc?: Y.Doc): Promise<RawClient>;
}

/** `settings` are those of the server: by default it has the embedded database. */
export async function startKillableServer(settings: Record<string, string> = {}): Promise<KillableServer> {
  const dataDir = mkdtempSync(join(tmpdir(), "tl-kill-"));
  if (!settings.DATABASE_URL) await copyDatabaseTemplate(dataDir);
  const person: FirstPerson = await makeFirstPerson({ ...settings, DATA_DIR: dataDir });
  // Without the pages it is up in a moment, and what is tested is the same.
  const env = { ...settings, SERVICES: "sync" };
  // It lives for a second: optimizing the database's code takes longer than it saves.
  const server = await startServer({ dataDir, env, nodeFlags: ["--liftoff-only"] });
  return {
    ...server,
    async join(doc = new Y.Doc()) {
      const client = connectRawClient(server.url, person.boardId, person.token, doc);
      await client.synced;
      return client;
    },
    async dispose() {
      await server.dispose();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
