/**
 * Port and adapter: works something out from a whole board without holding up those who edit. Small boards are read
 * here and now, large ones in a thread that is started when it is needed and let go when it isn't.
 */
import { Worker } from "node:worker_threads";
import type { Rooms } from "#server/room/rooms-port.ts";
import { type InputOf, type Readings, runReading } from "./readings.ts";

export interface BoardReader {
  /**
   * Reads the live document as it is now, and says which journal row that contains. Rejects with AppError not-found,
   * or store.unavailable when the board can't be loaded.
   */
  read<Name extends keyof Readings>(
    documentId: string,
    name: Name,
    ...input: InputOf<Name>
  ): Promise<{ value: Readings[Name]; seq: number }>;
  /** The same of a document that these updates make. */
  readUpdates<Name extends keyof Readings>(
    updates: readonly Uint8Array[],
    name: Name,
    ...input: InputOf<Name>
  ): Promise<Readings[Name]>;
  /** Ends the thread; what it was reading rejects. */
  close(): Promise<void>;
}

interface BoardReaderDeps {
  /** Asked late: the rooms tell the projector, and the projector reads the rooms. */
  rooms: () => Pick<Rooms, "capture">;
}

export interface ReadingRequest {
  id: number;
  name: keyof Readings;
  updates: readonly Uint8Array[];
  input: readonly unknown[];
}
export type ReadingAnswer = { id: number; value: Readings[keyof Readings] } | { id: number; error: string };

/** A board of this size, and what else is to be read, takes about ten milliseconds. */
const readHereBytes = 64 * 1024;
const threadIdleMs = 30_000;

export function createBoardReader({ rooms }: BoardReaderDeps): BoardReader {
  let thread: ReadingThread | null = null;

  async function readUpdates<Name extends keyof Readings>(
    updates: readonly Uint8Array[],
    name: Name,
    ...input: InputOf<Name>
  ): Promise<Readings[Name]> {
    const bytes = updates.reduce((sum, update) => sum + update.byteLength, 0) + sizeOf(input);
    if (bytes <= readHereBytes) return runReading(name, updates, ...input);
    thread ??= startThread(() => {
      thread = null;
    });
    return (await thread.ask(name, updates, input)) as Readings[Name];
  }

  return {
    async read(documentId, name, ...input) {
      const { updates, seq } = await rooms().capture(documentId);
      return { value: await readUpdates(updates, name, ...input), seq };
    },
    readUpdates,
    close: async () => thread?.end(),
  };
}

/** Of the texts and bytes in it. */
function sizeOf(input: unknown): number {
  if (typeof input === "string" || input instanceof Uint8Array) return input.length;
  if (typeof input !== "object" || input === null) return 0;
  return Object.values(input).reduce<number>((sum, part) => sum + sizeOf(part), 0);
}

interface ReadingThread {
  ask(
    name: keyof Readings,
    updates: readonly Uint8Array[],
    input: readonly unknown[],
  ): Promise<Readings[keyof Readings]>;
  end(): Promise<void>;
}

/** One reading after the other; a thread that fails rejects all that wait, and the next one asks a new one. */
function startThread(onEnded: () => void): ReadingThread {
  const worker = new Worker(new URL("./reading-thread.ts", import.meta.url));
  const waiting = new Map<number, PromiseWithResolvers<Readings[keyof Readings]>>();
  let nextId = 1;
  let idle: NodeJS.Timeout | undefined;
  worker.unref();

  const end = async () => {
    onEnded();
    clearTimeout(idle);
    for (const { reject } of waiting.values()) reject(new Error("the thread that reads boards has ended"));
    waiting.clear();
    await worker.terminate();
  };
  worker.on("error", () => void end());
  worker.on("exit", () => void end());
  worker.on("message", (answer: ReadingAnswer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ("error" in answer) asked?.reject(new Error(`a board can't be read: ${answer.error}`));
    else asked?.resolve(answer.value);
    if (waiting.size === 0) idle = setTimeout(() => void end(), threadIdleMs).unref();
  });

  return {
    ask(name, updates, input) {
      clearTimeout(idle);
      const id = nextId++;
      const deferred = Promise.withResolvers<Readings[keyof Readings]>();
      waiting.set(id, deferred);
      worker.postMessage({ id, name, updates, input } satisfies ReadingRequest);
      return deferred.promise;
    },
    end,
  };
}
