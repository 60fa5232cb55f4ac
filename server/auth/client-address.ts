/**
 * The address a request came from, for rate limits. server/main.ts writes the socket's address into this header on every
 * request, over whatever the client sent; without it everybody shares one bucket.
 */
import { type AnyHeaders, headerOf } from "./session-token.ts";

export const clientAddressHeader = "x-throughline-address";

export const clientAddress = (headers: AnyHeaders): string =>
  headerOf(headers, clientAddressHeader) ?? "unknown";
