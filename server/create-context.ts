/** Opens and closes what a running server consists of, in order. */
import { pino } from "pino";
import type { ServerContext } from "./assemble-context.ts";
import { type Config, settingWarnings } from "./config.ts";
import { openDatabase } from "./database/database.ts";

/** Rejects with what keeps the database from opening. */
export async function createContext(config: Config): Promise<ServerContext> {
  const log = pino({ level: config.logLevel, base: null });
  for (const warning of settingWarnings(config)) log.warn(warning);
  // Both take most of a second, on different threads.
  const [database, { assembleContext }] = await Promise.all([
    openDatabase(config, log),
    import("./assemble-context.ts"),
  ]);
  try {
    return await assembleContext(config, log, database);
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Stores what is still unsaved and sends everybody away to come back; then closes the database. */
export async function closeContext({
  gateway,
  rooms,
  reader,
  projector,
  bell,
  database,
}: ServerContext): Promise<void> {
  gateway.close();
  // Cards are drawn from live documents, so before the rooms; what is flushed after it is caught up at the next start.
  await projector.close();
  await rooms.close();
  await bell.close();
  await reader.close();
  await database.close();
}
