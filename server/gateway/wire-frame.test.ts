import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { wireFrame } from "./wire-frame.ts";

test("a WebSocket reads every message as it was, short, long and very long", async () => {
  const http = createServer();
  const server = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  const messages = [0, 1, 125, 126, 127, 65_535, 65_536, 300_000].map((size) =>
    Uint8Array.from({ length: size }, (_, i) => (i * 7) % 256),
  );
  http.on("upgrade", (request, socket, head) =>
    server.handleUpgrade(request, socket, head, () => {
      for (const message of messages) for (const part of wireFrame(message)) socket.write(part);
    }),
  );
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  const client = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`);
  const received: Buffer[] = [];
  client.on("message", (data) => received.push(data as Buffer));
  await expect.poll(() => received.length, { timeout: 5_000 }).toBe(messages.length);
  for (const [i, message] of messages.entries())
    expect(message.every((byte, at) => received[i]?.[at] === byte)).toBe(true);
  expect(received.map((data) => data.length)).toEqual(messages.map((message) => message.length));
  client.terminate();
  http.close();
});

test("a short message that goes to many is framed once, a long one is never copied", () => {
  const message = Uint8Array.of(1, 2, 3);
  expect(wireFrame(message)).toBe(wireFrame(message));
  expect(wireFrame(Uint8Array.of(1, 2, 3))).not.toBe(wireFrame(message));
  const long = new Uint8Array(1_000_000);
  expect(wireFrame(long).map((part) => part === long)).toEqual([false, true]);
});
