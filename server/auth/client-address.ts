/**
 * The address a request came from, for rate limits. The web server stamps it on every request, over whatever the client
 * sent; without a stamp everybody shares one bucket.
 */
import type { IncomingMessage } from "node:http";
import { type AnyHeaders, headerOf } from "./session-token.ts";

const addressHeader = "x-throughline-address";

/**
 * Behind `trustedProxies` reverse proxies the socket's address is a proxy's: the client's is that many entries from the
 * right of X-Forwarded-For; what stands further left anybody may have written.
 */
export function stampClientAddress(request: IncomingMessage, trustedProxies: number): void {
  const forwarded = (headerOf(request.headers, "x-forwarded-for") ?? "")
    .split(",")
    .map((entry) => entry.trim());
  const behindProxies = trustedProxies > 0 ? forwarded.at(-trustedProxies) : undefined;
  request.headers[addressHeader] = behindProxies || request.socket.remoteAddress || "unknown";
}

export const clientAddress = (headers: AnyHeaders): string => headerOf(headers, addressHeader) ?? "unknown";

/** Whether a request comes from this very machine. */
export const isLoopback = (address: string): boolean =>
  /^(?:::ffff:)?127(?:\.\d{1,3}){3}$|^::1$/i.test(address);
