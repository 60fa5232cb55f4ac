/**
 * What brings joiners up to date, encoded once and shared by all who come at about the same time: the whole board at
 * most a few seconds old, and what has come since (docs/sync-spec.md S44, S45).
 */
import type { Clock } from "#server/ports.ts";
import { step2Frame, updateFrame } from "./encode-frames.ts";
import type { LiveDocument, UpdateFormat } from "./live-document.ts";
import type { SyncLimits } from "./sync-limits.ts";

export interface SharedAnswers {
  /** The frames that bring somebody with this state vector up to date; the first is the step 2. */
  framesFor(stateVector: Uint8Array): readonly Uint8Array[];
  /** The whole board as one update, a few seconds old at most; the same bytes for everybody who asks meanwhile. */
  base(format: UpdateFormat): Promise<Uint8Array>;
  /** The board as it is now, as updates (format V1): the base whatever its age, and what has come since. */
  updates(): Uint8Array[];
}

/** The whole board at one version; in format 1 as a step 2, which ends with it. */
interface Base {
  bytes: Uint8Array;
  frame: Uint8Array;
  stateVector: Uint8Array;
  version: number;
  at: number;
}

/** A frame with the difference to a state vector. */
interface Difference {
  to: Uint8Array;
  version: number;
  frame: Uint8Array;
}

interface Deps {
  document: LiveDocument;
  limits: Pick<SyncLimits, "sharedAnswerMs">;
  clock: Clock;
  /** Makes one update in this format of several in format 1; large ones beside the event loop. */
  merge(updates: readonly Uint8Array[], format: UpdateFormat): Promise<Uint8Array>;
}

/** Whoever has less than this share of the board's history gets all of it: it is there already, a difference isn't. */
const knownShareForDifference = 0.5;
/** Past this share of the base, what has come since is worth a new base. */
const longSince = 0.25;
/** A board of this size is encoded in a few milliseconds. */
const encodeHereBytes = 64 * 1024;

export function createSharedAnswers({ document, limits, clock, merge }: Deps): SharedAnswers {
  const bases = new Map<UpdateFormat, Base>();
  const making = new Map<UpdateFormat, Promise<Uint8Array>>();
  let newestAnswer: Difference | null = null;
  let newestSince: Difference | null = null;

  type Moment = Pick<Base, "stateVector" | "version" | "at">;
  const now = (): Moment => ({
    stateVector: document.stateVector(),
    version: document.version,
    at: clock.now(),
  });

  const encodeBase = (format: UpdateFormat): Base => keep(format, document.encode(format), now());

  function keep(format: UpdateFormat, update: Uint8Array, of: Moment): Base {
    const frame = format === 1 ? step2Frame(update) : update;
    const base = { ...of, bytes: frame.subarray(frame.length - update.length), frame };
    // One that was encoded meanwhile, for somebody at the socket, is newer.
    if ((bases.get(format)?.version ?? -1) <= of.version) bases.set(format, base);
    return base;
  }

  function recentBase(format: UpdateFormat): Base | null {
    const base = bases.get(format);
    if (!base) return null;
    const isYoung = clock.now() - base.at <= limits.sharedAnswerMs;
    return isYoung || base.version === document.version ? base : null;
  }

  async function makeBase(format: UpdateFormat): Promise<Uint8Array> {
    const updates = allUpdates();
    const made = bases.get(1);
    if (format === 1 && made?.version === document.version) return made.bytes;
    const bytes = updates.reduce((sum, update) => sum + update.length, 0);
    if (bytes <= encodeHereBytes) return encodeBase(format).bytes;
    const of = now();
    return keep(format, await merge(updates, format), of).bytes;
  }

  function allUpdates(): Uint8Array[] {
    const base = bases.get(1) ?? encodeBase(1);
    if (base.version === document.version) return [base.bytes];
    const since = document.differenceTo(base.stateVector);
    return since.length <= base.bytes.length * longSince ? [base.bytes, since] : [encodeBase(1).bytes];
  }

  function difference(to: Uint8Array, frameOf: (update: Uint8Array) => Uint8Array): Difference {
    return { to, version: document.version, frame: frameOf(document.differenceTo(to)) };
  }

  /** One who joins is seldom alone: those who come with the same state vector get the same frame. */
  const isSame = (known: Difference | null, to: Uint8Array): known is Difference =>
    known?.version === document.version && Buffer.compare(known.to, to) === 0;

  function wholeBoard(): Uint8Array[] {
    const base = recentBase(1) ?? encodeBase(1);
    if (base.version === document.version) return [base.frame];
    if (!isSame(newestSince, base.stateVector)) newestSince = difference(base.stateVector, updateFrame);
    return [base.frame, newestSince.frame];
  }

  return {
    framesFor(stateVector) {
      if (document.knownShare(stateVector) < knownShareForDifference) return wholeBoard();
      if (!isSame(newestAnswer, stateVector)) newestAnswer = difference(stateVector, step2Frame);
      return [newestAnswer.frame];
    },
    async base(format) {
      const base = recentBase(format);
      if (base) return base.bytes;
      const underWay = making.get(format) ?? makeBase(format).finally(() => making.delete(format));
      making.set(format, underWay);
      return underWay;
    },
    updates: allUpdates,
  };
}
