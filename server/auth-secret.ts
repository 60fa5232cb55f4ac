/** The secret that signs sessions: given by AUTH_SECRET, else made once and kept in the data directory. */
import { chmod, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Random } from "./ports.ts";

/** Call it while the data directory is locked, so that two first starts can't make two. */
export async function keepAuthSecret(dataDir: string, random: Random): Promise<string> {
  const file = path.join(dataDir, "auth-secret");
  const kept = await readIfThere(file);
  if (kept.length >= 32) return kept;
  const secret = Buffer.from(random.bytes(33)).toString("base64url");
  await writeFile(file, `${secret}\n`, { mode: 0o600 });
  await chmod(file, 0o600);
  return secret;
}

async function readIfThere(file: string): Promise<string> {
  try {
    return (await readFile(file, "utf8")).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw error;
  }
}
