/** The composition root: makes every part of the server from the configuration and the open database. */
// First of all: it adds to zod what the API's description needs, and schemas made before lack it.
import "@hono/zod-openapi";
import type { Logger } from "pino";
import type * as Y from "yjs";
import { newIdSource } from "#lib/board/ids.ts";
import { migrateDocument } from "#lib/board/migrations/migrate-document.ts";
import { AppError } from "#lib/errors.ts";
import { createAdmissions } from "./auth/admissions.ts";
import { createMailer } from "./auth/create-mailer.ts";
import { visitByHeaders } from "./auth/visit-board.ts";
import { keepAuthSecret } from "./auth-secret.ts";
import type { Bell } from "./bell/bell.ts";
import { createBell } from "./bell/create-bell.ts";
import type { Config } from "./config.ts";
import type { Context } from "./context.ts";
import type { Database } from "./database/database.ts";
import { createGateway, type Gateway } from "./gateway/create-gateway.ts";
import { createHandlers } from "./http/create-handlers.ts";
import { prismaJournal } from "./journal/prisma-journal.ts";
import { createMetrics } from "./metrics.ts";
import { createProjector, type Projector } from "./projection/create-projector.ts";
import { type BoardReader, createBoardReader } from "./reading/board-reader.ts";
import { createRooms, type LiveRooms } from "./room/create-rooms.ts";
import type { SyncLimits } from "./room/sync-limits.ts";
import { systemClock, systemRandom } from "./system-ports.ts";

/** The context, with what only server/run.ts needs of it. */
export interface ServerContext extends Context {
  rooms: LiveRooms;
  gateway: Gateway;
  bell: Bell;
}

export async function assembleContext(
  given: Config,
  log: Logger,
  database: Database,
): Promise<ServerContext> {
  const authSecret = given.authSecret ?? (await keepAuthSecret(given.dataDir, systemRandom));
  const { prisma } = database;
  const clock = systemClock;
  const config = { ...given, authSecret };
  const limits = syncLimits(config);
  const journal = prismaJournal(database.pool);
  const reader: BoardReader = createBoardReader({ rooms: () => rooms });
  const projector: Projector = createProjector({ prisma, log, reader });
  const bell = createBell(config, systemRandom, log);
  const rooms = createRooms({
    journal,
    clock,
    log,
    limits,
    bell,
    onFlushed: projector.onChanged,
    migrate,
    merge: (updates, format) => reader.readUpdates(updates, format === 1 ? "merged" : "mergedV2"),
    slice: (updates) => reader.readUpdates(updates, "slices"),
  });
  const admissions = createAdmissions({
    visit: (headers, documentId) => visitByHeaders({ prisma, config, clock }, headers, documentId),
    rooms,
    clock,
  });
  const gateway = createGateway({
    rooms,
    admissions,
    allowedOrigins: config.allowedOrigins,
    clock,
    log,
    limits,
  });
  const parts = {
    config,
    log,
    clock,
    random: systemRandom,
    newId: newIdSource({ now: clock.now, randomBytes: systemRandom.bytes }),
    database,
    prisma,
    journal,
    rooms,
    roomsStatus: rooms.status,
    admissions,
    reader,
    projector,
    mailer: createMailer(config),
    metrics: createMetrics(database, rooms.status),
    gateway,
    bell,
  };
  return { ...parts, handlers: createHandlers(parts) };
}

/** A document of a later version is left alone: its load fails, and says why. */
function migrate(doc: Y.Doc): void {
  const migrated = migrateDocument(doc);
  if (!migrated.ok) throw new AppError("conflict", migrated.error.message);
}

function syncLimits({ limits }: Config): Partial<SyncLimits> {
  return {
    socketsPerUser: limits.socketsPerUser,
    socketsPerBoard: limits.socketsPerBoard,
    socketsPerLink: limits.socketsPerLink,
    boardBytes: limits.boardMaxBytes,
    boardElements: limits.boardMaxElements,
  };
}
