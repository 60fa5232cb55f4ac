/** Secrets that travel in links and headers: 256 random bits, shown once, kept only as their sha256. */
import { createHash } from "node:crypto";
import type { Random } from "#server/ports.ts";

const secretBytes = 32;

/** `prefix` tells a person (and secret scanners) what kind of secret it is. */
export function newSecretToken(random: Random, prefix: string): string {
  return prefix + Buffer.from(random.bytes(secretBytes)).toString("base64url");
}

/** Lower-case hex sha256: enough for secrets of this length, and searchable by index. */
export const hashSecretToken = (secret: string): string => createHash("sha256").update(secret).digest("hex");
