/**
 * How long to wait before the next try: doubling from half a second to ten, each time somewhere between half of it and
 * all of it, so that a room full of clients doesn't come back in one instant.
 */
const firstMs = 500;
const longestMs = 10_000;

/** `failures`: tries in a row that came to nothing, 0 right after a connection that had held. */
export function backOffMs(failures: number, random: number): number {
  const fullMs = Math.min(longestMs, firstMs * 2 ** Math.min(failures, 10));
  return Math.round(fullMs * (0.5 + random / 2));
}
