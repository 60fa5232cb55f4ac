/**
 * The one port: HTTP goes to Next, sockets under /sync/ to the gateway. Next gets a stand-in server, because it adds
 * its own upgrade listener to what it is given and would end our sockets; in development its hot reload hangs there.
 */
import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type RequestListener, Server } from "node:http";
import type { Duplex } from "node:stream";
import type { Logger } from "pino";
import { basePathPattern, syncPath } from "#lib/sync/protocol.ts";
import { stampClientAddress } from "./auth/client-address.ts";
import type { RunningConfig } from "./context.ts";
import type { Gateway } from "./gateway/create-gateway.ts";
import { answerRequest } from "./http/answer-request.ts";
import { nonceHeader } from "./http/nonce-header.ts";
import type { Readiness } from "./http/readiness.ts";
import { holdsSecret, securityHeaders } from "./security-headers.ts";

export interface WebServer {
  /** Stops accepting; resolves once every answer that was begun is written, at the latest after a few seconds. */
  close(): Promise<void>;
}

interface WebServerOptions {
  config: RunningConfig;
  log: Logger;
  mode: "development" | "production";
  root: string;
  /** What /api/health/ready says where no pages are served. */
  readiness(): Promise<Readiness>;
  /** Answers /api/v1. */
  api(request: Request): Promise<Response>;
  /** Absent when this process serves no live boards. */
  gateway?: Pick<Gateway, "handleUpgrade">;
}

/** Rejects when the port is taken (EADDRINUSE). */
export async function startWebServer({
  config,
  log,
  mode,
  root,
  readiness,
  api,
  gateway,
}: WebServerOptions): Promise<WebServer> {
  const answerBase: RequestListener = (request, response) => {
    answerRequest(api, request, response).catch((error) => {
      log.debug({ err: error }, "a board wasn't fetched to its end");
      response.destroy();
    });
  };
  let handle: RequestListener = (_request, response) => {
    response.writeHead(503, { "Retry-After": "1" }).end("Throughline is starting");
  };
  const server = createServer(
    {
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      connectionsCheckingInterval: 5_000,
      // Longer than a proxy keeps an idle connection: it must never send on one that we have just closed.
      keepAliveTimeout: 65_000,
    },
    (request, response) => {
      stampClientAddress(request, config.trustedProxies);
      const nonce = randomBytes(16).toString("base64");
      const headers = securityHeaders(config, { mode, nonce });
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      // Next and our layout find the nonce here; what the client sent under these names is gone.
      request.headers["content-security-policy"] = headers["Content-Security-Policy"];
      request.headers[nonceHeader] = nonce;
      if (holdsSecret(request.url)) response.setHeader("Referrer-Policy", "no-referrer");
      // Next drops the encoding of what a route answers, and takes as long as all the rest of this one.
      if (isForBase(request)) answerBase(request, response);
      else handle(request, response);
    },
  );
  const nextSockets = new Server();
  server.on("upgrade", (request, socket, head) => {
    stampClientAddress(request, config.trustedProxies);
    const pathname = request.url?.split("?")[0] ?? "";
    if (gateway && pathname.startsWith(`${syncPath}/`)) return gateway.handleUpgrade(request, socket, head);
    // Whoever goes away while we look at the request must not end the process.
    socket.on("error", () => socket.destroy());
    const isHotReload = mode === "development" && pathname.startsWith("/_next/");
    if (isHotReload && nextSockets.listenerCount("upgrade") > 0) {
      nextSockets.emit("upgrade", request, socket, head);
      return;
    }
    refuse(socket);
  });
  server.on("clientError", (_error, socket) => {
    // A browser opens connections ahead of need: words on one it hasn't used yet would answer its next request.
    const hasAsked = "bytesRead" in socket && socket.bytesRead !== 0;
    if (hasAsked && socket.writable)
      socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    else socket.destroy();
  });

  await listen(server, config);
  // Such as too many open files: whoever comes next may be luckier.
  server.on("error", (error) => log.error({ err: error }, "the web server couldn't accept a connection"));
  const app = config.services.has("web")
    ? await startNext({ config, log, mode, root, nextSockets })
    : undefined;
  handle = app?.handle ?? withoutPages(readiness);
  return {
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), 2_000).unref();
      await closed;
      await app?.close();
    },
  };
}

/** Only whether it lives, and whether it can serve (as app/api/health does). */
function withoutPages(readiness: () => Promise<Readiness>): RequestListener {
  return (request, response) => {
    const answer = (status: number, body: object): void => {
      response.writeHead(status, { "Content-Type": "application/json", "Cache-Control": "no-store" });
      response.end(JSON.stringify(body));
    };
    const pathname = request.url?.split("?")[0];
    if (pathname === "/api/health") answer(200, { status: "ok" });
    else if (pathname === "/api/health/ready")
      void readiness().then(({ status, body }) => answer(status, body));
    else answer(404, { status: 404, title: "This process doesn't serve pages" });
  };
}

const isForBase = ({ method, url = "" }: IncomingMessage): boolean =>
  method === "GET" && basePathPattern.test(url.split("?")[0] ?? "");

function listen(server: Server, { port, host }: RunningConfig): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function refuse(socket: Duplex): void {
  socket.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
}

interface NextOptions {
  config: RunningConfig;
  log: Logger;
  mode: "development" | "production";
  root: string;
  nextSockets: Server;
}

/** Loaded only here: Next and React look at the environment the moment they are loaded. */
async function startNext({ config, log, mode, root, nextSockets }: NextOptions) {
  const { default: next } = await import("next");
  const app = next({
    dev: mode === "development",
    dir: root,
    hostname: config.host,
    port: config.port,
    httpServer: nextSockets,
  });
  await app.prepare();
  const handler = app.getRequestHandler();
  const handle: RequestListener = (request, response) => {
    handler(request, response).catch((error) => {
      log.error({ err: error }, "a request failed outside every handler");
      if (!response.headersSent) response.statusCode = 500;
      response.end();
    });
  };
  return { handle, close: () => app.close() };
}
