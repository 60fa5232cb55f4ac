/**
 * What people show who have the board open by way of another node (docs/sync-spec.md S76). Their node has stamped who
 * they are. An id belongs to the node that spoke for it last.
 */
import { type AwarenessEntry, type AwarenessState, nothing } from "./awareness-update.ts";
import { decodeUtf8, parseJson } from "./byte-reader.ts";

export interface RemotePeople {
  /** True when there is something new to pass on. Throws MalformedBytes. */
  hear(node: string, entries: readonly AwarenessEntry[], scope: "all" | "changes"): boolean;
  forgetNode(node: string): boolean;
  /** A connection of this process speaks for the id now. */
  forget(clientId: number): void;
  /** Whose id it is; null for nobody's. */
  userOf(clientId: number): string | null;
  /** What changed since the last call; "null" for who is gone. */
  takeChanges(): AwarenessState[];
  all(): AwarenessState[];
}

interface Shown {
  node: string;
  clock: number;
  json: string;
}

export function createRemotePeople(): RemotePeople {
  const people = new Map<number, Shown>();
  const changed = new Set<number>();
  /** Who is gone, and the clock they had. */
  const gone = new Map<number, number>();

  function remove(clientId: number, clock: number): void {
    people.delete(clientId);
    changed.delete(clientId);
    gone.set(clientId, clock);
  }

  function hearOne(node: string, { clientId, clock, state }: AwarenessEntry): void {
    const json = decodeUtf8(state);
    const known = people.get(clientId);
    if (json === nothing) {
      if (known?.node === node) remove(clientId, Math.max(known.clock, clock));
      return;
    }
    if (known && (clock < known.clock || (clock === known.clock && known.node === node))) return;
    people.set(clientId, { node, clock, json });
    changed.add(clientId);
    gone.delete(clientId);
  }

  function removeExcept(node: string, stay: ReadonlySet<number>): void {
    for (const [clientId, shown] of [...people])
      if (shown.node === node && !stay.has(clientId)) remove(clientId, shown.clock);
  }

  const isNews = () => changed.size + gone.size > 0;

  return {
    hear(node, entries, scope) {
      if (scope === "all") removeExcept(node, new Set(entries.map(({ clientId }) => clientId)));
      for (const entry of entries) hearOne(node, entry);
      return isNews();
    },
    forgetNode(node) {
      removeExcept(node, new Set());
      return isNews();
    },
    forget(clientId) {
      people.delete(clientId);
      changed.delete(clientId);
      gone.delete(clientId);
    },
    userOf(clientId) {
      const shown = people.get(clientId);
      return shown ? userIn(shown.json) : null;
    },
    takeChanges() {
      const states = [...gone].map(([clientId, clock]) => ({ clientId, clock, json: nothing }));
      for (const clientId of changed) {
        const shown = people.get(clientId);
        if (shown) states.push({ clientId, clock: shown.clock, json: shown.json });
      }
      gone.clear();
      changed.clear();
      return states;
    },
    all: () => [...people].map(([clientId, { clock, json }]) => ({ clientId, clock, json })),
  };
}

/** The id of the user that a node has written into a state; null where there is none. Throws MalformedBytes. */
export function userIn(json: string): string | null {
  const value = parseJson(json);
  if (typeof value !== "object" || value === null || !("user" in value)) return null;
  const { user } = value;
  return typeof user === "object" && user !== null && "id" in user ? String(user.id) : null;
}
