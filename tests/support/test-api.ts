/**
 * The HTTP API and next-auth as they run in the server, on a database and rooms of their own, called without a network:
 * what integration tests talk to. Each answer of the API is checked against its OpenAPI document.
 */
import { randomBytes } from "node:crypto";
import { pino } from "pino";
import { newIdSource } from "#lib/board/ids.ts";
import type { AccountCreated } from "#lib/contracts/accounts.ts";
import { createAdmissions } from "#server/auth/admissions.ts";
import { visitByHeaders } from "#server/auth/visit-board.ts";
import { readConfig } from "#server/config.ts";
import type { Context } from "#server/context.ts";
import type { Database } from "#server/database/database.ts";
import { createHandlers, type Handlers } from "#server/http/create-handlers.ts";
import { prismaJournal } from "#server/journal/prisma-journal.ts";
import type { Mailer } from "#server/ports.ts";
import { createBoardReader } from "#server/reading/board-reader.ts";
import { createRooms, type LiveRooms } from "#server/room/create-rooms.ts";
import { openEmbeddedTestDatabase } from "./embedded-database.ts";
import { type OpenApiCheck, openApiCheck } from "./open-api-check.ts";

export const origin = "http://localhost:4321";
export const password = "correct horse battery";

export interface TestApiOptions {
  env?: Record<string, string>;
  mailer?: Mailer;
  /** Default: an embedded one of its own. */
  database?: Database;
}

export interface TestApi {
  readonly context: Pick<
    Context,
    "config" | "log" | "clock" | "random" | "newId" | "prisma" | "admissions" | "reader" | "mailer"
  > & {
    rooms: LiveRooms;
  };
  readonly handlers: Handlers;
  /** Moves the clock; sessions, invitations and tokens age by it. */
  advance(ms: number): void;
  /** What the rooms were told, oldest first. */
  readonly notices: { documentId: string; topic: string; ids: string[] }[];
  readonly rechecks: Parameters<LiveRooms["recheck"]>[0][];
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
  close(): Promise<void>;
}

export interface CallOptions {
  body?: unknown;
  as?: Credentials | undefined;
  headers?: Record<string, string>;
}
type Credentials = { token: string } | { cookie: string };

// biome-ignore lint/suspicious/noExplicitAny: what a test expects of a body, it says by its assertions
interface Answer<T = any> {
  status: number;
  headers: Headers;
  body: T;
}

export async function startTestApi(options: TestApiOptions = {}): Promise<TestApi> {
  const database = options.database ?? (await openEmbeddedTestDatabase());
  let offsetMs = 0;
  const clock = { now: () => Date.now() + offsetMs };
  const random = { bytes: (length: number) => new Uint8Array(randomBytes(length)) };
  const log = pino({ level: process.env.TEST_LOG_LEVEL ?? "silent" });
  const config = { ...readConfig({ PUBLIC_URL: origin, ...options.env }), authSecret: "s".repeat(43) };
  const notices: TestApi["notices"] = [];
  const rechecks: TestApi["rechecks"] = [];
  const live = createRooms({ journal: prismaJournal(database.pool), clock, log });
  const rooms: LiveRooms = {
    ...live,
    get rechecks() {
      return live.rechecks;
    },
    notify: (documentId, notice) => {
      notices.push({ documentId, ...notice });
      live.notify(documentId, notice);
    },
    recheck: (filter) => {
      rechecks.push(filter);
      return live.recheck(filter);
    },
  };
  const mailer = options.mailer ?? { isConfigured: false, send: () => Promise.reject(new Error("no mail")) };
  const reader = createBoardReader({ rooms: () => rooms });
  const newId = newIdSource({ now: clock.now, randomBytes: random.bytes });
  const { prisma } = database;
  const admissions = createAdmissions({
    visit: (headers, documentId) => visitByHeaders({ prisma, config, clock }, headers, documentId),
    rooms,
    clock,
  });
  const context = { config, log, clock, random, newId, prisma, rooms, admissions, reader, mailer };
  // next-auth reads its own address from the environment.
  process.env.NEXTAUTH_URL = origin;
  const handlers = createHandlers(context);
  let check: OpenApiCheck | undefined;

  return {
    context,
    handlers,
    notices,
    rechecks,
    advance: (ms) => {
      offsetMs += ms;
    },
    async call(method, path, { body, as, headers } = {}) {
      const request = new Request(`${origin}/api/v1${path}`, {
        method,
        headers: { ...credentialHeaders(as), ...(body === undefined ? {} : jsonHeaders), ...headers },
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      });
      const response = await handlers.api(request);
      const answer = {
        status: response.status,
        headers: response.headers,
        body: await bodyOf(response),
      };
      check ??= await openApiCheck(handlers);
      check({ method, path: path.split("?")[0] ?? path, ...answer });
      return answer;
    },
    close: async () => {
      await live.close();
      await reader.close();
      await database.close();
    },
  };
}

/** JSON parsed, everything else as bytes; undefined when there is nothing. */
async function bodyOf(response: Response): Promise<unknown> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes.length === 0) return undefined;
  if (!/json/.test(response.headers.get("content-type") ?? "")) return bytes;
  return JSON.parse(new TextDecoder().decode(bytes));
}

const jsonHeaders = { "content-type": "application/json" };

function credentialHeaders(as: Credentials | undefined): Record<string, string> {
  if (!as) return {};
  return "token" in as ? { authorization: `Bearer ${as.token}` } : { cookie: as.cookie, origin };
}

export interface TestPerson {
  userId: string;
  email: string;
  workspaceId: string;
  /** The sample board of their own workspace; empty for somebody who was invited. */
  boardId: string;
  cookie: { cookie: string };
  token: { token: string };
}

let people = 0;

/** Somebody with an account of their own (the first, or SIGNUP=open), or invited by a link. */
export async function addPerson(api: TestApi, invitationToken?: string): Promise<TestPerson> {
  const email = `person${++people}@nordvik.example`;
  const body = { name: `Person ${people}`, email, password, ...(invitationToken ? { invitationToken } : {}) };
  const created: Answer<AccountCreated> = await api.call("POST", "/accounts", { body });
  if (created.status !== 201) throw new Error(`no account: ${JSON.stringify(created.body)}`);
  return asPerson(api, created.body);
}

/** Signs in with an account that was just made. */
export async function asPerson(
  api: TestApi,
  { user, workspace, board }: AccountCreated,
): Promise<TestPerson> {
  const cookie = { cookie: await signIn(api, user.email) };
  const token = await api.call("POST", "/tokens", { as: cookie, body: { name: "tests" } });
  return {
    userId: user.id,
    email: user.email,
    workspaceId: workspace.id,
    boardId: board?.id ?? "",
    cookie,
    token: { token: token.body.token },
  };
}

/** A member of `owner`'s workspace with this role, come by an invitation. */
export async function addMember(
  api: TestApi,
  owner: TestPerson,
  role: "EDITOR" | "COMMENTER" | "VIEWER",
): Promise<TestPerson> {
  const path = `/workspaces/${owner.workspaceId}/invitations`;
  const { body } = await api.call("POST", path, { as: owner.token, body: { role } });
  return addPerson(api, body.url.split("/").pop());
}

/** Signs in as a browser does; resolves with the Cookie header. */
export async function signIn(api: TestApi, email: string, secret = password): Promise<string> {
  const jar = new CookieJar();
  const answer = await postSignIn(api, jar, { email, password: secret });
  if (!jar.header().includes("session-token=")) throw new Error(`sign-in refused: ${answer.status}`);
  return jar.header();
}

export async function postSignIn(
  api: TestApi,
  jar: CookieJar,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Response> {
  const csrf = await callAuth(api, jar, { path: "csrf" });
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  return callAuth(api, jar, {
    path: "callback/credentials",
    fields: { ...fields, csrfToken, json: "true" },
    headers,
  });
}

interface AuthCall {
  path: string;
  /** Posts a form when given. */
  fields?: Record<string, string>;
  headers?: Record<string, string>;
}

export async function callAuth(
  api: TestApi,
  jar: CookieJar,
  { path, fields, headers }: AuthCall,
): Promise<Response> {
  const url = path.startsWith("http") ? path : `${origin}/api/auth/${path}`;
  const cookie = jar.header();
  const response = await api.handlers.auth(
    new Request(url, {
      method: fields ? "POST" : "GET",
      headers: { ...(cookie ? { cookie } : {}), ...(fields ? { origin } : {}), ...headers },
      ...(fields ? { body: new URLSearchParams(fields) } : {}),
    }),
  );
  jar.keep(response);
  return response;
}

/** Enough of a browser's cookie jar for one site. */
export class CookieJar {
  readonly #cookies = new Map<string, string>();
  keep(response: Response): void {
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ""] = cookie.split(";");
      const cut = pair.indexOf("=");
      const value = pair.slice(cut + 1);
      if (value === "" || /max-age=0/i.test(cookie)) this.#cookies.delete(pair.slice(0, cut));
      else this.#cookies.set(pair.slice(0, cut), value);
    }
  }
  has(name: string): boolean {
    return this.#cookies.has(name);
  }
  header(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }
}
