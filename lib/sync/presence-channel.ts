/**
 * Presence over one link: shows ours to others, at most 30 times a second and never anybody else's, and reads theirs.
 * Who somebody is was written by the server; what we put into `user` would be discarded (sync spec S70, S71, C6).
 */
import { encodeAwarenessUpdate } from "y-protocols/awareness";
import type { DocumentLink } from "./document-link.ts";
import type { Settable } from "./live.ts";
import { parsePresence } from "./parse-presence.ts";
import type { Presence, RemotePresence } from "./presence.ts";
import { createThrottle } from "./throttle.ts";
import type { Timers } from "./timers.ts";

const sendIntervalMs = 1000 / 30;
/** The server takes 8 kB, its own additions included. */
const maxStateChars = 6_000;

export interface PresenceChannel {
  /** Shows this from now on. */
  show(presence: Presence): void;
  /** To be called on every `open`: the others dropped our state, and would ignore it at the clock they know. */
  renew(): void;
  destroy(): void;
}

interface AwarenessChange {
  added: number[];
  updated: number[];
  removed: number[];
}

export function createPresenceChannel(
  link: DocumentLink,
  others: Settable<readonly RemotePresence[]>,
  timers: Timers,
): PresenceChannel {
  const { awareness } = link;
  const ownId = awareness.clientID;
  let shown: Presence = {};
  let isRenewing = false;

  const publish = () => awareness.setLocalState(withinLimit(shown));
  const throttle = createThrottle(publish, sendIntervalMs, timers);
  const readOthers = createReader(ownId);

  // "update" also comes every 15 s to keep the state alive, and when somebody else declared us gone.
  const handleUpdate = ({ added, updated, removed }: AwarenessChange) => {
    if (isRenewing || ![added, updated, removed].some((ids) => ids.includes(ownId))) return;
    link.sendAwareness(encodeAwarenessUpdate(awareness, [ownId]));
  };
  const handleChange = () => others.set(readOthers(awareness.getStates(), others.get()));
  awareness.on("update", handleUpdate);
  awareness.on("change", handleChange);
  handleChange();

  return {
    show(presence) {
      shown = presence;
      throttle.request();
    },
    renew() {
      // Steps the clock only: the provider sends the state itself, right after this.
      isRenewing = true;
      publish();
      isRenewing = false;
    },
    destroy() {
      throttle.cancel();
      awareness.off("update", handleUpdate);
      awareness.off("change", handleChange);
    },
  };
}

/** Parses each state once; the list keeps its identity when nothing in it changed. */
function createReader(ownId: number) {
  const parsed = new WeakMap<object, RemotePresence | null>();
  const read = (clientId: number, state: object): RemotePresence | null => {
    const known = parsed.get(state);
    if (known !== undefined) return known;
    const presence = parsePresence(state);
    const { user } = presence ?? {};
    const remote = presence && user ? { ...presence, user, clientId } : null;
    parsed.set(state, remote);
    return remote;
  };
  return (states: Map<number, object>, before: readonly RemotePresence[]): readonly RemotePresence[] => {
    const now = [...states]
      .filter(([clientId, state]) => clientId !== ownId && typeof state === "object" && state !== null)
      .sort(([a], [b]) => a - b)
      .map(([clientId, state]) => read(clientId, state))
      .filter((remote) => remote !== null);
    const isSame = now.length === before.length && now.every((remote, index) => remote === before[index]);
    return isSame ? before : now;
  };
}

/** A drag of hundreds of cards is shown by the first of them; better than not at all. */
function withinLimit(presence: Presence): Presence {
  const shortened = { ...presence };
  if (JSON.stringify(shortened).length > maxStateChars && shortened.drag)
    shortened.drag = Object.fromEntries(Object.entries(shortened.drag).slice(0, 40));
  if (JSON.stringify(shortened).length > maxStateChars && shortened.selection)
    shortened.selection = shortened.selection.slice(0, 40);
  return shortened;
}
