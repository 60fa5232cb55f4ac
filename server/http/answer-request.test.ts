import { createServer, get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { answerRequest } from "./answer-request.ts";
import { streamOf } from "./encoded-bytes.ts";

let stop = () => {};
afterEach(() => stop());

async function serve(handler: (request: Request) => Promise<Response>) {
  const failures: unknown[] = [];
  const server = createServer((request, response) => {
    response.setHeader("x-content-type-options", "nosniff");
    answerRequest(handler, request, response).catch((error) => {
      failures.push(error);
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  stop = () => {
    server.closeAllConnections();
    server.close();
  };
  const { port } = server.address() as AddressInfo;
  const ask = (headers: Record<string, string> = {}) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      get({ port, path: "/some/where?q=1", headers }, resolve).on("error", reject);
    });
  return { ask, failures };
}

async function bytesOf(answer: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe("a request answered by a handler of web standards", () => {
  it("hands over address and headers, and gives back status, headers and every byte as they are", async () => {
    const body = new Uint8Array(300_000).map((_, i) => i % 251);
    const asked: Request[] = [];
    const { ask } = await serve(async (request) => {
      asked.push(request);
      const headers = { "content-encoding": "zstd", "content-length": String(body.length), vary: "Accept" };
      return new Response(streamOf(body), { status: 203, headers });
    });
    const answer = await ask({ authorization: "Bearer x", "accept-encoding": "zstd" });
    expect([answer.statusCode, answer.headers]).toMatchObject([
      203,
      {
        "content-encoding": "zstd",
        "content-length": "300000",
        vary: "Accept",
        "x-content-type-options": "nosniff",
      },
    ]);
    expect(Buffer.compare(await bytesOf(answer), body)).toBe(0);
    expect(new URL(asked[0]?.url ?? "").pathname).toBe("/some/where");
    expect(asked[0]?.headers.get("authorization")).toBe("Bearer x");
  });

  it("without a body is a status, and one that breaks off fails without harm", async () => {
    const { ask, failures } = await serve(async ({ headers }) => {
      if (headers.get("range")) return new Response(streamOf(new Uint8Array(50_000_000)));
      return new Response(null, { status: 304 });
    });
    expect((await ask()).statusCode).toBe(304);
    (await ask({ range: "all" })).destroy();
    await expect.poll(() => failures.length).toBe(1);
    expect((await ask()).statusCode).toBe(304);
  });
});
