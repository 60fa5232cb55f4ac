/**
 * What a running server consists of, and where everybody gets it: one object per process, made in assemble-context.ts
 * by server/run.ts before Next loads. This file holds types only, so that pages don't bundle the server's parts.
 */
import type { Logger } from "pino";
import type { Registry } from "prom-client";
import type { PrismaClient } from "#prisma/generated/client.ts";
import type { Admissions } from "./auth/admissions.ts";
import type { Config } from "./config.ts";
import type { Database } from "./database/database.ts";
import type { Handlers } from "./http/create-handlers.ts";
import type { UpdateJournal } from "./journal/update-journal.ts";
import type { Clock, Mailer, Random } from "./ports.ts";
import type { Projector } from "./projection/create-projector.ts";
import type { BoardReader } from "./reading/board-reader.ts";
import type { RoomsStatus } from "./room/create-rooms.ts";
import type { Rooms } from "./room/rooms-port.ts";

/** The configuration once the secret is known. */
export type RunningConfig = Config & { authSecret: string };

export interface Context {
  config: RunningConfig;
  log: Logger;
  clock: Clock;
  random: Random;
  /** Short sortable ids, see lib/board/ids.ts. */
  newId: () => string;
  database: Database;
  prisma: PrismaClient;
  journal: UpdateJournal;
  rooms: Rooms;
  /** Who may open which board: for opening one, at the socket or over HTTP. */
  admissions: Admissions;
  /** How the live boards are: how many, and whether they can store. */
  roomsStatus: () => RoomsStatus;
  /** Works out what takes long on large boards, beside those who edit. */
  reader: BoardReader;
  projector: Projector;
  mailer: Mailer;
  /** Answers /api/v1 and /api/auth. */
  handlers: Handlers;
  metrics: Registry;
}

const key = Symbol.for("throughline");
const holder = globalThis as { [key]?: Context };

/** The context of this process. Throws before server/run.ts has set it (for instance while Next builds). */
export function getContext(): Context {
  const context = holder[key];
  if (!context) throw new Error("there is no context: start Throughline by server/main.ts");
  return context;
}

export function setContext(context: Context): void {
  holder[key] = context;
}
