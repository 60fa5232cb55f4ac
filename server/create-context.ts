/** The composition root: makes every part of the server from the configuration, and takes them down in order. */
import { pino } from "pino";
import { Registry } from "prom-client";
import { newIdSource } from "#lib/board/ids.ts";
import { keepAuthSecret } from "./auth-secret.ts";
import type { Config } from "./config.ts";
import type { Context } from "./context.ts";
import { type Database, openDatabase } from "./database/database.ts";
import { prismaJournal } from "./journal/prisma-journal.ts";
import { systemClock, systemRandom } from "./system-ports.ts";

/** Rejects with what keeps the database from opening. */
export async function createContext(config: Config): Promise<Context> {
  const log = pino({ level: config.logLevel, base: null });
  const database = await openDatabase(config, log);
  const authSecret = config.authSecret ?? (await keepAuthSecret(config.dataDir, systemRandom));
  const newId = newIdSource({ now: systemClock.now, randomBytes: systemRandom.bytes });
  return {
    config: { ...config, authSecret },
    log,
    clock: systemClock,
    random: systemRandom,
    newId,
    database,
    prisma: database.prisma,
    journal: prismaJournal(database.pool),
    metrics: new Registry(),
  } as unknown as Context; // TODO rooms, projector, mailer
}

/** Saves what is still unsaved, then closes the database. */
export async function closeContext(context: Context): Promise<void> {
  await context.rooms?.close();
  context.projector?.close();
  await context.database.close();
}
export type { Database };
