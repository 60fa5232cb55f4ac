import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keepAuthSecret } from "./auth-secret.ts";
import { systemRandom } from "./system-ports.ts";

describe("keepAuthSecret", () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), "tl-secret-"));
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  it("makes a long secret once, which only this user can read, and keeps it", async () => {
    const secret = await keepAuthSecret(dataDir, systemRandom);
    expect(secret.length).toBeGreaterThanOrEqual(40);
    expect(statSync(join(dataDir, "auth-secret")).mode & 0o777).toBe(0o600);
    expect(await keepAuthSecret(dataDir, systemRandom)).toBe(secret);
  });

  it("replaces a file that was cut off", async () => {
    writeFileSync(join(dataDir, "auth-secret"), "short");
    expect((await keepAuthSecret(dataDir, systemRandom)).length).toBeGreaterThanOrEqual(40);
  });
});
