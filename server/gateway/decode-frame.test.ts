import { describe, expect, test } from "vitest";
import { MalformedBytes } from "#server/room/byte-reader.ts";
import { decodeFrame } from "./decode-frame.ts";

describe("frames", () => {
  test("[S1] every message of the protocol is told apart", () => {
    expect(decodeFrame(Uint8Array.of(0, 0, 1, 0))).toEqual({ kind: "step1", stateVector: Uint8Array.of(0) });
    expect(decodeFrame(Uint8Array.of(0, 1, 2, 0, 0))).toEqual({ kind: "step2", update: Uint8Array.of(0, 0) });
    expect(decodeFrame(Uint8Array.of(0, 2, 2, 0, 0))).toEqual({
      kind: "update",
      update: Uint8Array.of(0, 0),
    });
    expect(decodeFrame(Uint8Array.of(1, 5, 1, 7, 3, 1, 65))).toEqual({
      kind: "awareness",
      entries: [{ clientId: 7, clock: 3, state: Uint8Array.of(65) }],
    });
    expect(decodeFrame(Uint8Array.of(1, 1, 0))).toEqual({ kind: "awareness", entries: [] });
    expect(decodeFrame(Uint8Array.of(2, 0, 1, 65))).toEqual({ kind: "ignored" });
    expect(decodeFrame(Uint8Array.of(3))).toEqual({ kind: "query-awareness" });
  });

  test.each([
    ["nothing", []],
    ["a message only the server sends", [4, 1]],
    ["an unknown message", [99]],
    ["an unknown sync message", [0, 3, 0]],
    ["bytes after the end", [0, 2, 2, 0, 0, 0]],
    ["a length past the end", [0, 2, 200, 1]],
    ["a number that never ends", [0, 2, ...Array.from({ length: 20 }, () => 255)]],
    ["a state vector that claims more than it holds", [0, 0, 3, 200, 200, 1]],
    ["a state vector cut short", [0, 0, 2, 1, 7]],
    ["more awareness states than bytes", [1, 4, 255, 255, 255, 3]],
    ["an awareness state cut short", [1, 4, 1, 7, 3, 9]],
  ])("[S1] [S63] %s is malformed", (_what, bytes) => {
    expect(() => decodeFrame(Uint8Array.from(bytes))).toThrow(MalformedBytes);
  });

  test("[S1] random bytes decode or are malformed; nothing else is thrown", () => {
    let seed = 7;
    for (let i = 0; i < 4_000; i++) {
      const bytes = Uint8Array.from({ length: 1 + (i % 24) }, (_, at) => {
        seed = (seed * 16_807) % 2_147_483_647;
        return at < 2 ? seed % 4 : (seed >> 3) & (i % 2 ? 255 : 7);
      });
      try {
        decodeFrame(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(MalformedBytes);
      }
    }
  });
});
