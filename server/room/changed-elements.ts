/** Which elements of the board one person's part of a transaction touched (decision 11). */
import type * as Y from "yjs";
import { parseLayoutKey } from "#lib/board/board-doc.ts";

type SharedType = Y.AbstractType<Y.YEvent<Y.AbstractType<unknown>>>;
type Changed = Y.Transaction["changed"];

/**
 * Runs `change` and returns the ids of the elements it touched. The transaction's own record of what changed is set
 * aside meanwhile, so that two people's changes to one field within a transaction are both noted.
 */
export function watchElements(transaction: Y.Transaction, change: () => void): Set<string> {
  const before = transaction.changed;
  const during: Changed = new Map();
  transaction.changed = during;
  try {
    change();
  } finally {
    transaction.changed = joined(before, during);
  }
  const ids = new Set<string>();
  for (const [type, keys] of during) addElementIds(ids, type, keys);
  return ids;
}

function joined(into: Changed, from: Changed): Changed {
  for (const [type, keys] of from) {
    const known = into.get(type);
    if (!known) into.set(type, keys);
    else for (const key of keys) known.add(key);
  }
  return into;
}

function addElementIds(ids: Set<string>, type: SharedType, keys: Set<string | null>): void {
  const path = topEntry(type);
  if (path) ids.add(elementId(path.root, path.key));
  else for (const key of keys) if (key !== null) ids.add(elementId(rootName(type), key));
}

/** The entry of a top-level map that `type` stands in or under; null when it is the top-level map itself. */
function topEntry(type: SharedType): { root: string; key: string } | null {
  let item = type._item;
  if (item === null) return null;
  for (;;) {
    const parent: SharedType = item.parent as SharedType;
    if (parent._item === null) return { root: rootName(parent), key: item.parentSub ?? "" };
    item = parent._item;
  }
}

function rootName(type: SharedType): string {
  for (const [name, root] of type.doc?.share ?? []) if (root === type) return name;
  return "";
}

/** Layout and view state count as changes of the element they place; the board's own facts as `meta`. */
function elementId(root: string, key: string): string {
  if (root === "layout") return parseLayoutKey(key).id;
  return root === "meta" ? "meta" : key;
}
