/**
 * Makes a document of what the journal holds, a part at a time: a large board takes a second, and those who edit other
 * boards meanwhile shouldn't notice (docs/sync-spec.md S38).
 */
import * as Y from "yjs";
import type { Scheduler } from "./scheduler.ts";

export interface LoadDeps {
  /** Cuts updates into parts that apply in order, beside the event loop. */
  slice(updates: readonly Uint8Array[]): Promise<readonly Uint8Array[]>;
  scheduler: Pick<Scheduler, "soon">;
}

/** What is applied in one go, in ten to twenty milliseconds. */
export const loadPartBytes = 128 * 1024;
/** Cutting takes as long as applying: for less than this it isn't worth it. */
const sliceAboveBytes = 1024 * 1024;

/** `updates`: the base and the log, oldest first. What can't be applied waits in the document, as Yjs does it. */
export async function loadDocument(updates: readonly Uint8Array[], deps: LoadDeps): Promise<Y.Doc> {
  const doc = new Y.Doc();
  const parts = partsOf(await sliced(updates, deps));
  for (const [at, part] of parts.entries()) {
    if (at > 0) await new Promise<void>((resolve) => deps.scheduler.soon(resolve));
    doc.transact(() => {
      for (const update of part) Y.applyUpdate(doc, update, "load");
    });
  }
  return doc;
}

async function sliced(updates: readonly Uint8Array[], { slice }: LoadDeps): Promise<Uint8Array[]> {
  const slices: Uint8Array[] = [];
  for (const update of updates) {
    if (update.byteLength > sliceAboveBytes) slices.push(...(await slice([update])));
    else slices.push(update);
  }
  return slices;
}

function partsOf(updates: readonly Uint8Array[]): Uint8Array[][] {
  const parts: Uint8Array[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const update of updates) {
    bytes += update.byteLength;
    if (bytes > loadPartBytes) {
      parts.push([]);
      bytes = update.byteLength;
    }
    parts.at(-1)?.push(update);
  }
  return parts;
}
