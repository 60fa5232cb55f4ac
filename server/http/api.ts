/**
 * The HTTP API: the door, who is asking, the routes, and the document that describes them. Routes only parse, call one
 * query or use-case, and answer.
 */
import { OpenAPIHono } from "@hono/zod-openapi";
import { AppError } from "#lib/errors.ts";
import { basePathPattern } from "#lib/sync/protocol.ts";
import { authenticate, bearerToken } from "#server/auth/authenticate.ts";
import { clientAddress } from "#server/auth/client-address.ts";
import type { GuessLimits } from "#server/auth/guess-limits.ts";
import { readGuest } from "#server/auth/guest.ts";
import type { ApiContext } from "./api-context.ts";
import { passGuard } from "./guard.ts";
import { openApiInfo } from "./open-api-info.ts";
import { plainProblem, problemOf } from "./problem.ts";
import { accountRoutes } from "./routes/accounts.ts";
import { boardRoutes } from "./routes/boards.ts";
import { changeRoutes } from "./routes/changes.ts";
import { comparisonRoutes } from "./routes/comparison.ts";
import { contentRoutes } from "./routes/content.ts";
import { dependencyRoutes } from "./routes/dependencies.ts";
import { documentRoutes } from "./routes/documents.ts";
import { gapRoutes } from "./routes/gaps.ts";
import { rehearsalRoutes } from "./routes/rehearsals.ts";
import { riskRoutes } from "./routes/risk.ts";
import { roundRoutes } from "./routes/rounds.ts";
import { sessionRoutes } from "./routes/sessions.ts";
import { shareLinkRoutes } from "./routes/share-links.ts";
import { snapshotRoutes } from "./routes/snapshots.ts";
import { threadRoutes } from "./routes/threads.ts";
import { workspaceRoutes } from "./routes/workspaces.ts";
import type { ApiEnv } from "./routes.ts";

const apiPath = "/api/v1";

/** Answers every request; never rejects. */
export function createApi(context: ApiContext, limits: GuessLimits): (request: Request) => Promise<Response> {
  const app = createApp(context, limits);
  return async (request) => {
    try {
      const passed = await passGuard(context, request);
      return passed instanceof Response ? passed : await app.fetch(passed);
    } catch (error) {
      return problemOf(error, context.log);
    }
  };
}

function createApp(context: ApiContext, limits: GuessLimits): OpenAPIHono<ApiEnv> {
  const app = new OpenAPIHono<ApiEnv>().basePath(apiPath);
  app.onError((error) => problemOf(error, context.log));
  app.notFound(() => plainProblem(404));
  app.use(async (c, next) => {
    const address = clientAddress(c.req.raw.headers);
    const { principal, guest, access } = await whoAsks(context, c.req.raw.headers, c.req.path);
    if (!principal && !guest && !access && !isPublic(c.req.method, c.req.path))
      await refuseStranger(limits, c.req.raw.headers, address);
    c.set("address", address);
    c.set("principal", principal);
    c.set("guest", guest);
    c.set("access", access);
    await next();
    if (!c.res.headers.has("cache-control")) c.res.headers.set("cache-control", "no-store");
    if (c.req.path.startsWith(`${apiPath}/invitations/`)) c.res.headers.set("referrer-policy", "no-referrer");
  });
  app.route("/", accountRoutes(context, limits));
  app.route("/", sessionRoutes(context));
  app.route("/", workspaceRoutes(context, limits));
  app.route("/", boardRoutes(context));
  app.route("/", shareLinkRoutes(context, limits));
  app.route("/", contentRoutes(context));
  app.route("/", documentRoutes(context));
  app.route("/", snapshotRoutes(context));
  app.route("/", comparisonRoutes(context));
  app.route("/", roundRoutes(context));
  app.route("/", changeRoutes(context));
  app.route("/", dependencyRoutes(context));
  app.route("/", threadRoutes(context, limits));
  app.route("/", riskRoutes(context));
  app.route("/", rehearsalRoutes(context));
  app.route("/", gapRoutes(context));
  app.openAPIRegistry.registerComponent("securitySchemes", "bearer", { type: "http", scheme: "bearer" });
  app.openAPIRegistry.registerComponent("securitySchemes", "session", {
    type: "apiKey",
    in: "cookie",
    name: "next-auth.session-token",
  });
  app.doc31("/openapi.json", openApiInfo(context.config.publicUrl));
  return app;
}

type Asker = Pick<ApiEnv["Variables"], "principal" | "guest" | "access">;

/** Who opens a board asks for its base and a socket at once: one answer does for both, and for a herd (S64). */
async function whoAsks(context: ApiContext, headers: Headers, path: string): Promise<Asker> {
  const boardId = boardPath.exec(path)?.[1];
  if (boardId !== undefined && basePathPattern.test(path)) {
    const admission = await context.admissions.admit(headers, boardId);
    return { principal: null, guest: null, access: admission?.access ?? null };
  }
  return {
    principal: await authenticate(context, headers),
    guest: boardId === undefined ? null : readGuest(context, headers, boardId),
    access: null,
  };
}

const publicPaths: readonly [method: string, path: RegExp][] = [
  ["POST", /^\/api\/v1\/accounts$/],
  ["GET", /^\/api\/v1\/invitations\/[^/]+$/],
  ["POST", /^\/api\/v1\/share-links\/visits$/],
  ["GET", /^\/api\/v1\/openapi\.json$/],
];
/** Where a guest's cookie is looked for; what it opens is each route's own question. */
const boardPath = /^\/api\/v1\/(?:boards|documents)\/([A-Za-z0-9_-]{1,64})\//;
const isPublic = (method: string, path: string): boolean =>
  publicPaths.some(([allowed, pattern]) => allowed === method && pattern.test(path));

/** Nobody gets further than this without saying who they are; wrong tokens are counted. */
async function refuseStranger(limits: GuessLimits, headers: Headers, address: string): Promise<never> {
  if (bearerToken(headers) !== undefined) await limits.bearer(address);
  const hadSession = /next-auth\.session-token/.test(headers.get("cookie") ?? "");
  throw new AppError(hadSession ? "auth.session-ended" : "auth.required");
}
