/**
 * The whole board by HTTP: compressed, and made once for everybody who opens it at about the same time (sync spec S46,
 * C13). Only a short cut: whatever goes wrong with it, the socket brings the board alone.
 */
import { basePath, updateMediaTypes } from "./protocol.ts";
import { endOf, type Timers } from "./timers.ts";

/** Yjs' format 2; null when the server has no answer, or none that can be used. */
export type FetchBase = (signal: AbortSignal) => Promise<Uint8Array | null>;

/** Asks `GET /api/v1/documents/{id}/base`. Never rejects. */
export async function fetchDocumentBase(
  documentId: string,
  signal: AbortSignal,
  // biome-ignore lint/style/noRestrictedGlobals: a default only; whoever has another one gives it
  fetchImpl: typeof fetch = fetch,
): Promise<Uint8Array | null> {
  try {
    const response = await fetchImpl(basePath(documentId), {
      signal,
      headers: { accept: updateMediaTypes[2] },
      // What may stay on this device is decided elsewhere, and ends with signing out (C8, C10).
      cache: "no-store",
    });
    if (!response.ok || response.headers.get("content-type") !== updateMediaTypes[2]) return null;
    return new Uint8Array(await response.arrayBuffer());
  } catch {
    return null; // offline, too late, or cut off half-way: the socket knows better
  }
}

/** Fetches one at a time, and none for long: tries that follow one another quickly wait for the same answer. */
export interface BaseFetch {
  /** Resolves with null when it can't be had in time. Never rejects. */
  start(): Promise<Uint8Array | null>;
  stop(): void;
}

const withinMs = 5_000;

export function createBaseFetch(fetchBase: FetchBase, timers: Timers): BaseFetch {
  let underWay: { answer: Promise<Uint8Array | null>; abort: AbortController } | null = null;

  async function fetchInTime(abort: AbortController): Promise<Uint8Array | null> {
    let base: Uint8Array | null = null;
    const fetching = fetchBase(abort.signal).then(
      (update) => {
        base = update;
      },
      () => undefined, // as no answer
    );
    await endOf(fetching, withinMs, timers);
    abort.abort();
    if (underWay?.abort === abort) underWay = null;
    return base;
  }

  return {
    start() {
      if (!underWay) {
        const abort = new AbortController();
        underWay = { abort, answer: fetchInTime(abort) };
      }
      return underWay.answer;
    },
    stop() {
      underWay?.abort.abort();
      underWay = null;
    },
  };
}
