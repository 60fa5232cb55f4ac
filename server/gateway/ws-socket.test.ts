import { describe, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { closeCodes } from "#lib/sync/close-codes.ts";
import { defaultSyncLimits } from "#server/room/sync-limits.ts";
import { createVirtualTime } from "#tests/sync/virtual-time.ts";
import { BoardWebSocket, watchSocket } from "./ws-socket.ts";

/** Notes what is done to a WebSocket, with the second in which it was done. */
function fakeSocket() {
  const time = createVirtualTime(0);
  const done: [string, number][] = [];
  const note = (what: string) => done.push([what, time.clock.now() / 1_000]);
  const ws = {
    OPEN: 1,
    readyState: 1,
    bufferedAmount: 0,
    ping: () => note("ping"),
    terminate: () => note("terminate"),
    close: (code: number) => note(`close ${code}`),
  };
  const stream = {
    write(frame: Uint8Array) {
      note(`send ${[...frame.subarray(2)]}`);
      return true;
    },
  };
  const socket = watchSocket(
    { ws: ws as unknown as WebSocket, stream },
    { clock: time.clock, limits: defaultSyncLimits },
  );
  const pass = async (seconds: number, each: () => void = () => {}) => {
    for (let i = 0; i < seconds; i += 5) {
      await time.advance(5_000);
      each();
      socket.tend();
    }
  };
  return { ws, socket, done, pass };
}

describe("staying in touch", () => {
  test("[S80] a quiet connection gets a frame at least every 15 s, the empty awareness update", async () => {
    const { socket, done, pass } = fakeSocket();
    await pass(60, () => socket.heard());
    const sent = done.filter(([what]) => what === "send 1,1,0").map(([, second]) => second);
    expect(sent.length).toBeGreaterThan(3);
    for (const [i, second] of sent.entries()) expect(second - (sent[i - 1] ?? 0)).toBeLessThanOrEqual(15);
  });

  test("[S80] a connection that gets frames anyway gets no heartbeat", async () => {
    const { socket, done, pass } = fakeSocket();
    await pass(60, () => {
      socket.heard();
      socket.send(Uint8Array.of(9));
    });
    expect(done.some(([what]) => what === "send 1,1,0")).toBe(false);
  });

  test("[S80] pings go out every 15–20 s, and a silent peer is gone within 45 s", async () => {
    const { done, pass } = fakeSocket();
    await pass(60);
    const pings = done.filter(([what]) => what === "ping").map(([, second]) => second);
    expect(pings.slice(0, 2)).toEqual([15, 30]);
    const end = done.find(([what]) => what === "terminate")?.[1] ?? 1_000;
    expect(end).toBeGreaterThan(30);
    expect(end).toBeLessThanOrEqual(45);
  });

  test("[S40] a connection with much waiting gets no heartbeat on top", async () => {
    const { ws, socket, done, pass } = fakeSocket();
    ws.bufferedAmount = 300 * 1024;
    await pass(30, () => socket.heard());
    expect(done.some(([what]) => what.startsWith("send"))).toBe(false);
  });
});

test("[S61] [S63] frames that ws itself refuses close with our codes, which nobody retries", () => {
  const sent = vi.spyOn(WebSocket.prototype, "close").mockReturnValue();
  const socket: BoardWebSocket = Object.create(BoardWebSocket.prototype);
  for (const code of [1002, 1007, 1009]) socket.close(code);
  socket.close(1000, "bye");
  const codes = sent.mock.calls.map(([code]) => code);
  sent.mockRestore();
  expect(codes).toEqual([closeCodes.malformed, closeCodes.malformed, closeCodes.tooLarge, 1000]);
});
