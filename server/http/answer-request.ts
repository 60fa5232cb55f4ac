/** Answers a request to Node's own HTTP server by a handler that takes and gives web standards. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";

/** For requests without a body. Headers that are set already stay. Rejects when the connection breaks off. */
export async function answerRequest(
  handler: (request: Request) => Promise<Response>,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const answer = await handler(requestOf(incoming));
  outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
  if (answer.body && incoming.method !== "HEAD") await pipeline(answer.body, outgoing);
  else outgoing.end();
}

function requestOf({ url = "/", method = "GET", headers }: IncomingMessage): Request {
  const copied = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    if (!name.startsWith(":")) copied.set(name, Array.isArray(value) ? value.join(", ") : (value ?? ""));
  }
  // The host is the client's to choose, and nobody's business here.
  return new Request(new URL(url, "http://server"), { method, headers: copied });
}
