import { spawnSync } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");
const start = (env: Record<string, string>) =>
  spawnSync(process.execPath, ["scripts/start.mjs"], {
    cwd: root,
    env: { ...process.env, ...env },
    encoding: "utf8",
  });

describe("npm start", () => {
  it("says at once that the port is taken, and names another", async () => {
    const blocker = createServer();
    await new Promise<void>((done) => blocker.listen(0, "127.0.0.1", done));
    const { port } = blocker.address() as AddressInfo;
    const result = start({ PORT: String(port) });
    blocker.close();
    expect([result.status, result.stdout]).toEqual([1, ""]);
    expect(result.stderr).toBe(`Port ${port} is taken. Choose another: PORT=${port + 1} npm start\n`);
  });

  it("refuses a port that is none", () => {
    expect(start({ PORT: "eighty" }).stderr).toBe("PORT must be a whole number between 1 and 65535.\n");
  });
});
