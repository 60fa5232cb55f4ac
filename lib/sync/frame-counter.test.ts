import { describe, expect, it } from "vitest";
import { countedFrame, countingSocket } from "./frame-counter.ts";

describe("frames that count", () => {
  it("[C1] are sync step 2 and sync update, and nothing else", () => {
    expect(countedFrame(Uint8Array.of(0, 1, 2, 0, 0))).toBe("step-2");
    expect(countedFrame(Uint8Array.of(0, 2, 2, 0, 0))).toBe("update");
    for (const other of [
      Uint8Array.of(0, 0, 1, 0),
      Uint8Array.of(1, 1, 0),
      Uint8Array.of(3),
      Uint8Array.of(),
      "01",
    ])
      expect(countedFrame(other)).toBeNull();
  });

  it("[C1] are reported in order, after they were handed over", () => {
    const log: string[] = [];
    class Socket {
      send(data: Uint8Array) {
        if (data[1] === 2 && data[2] === 9) throw new Error("closing");
        log.push(`sent ${data.join()}`);
      }
    }
    const Counting = countingSocket(Socket as unknown as typeof WebSocket, (frame) => log.push(frame));
    const socket = new Counting("ws://nowhere");
    socket.send(Uint8Array.of(1, 1, 0));
    socket.send(Uint8Array.of(0, 1, 2));
    socket.send(Uint8Array.of(0, 2, 2));
    expect(() => socket.send(Uint8Array.of(0, 2, 9))).toThrow("closing");
    expect(log).toEqual(["sent 1,1,0", "sent 0,1,2", "step-2", "sent 0,2,2", "update"]);
  });
});
