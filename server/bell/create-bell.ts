/** Which bell the configuration asks for. */
import { createHash } from "node:crypto";
import type { RunningConfig } from "#server/context.ts";
import type { Random } from "#server/ports.ts";
import type { Log } from "#server/room/log.ts";
import type { Bell } from "./bell.ts";
import { redisBell } from "./redis-bell.ts";
import { silentBell } from "./silent-bell.ts";

/** The embedded database lets one process in; beside a PostgreSQL there may be more, with Redis or without. */
export function createBell(
  { databaseUrl, redisUrl, authSecret }: Pick<RunningConfig, "databaseUrl" | "redisUrl" | "authSecret">,
  random: Random,
  log: Log,
): Bell {
  if (!databaseUrl) return silentBell("alone");
  if (!redisUrl) return silentBell("away");
  // The nodes of one installation share the secret, and no other installation has it.
  const installation = createHash("sha256").update(`bell:${authSecret}`).digest("hex").slice(0, 16);
  const node = Buffer.from(random.bytes(9)).toString("base64url");
  return redisBell({ url: redisUrl, prefix: `throughline:${installation}:`, node, log });
}
