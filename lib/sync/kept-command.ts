/** One command made here and not confirmed yet: what must be known of it to count it, and to name it if refused. */
import * as Y from "yjs";

export interface KeptCommand {
  /** Unique on this device: the document's client id and a running number. */
  id: string;
  /** Name of the command, such as "moveNodes"; "change" when the origin has none. */
  name: string;
  /** Milliseconds since the epoch. */
  at: number;
  /** Entries of the document's top-level maps that it touched, as [map, key]. */
  touched: [map: string, key: string][];
}

export function describeCommand(transaction: Y.Transaction, id: string, at: number): KeptCommand {
  const touched = new Map<string, [string, string]>();
  for (const [type, keys] of transaction.changed) {
    for (const [map, key] of touchedEntries(type, keys)) touched.set(`${map} ${key}`, [map, key]);
  }
  return { id, name: nameOf(transaction.origin), at, touched: [...touched.values()] };
}

type ChangedType = Y.Transaction["changed"] extends Map<infer T, unknown> ? T : never;

/** A change of a top-level map touches its keys; a change further down touches the entry that it is inside of. */
function touchedEntries(type: ChangedType, keys: Set<string | null>): [string, string][] {
  let inner = type;
  for (let outer = type.parent; outer !== null; outer = inner.parent) {
    const key = inner._item?.parentSub ?? null;
    if (outer.parent === null) return key === null ? [] : [[Y.findRootTypeKey(outer), key]];
    inner = outer;
  }
  const map = Y.findRootTypeKey(type);
  return [...keys].filter((key) => key !== null).map((key) => [map, key]);
}

const nameOf = (origin: unknown): string =>
  typeof origin === "object" && origin !== null && "name" in origin && typeof origin.name === "string"
    ? origin.name
    : "change";
