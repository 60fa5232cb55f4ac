import type { IncomingMessage } from "node:http";
import { describe, expect, it } from "vitest";
import { clientAddress, isLoopback, stampClientAddress } from "./client-address.ts";

function addressOf(headers: Record<string, string>, trustedProxies: number): string {
  const request = {
    headers: { ...headers },
    socket: { remoteAddress: "10.0.0.9" },
  } as unknown as IncomingMessage;
  stampClientAddress(request, trustedProxies);
  return clientAddress(request.headers);
}

describe("a request's address", () => {
  it("is the socket's, whatever the client claims", () => {
    expect(addressOf({}, 0)).toBe("10.0.0.9");
    expect(addressOf({ "x-forwarded-for": "1.1.1.1", "x-throughline-address": "2.2.2.2" }, 0)).toBe(
      "10.0.0.9",
    );
  });

  it("behind proxies is what the outermost trusted one saw, not what stands left of it", () => {
    const headers = { "x-forwarded-for": "6.6.6.6, 3.3.3.3, 10.0.0.1" };
    expect(addressOf(headers, 1)).toBe("10.0.0.1");
    expect(addressOf(headers, 2)).toBe("3.3.3.3");
  });

  it("is the socket's when a proxy says nothing", () => {
    expect(addressOf({}, 1)).toBe("10.0.0.9");
    expect(addressOf({ "x-forwarded-for": "3.3.3.3" }, 2)).toBe("10.0.0.9");
  });

  it("is one for all where nobody stamped it", () => {
    expect(clientAddress(new Headers())).toBe("unknown");
  });
});

describe("this machine", () => {
  it("is told from others by the address", () => {
    expect(["127.0.0.1", "127.8.0.1", "::1", "::ffff:127.0.0.1"].every(isLoopback)).toBe(true);
    expect(["10.0.0.9", "::", "unknown", "127.0.0.1.evil", "1127.0.0.1"].some(isLoopback)).toBe(false);
  });
});
