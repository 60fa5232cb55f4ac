/**
 * Who shows what right now (docs/sync-spec.md S70–S76): each connection owns one awareness id, identity is written by
 * the server, and a tick passes on only the newest state of each id. States stay bytes until then. People connected to
 * other nodes are shown beside them.
 */
import type { PresenceUser } from "#lib/sync/presence.ts";
import { type AwarenessEntry, type AwarenessState, encodeAwareness, nothing } from "./awareness-update.ts";
import { decodeUtf8, MalformedBytes, parseJson } from "./byte-reader.ts";
import { createRemotePeople, userIn } from "./remote-people.ts";
import type { Session } from "./session.ts";

interface PresenceChanges {
  /** An awareness update with what changed since the last call. */
  states: Uint8Array;
  /** The only connection whose state changed, if there is only one and nobody elsewhere changed. */
  source: Session | null;
  /** What of it comes from connections of this process. */
  own: AwarenessState[];
}

export interface PresenceBoard {
  /** Takes what the connection may say. True when there is something new to pass on. Throws MalformedBytes. */
  receive(session: Session, entries: readonly AwarenessEntry[]): boolean;
  /** The connection has ended: its state is null from now on. True when there is something to pass on. */
  leave(session: Session): boolean;
  /** `onBroken` is told of the connections whose newest state could not be read. */
  takeChanges(onBroken: (session: Session) => void): PresenceChanges | null;
  /** Everybody's state, for a newcomer. */
  everyone(): Uint8Array | null;
  /** The states of this process's connections, for another node. */
  own(): Uint8Array;
  /** What another node says of its people; all of them, or those that changed. True when there is something to pass on. */
  hear(node: string, entries: readonly AwarenessEntry[], scope: "all" | "changes"): boolean;
  /** Another node is gone, and its people with it. True when there is something to pass on. */
  forgetNode(node: string): boolean;
}

interface Shown {
  owner: Session;
  clock: number;
  /** As it came; read when it is passed on. */
  raw: Uint8Array | null;
  /** Stamped and ready to send; "null" for nothing shown. */
  json: string;
}

const maxClock = 2 ** 31;

export function createPresenceBoard(options: { stateBytes: number }): PresenceBoard {
  const shown = new Map<number, Shown>();
  const ownIds = new Map<Session, number>();
  const changed = new Set<number>();
  const remote = createRemotePeople();
  /** Ids that are gone: removed at the clock they had. */
  let removed: { clientId: number; clock: number; session: Session }[] = [];

  /** S71: the id this connection speaks for. It is the first one that nobody else owns, or its own user's older one. */
  function claim(session: Session, clientId: number): boolean {
    const own = ownIds.get(session);
    const owner = shown.get(clientId)?.owner;
    if (owner === session) return true;
    if (own !== undefined) return false;
    if (owner && (!isSameUser(owner, session) || owner.id > session.id)) return false;
    const remoteUser = remote.userOf(clientId);
    if (remoteUser !== null && remoteUser !== session.principal.userId) return false;
    remote.forget(clientId);
    if (owner) ownIds.delete(owner);
    ownIds.set(session, clientId);
    const known = shown.get(clientId);
    if (known) known.owner = session;
    return true;
  }

  function receiveOne(session: Session, entry: AwarenessEntry): boolean {
    if (!claim(session, entry.clientId)) return false;
    if (entry.clock > maxClock) throw new MalformedBytes("awareness clock out of range");
    if (entry.state.byteLength > options.stateBytes) return false;
    const known = shown.get(entry.clientId);
    if (!known) {
      // Back within the tick in which it left: the others needn't see it go.
      removed = removed.filter(
        (gone) => gone.clientId !== entry.clientId || !isSameUser(gone.session, session),
      );
      shown.set(entry.clientId, {
        owner: session,
        clock: entry.clock,
        raw: entry.state.slice(),
        json: nothing,
      });
    } else {
      const isRemoval = entry.clock === known.clock && isNull(entry.state);
      if (entry.clock <= known.clock && !isRemoval) return false;
      known.clock = entry.clock;
      known.raw = entry.state.slice();
    }
    changed.add(entry.clientId);
    return true;
  }

  /** S76: people elsewhere whose id a connection here speaks for aren't shown, unless they have moved there since. */
  function isElsewhere(entry: AwarenessEntry): boolean {
    const here = shown.get(entry.clientId);
    if (!here) return true;
    if (entry.clock <= here.clock || userIn(decodeUtf8(entry.state)) !== here.owner.principal.userId)
      return false;
    ownIds.delete(here.owner);
    shown.delete(entry.clientId);
    changed.delete(entry.clientId);
    return true;
  }

  const ownStates = (): AwarenessState[] =>
    [...shown]
      .filter(([, state]) => state.json !== nothing)
      .map(([clientId, { clock, json }]) => ({ clientId, clock, json }));

  return {
    receive(session, entries) {
      let isNews = false;
      for (const entry of entries) isNews = receiveOne(session, entry) || isNews;
      return isNews;
    },
    leave(session) {
      const clientId = ownIds.get(session);
      if (clientId === undefined) return false;
      ownIds.delete(session);
      const state = shown.get(clientId);
      if (!state) return false;
      shown.delete(clientId);
      changed.delete(clientId);
      if (state.json === nothing) return false;
      removed.push({ clientId, clock: state.clock, session });
      return true;
    },
    takeChanges(onBroken) {
      const gone = removed;
      removed = [];
      const fresh: [number, Shown][] = [];
      for (const clientId of changed) {
        const state = shown.get(clientId);
        if (state && read(state, onBroken)) fresh.push([clientId, state]);
      }
      changed.clear();
      const elsewhere = remote.takeChanges();
      if (gone.length + fresh.length + elsewhere.length === 0) return null;
      const sources = new Set([
        ...gone.map(({ session }) => session),
        ...fresh.map(([, state]) => state.owner),
      ]);
      const [only] = sources;
      const own = [
        ...gone.map(({ clientId, clock }) => ({ clientId, clock, json: nothing })),
        ...fresh.map(([clientId, { clock, json }]) => ({ clientId, clock, json })),
      ];
      return {
        states: encodeAwareness([...own, ...elsewhere]),
        source: sources.size === 1 && elsewhere.length === 0 && only ? only : null,
        own,
      };
    },
    everyone() {
      const states = [...ownStates(), ...remote.all()];
      return states.length > 0 ? encodeAwareness(states) : null;
    },
    own: () => encodeAwareness(ownStates()),
    hear: (node, entries, scope) => remote.hear(node, entries.filter(isElsewhere), scope),
    forgetNode: remote.forgetNode,
  };
}

/** Reads and stamps a state that came since the last tick; false when it is no state. */
function read(state: Shown, onBroken: (session: Session) => void): boolean {
  if (!state.raw) return true;
  const raw = state.raw;
  state.raw = null;
  try {
    state.json = stamped(raw, state.owner);
    return true;
  } catch (error) {
    if (!(error instanceof MalformedBytes)) throw error;
    onBroken(state.owner);
    return false;
  }
}

/** S70: whatever a client says about who it is, is replaced. */
function stamped(raw: Uint8Array, session: Session): string {
  const value = parseJson(decodeUtf8(raw));
  if (value === null) return nothing;
  if (typeof value !== "object" || Array.isArray(value))
    throw new MalformedBytes("awareness state is no object");
  return JSON.stringify({ ...value, user: presenceUser(session) });
}

export function presenceUser({ principal, role }: Pick<Session, "principal" | "role">): PresenceUser {
  return { id: principal.userId, name: principal.name, color: principal.color, role };
}

const isSameUser = (a: Session, b: Session) => a.principal.userId === b.principal.userId;

const nullBytes = new TextEncoder().encode(nothing);
const isNull = (state: Uint8Array) =>
  state.length === nullBytes.length && nullBytes.every((byte, i) => state[i] === byte);
