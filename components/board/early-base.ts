/**
 * The whole board asked for by the page itself, so that the server makes and sends it while scripts are on their way.
 * Good for one visit: whoever comes by another page, or comes back, asks in the ordinary way.
 */
import type { FetchBase } from "#lib/sync/fetch-base.ts";
import { fetchDocumentBase } from "#lib/sync/fetch-base.ts";
import { basePath, updateMediaTypes } from "#lib/sync/protocol.ts";

interface EarlyBase {
  url: string;
  /** Null when it failed. */
  answer: Promise<Response | null>;
  stop: AbortController;
}
declare global {
  interface Window {
    earlyBase?: EarlyBase;
  }
}

/** The inline script that asks. */
export function askEarly(documentId: string): string {
  const url = quoted(basePath(documentId));
  const accept = quoted(updateMediaTypes[2]);
  return `{const url=${url},stop=new AbortController();window.earlyBase={url,stop,answer:fetch(url,{signal:stop.signal,headers:{accept:${accept}},cache:"no-store"}).catch(()=>null)}}`;
}

const quoted = (text: string): string => JSON.stringify(text).replaceAll("<", "\\u003c");

/** Takes what the page asked for, if it did and it went well; else asks anew. */
export const fetchBaseOf =
  (documentId: string): FetchBase =>
  (signal) =>
    fetchDocumentBase(documentId, signal, async (url, init) => {
      const early = takeEarly();
      if (early?.url !== url) return fetch(url, init);
      signal.addEventListener("abort", () => early.stop.abort());
      return (await early.answer) ?? fetch(url, init);
    });

/** The board is here already. */
export const dropEarlyBase = (): void => takeEarly()?.stop.abort();

function takeEarly(): EarlyBase | undefined {
  const early = window.earlyBase;
  delete window.earlyBase;
  return early;
}
