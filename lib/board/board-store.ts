/**
 * The board as an immutable value that follows the document: one change re-reads only the elements it touched,
 * everything else keeps its identity. Changes made here show at once (a text field must never lag behind its
 * caret); those of others are gathered until `schedule` runs the flush.
 */
import type * as Y from "yjs";
import { type BoardDoc, boardDoc } from "./board-doc.ts";
import { type Dirt, findingsOf, type Linked, linkBoard } from "./link-board.ts";
import { type Board, type EntityMap, entityMaps } from "./model.ts";
import { type RawBoard, readRaw, readRawElement, readRawLayout } from "./raw-board.ts";
import { readMeta } from "./read-element.ts";
import type { ReadFinding } from "./read-finding.ts";

export interface BoardStore {
  /** The board after the last flush; the same object until something on it changes. */
  getBoard(): Board;
  /** Called after `getBoard` gives a new board; returns how to stop. */
  subscribe(onChange: () => void): () => void;
  /** What reading left out, as of the last flush. O(elements). */
  findings(): readonly ReadFinding[];
  destroy(): void;
}

export interface BoardStoreOptions {
  /** Runs the flush later, for instance with the next frame; without it every change is flushed at once. */
  readonly schedule?: (flush: () => void) => void;
}

export function createBoardStore(doc: Y.Doc, options: BoardStoreOptions = {}): BoardStore {
  const stored = boardDoc(doc);
  const raw = readRaw(doc);
  const dirt = new GatheredDirt();
  const listeners = new Set<() => void>();
  let linked: Linked = linkBoard(raw);
  let isScheduled = false;
  let isDestroyed = false;

  const flush = (): void => {
    isScheduled = false;
    if (isDestroyed || dirt.isEmpty) return;
    const before = linked.board;
    linked = linkBoard(raw, linked, rereadDirt(raw, stored, dirt.take()));
    if (linked.board !== before) for (const listener of [...listeners]) listener();
  };
  const flushSoon = ({ local }: Y.Transaction): void => {
    if (dirt.isEmpty) return;
    if (local || options.schedule === undefined) flush();
    else if (!isScheduled) {
      isScheduled = true;
      options.schedule(flush);
    }
  };
  const stopObserving = observe(stored, dirt);
  doc.on("afterTransaction", flushSoon);

  return {
    getBoard: () => linked.board,
    subscribe: (onChange) => {
      listeners.add(onChange);
      return () => void listeners.delete(onChange);
    },
    findings: () => findingsOf(raw, linked),
    destroy: () => {
      isDestroyed = true;
      listeners.clear();
      stopObserving();
      doc.off("afterTransaction", flushSoon);
    },
  };
}

type Gathered = Pick<Dirt, "maps" | "layout"> & { readonly meta: boolean };

const cleanDirt = () => ({
  maps: Object.fromEntries(entityMaps.map((map) => [map, new Set<string>()])) as {
    [M in EntityMap]: Set<string>;
  },
  layout: new Set<string>(),
  meta: false,
});

/** What changed since the last flush. */
class GatheredDirt {
  #dirt = cleanDirt();
  isEmpty = true;
  add(map: EntityMap, id: string): void {
    this.#dirt.maps[map].add(id);
    this.isEmpty = false;
  }
  addLayout(key: string): void {
    this.#dirt.layout.add(key);
    this.isEmpty = false;
  }
  addMeta(): void {
    this.#dirt.meta = true;
    this.isEmpty = false;
  }
  take(): Gathered {
    const taken = this.#dirt;
    this.#dirt = cleanDirt();
    this.isEmpty = true;
    return taken;
  }
}

function rereadDirt(raw: RawBoard, stored: BoardDoc, dirt: Gathered): Dirt {
  const came: string[] = [];
  let left = false;
  for (const map of entityMaps) {
    for (const id of dirt.maps[map]) {
      const change = readRawElement(raw, stored, { map, id });
      if (change === "came") came.push(id);
      if (change === "left") left = true;
    }
  }
  for (const key of dirt.layout) readRawLayout(raw, stored, key);
  if (dirt.meta) raw.meta = readMeta(stored.meta);
  return { maps: dirt.maps, layout: dirt.layout, came, left };
}

type Events = Y.YEvent<Y.AbstractType<unknown>>[];

function observe(stored: BoardDoc, dirt: GatheredDirt): () => void {
  const stops = entityMaps.map((map) =>
    observeDeep(stored[map], (events) => {
      for (const key of topKeys(stored[map], events)) dirt.add(map, key);
    }),
  );
  const stopLayout = observeDeep(stored.layout, (events) => {
    for (const key of topKeys(stored.layout, events)) dirt.addLayout(key);
  });
  const stopMeta = observeDeep(stored.meta, () => dirt.addMeta());
  return () => {
    for (const stop of [...stops, stopLayout, stopMeta]) stop();
  };
}

function observeDeep(map: Y.Map<unknown>, onEvents: (events: Events) => void): () => void {
  const listener = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => onEvents(events);
  map.observeDeep(listener as never);
  return () => map.unobserveDeep(listener as never);
}

/** The ids of a top-level map under which something happened. */
function topKeys(map: Y.Map<unknown>, events: Events): string[] {
  return events.flatMap((event) =>
    (event.target as unknown) === map ? [...event.keys.keys()] : [String(event.path[0])],
  );
}
