/** Entity tags of a board's state: meaning and layout hash, quoted. */
import type { BoardHashes } from "#lib/board/hash-board.ts";

/** Half of each hash is enough to tell two states of one board apart. */
const hashLength = 32;

export const etagOf = ({ semHash, layHash }: BoardHashes): string =>
  `"${semHash.slice(0, hashLength)}.${layHash.slice(0, hashLength)}"`;

/** Whether an If-Match or If-None-Match header names `etag`; weak tags count, proxies that compress make them. */
export function matches(header: string, etag: string): boolean {
  const tags = header.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.includes("*") || tags.includes(etag);
}
