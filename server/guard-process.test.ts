import { describe, expect, it } from "vitest";
import { isBrokenConnection } from "./guard-process.ts";

describe("isBrokenConnection", () => {
  const withCode = (code: string) => Object.assign(new Error(code), { code });

  it("knows a client that went away from a bug", () => {
    expect(["ECONNRESET", "EPIPE", "ABORT_ERR"].map((code) => isBrokenConnection(withCode(code)))).toEqual([
      true,
      true,
      true,
    ]);
    expect(isBrokenConnection(new DOMException("gone", "AbortError"))).toBe(true);
    expect(isBrokenConnection(new TypeError("x is not a function"))).toBe(false);
    expect(isBrokenConnection(withCode("ENOSPC"))).toBe(false);
    expect(isBrokenConnection("ECONNRESET")).toBe(false);
  });
});
