/**
 * Bytes on their way out, compressed once however many people ask for them: what was made is kept for as long as the
 * bytes themselves are. Compression and hashing run beside the event loop.
 */
import { promisify } from "node:util";
import { constants, gzip, zstdCompress } from "node:zlib";

export type ContentEncoding = "zstd" | "gzip" | "identity";

export interface EncodedBytes {
  encode(bytes: Uint8Array, encoding: ContentEncoding): Promise<Uint8Array>;
  /** A fingerprint of the bytes. */
  digest(bytes: Uint8Array): Promise<string>;
}

export function createEncodedBytes(): EncodedBytes {
  const encoded = { zstd: onceFor(compress.zstd), gzip: onceFor(compress.gzip) };
  const digest = onceFor(digestOf);
  return {
    encode: async (bytes, encoding) => (encoding === "identity" ? bytes : encoded[encoding](bytes)),
    digest,
  };
}

/** The newest method that the client names and doesn't refuse; q-values are only looked at for "never" (q=0). */
export function contentEncodingFor(acceptEncoding: string | null | undefined): ContentEncoding {
  const taken = (acceptEncoding ?? "")
    .toLowerCase()
    .split(",")
    .filter((entry) => !/;\s*q=0(?:\.0*)?\s*$/.test(entry))
    .map((entry) => entry.split(";")[0]?.trim());
  return (["zstd", "gzip"] as const).find((encoding) => taken.includes(encoding)) ?? "identity";
}

const chunkBytes = 64 * 1024;

/** A body that hands out the bytes in parts as the reader takes them, without a copy for each reader. */
export function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at < bytes.length) controller.enqueue(bytes.subarray(at, at + chunkBytes));
      at += chunkBytes;
      if (at >= bytes.length) controller.close();
    },
  });
}

const gzipAsync = promisify(gzip);
const zstdAsync = promisify(zstdCompress);
/** Fast levels: a little larger than the best, and done in a few milliseconds for a large board. */
const compress = {
  gzip: (bytes: Uint8Array): Promise<Uint8Array> => gzipAsync(bytes, { level: constants.Z_BEST_SPEED }),
  zstd: (bytes: Uint8Array): Promise<Uint8Array> => zstdAsync(bytes),
};

async function digestOf(bytes: Uint8Array): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new Uint8Array(bytes));
  return Buffer.from(hash).toString("base64url").slice(0, 22);
}

/** The same promise for the same bytes; a failure is forgotten. */
function onceFor<T>(make: (bytes: Uint8Array) => Promise<T>): (bytes: Uint8Array) => Promise<T> {
  const made = new WeakMap<Uint8Array, Promise<T>>();
  return (bytes) => {
    const known = made.get(bytes);
    if (known) return known;
    const making = make(bytes);
    made.set(bytes, making);
    making.catch(() => made.delete(bytes));
    return making;
  };
}
