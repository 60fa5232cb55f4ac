import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deriveSyncState, initialFacts, reduceSync, type SyncEvent, type SyncFacts } from "./sync-facts.ts";

const after = (...events: SyncEvent[]): SyncFacts => events.reduce(reduceSync, initialFacts);
const stateAfter = (...events: SyncEvent[]) => deriveSyncState(after(...events));

const connected: SyncEvent = { type: "connected" };
const stepTwo: SyncEvent = { type: "frame-sent", isStepTwo: true };
const frame: SyncEvent = { type: "frame-sent", isStepTwo: false };
const command: SyncEvent = { type: "commands", count: 1, sent: true };
const unsentCommand: SyncEvent = { type: "commands", count: 1, sent: false };
const saved = (frames: number): SyncEvent => ({ type: "saved", frames });
const loaded: SyncEvent = { type: "loaded" };
const lost: SyncEvent = { type: "lost", retryAt: 7, cannotSave: false };

describe("the state line", () => {
  it("[C1] just connected is saving, not saved", () => {
    expect(stateAfter(loaded, connected)).toEqual({ kind: "saving", pending: 0 });
    expect(stateAfter(loaded, connected, stepTwo)).toEqual({ kind: "saving", pending: 0 });
    expect(stateAfter(loaded, connected, stepTwo, saved(1))).toEqual({ kind: "saved" });
  });

  it("[C1] edits made before our step 2 count as sent with it, for the server may have dropped them", () => {
    const edited = [loaded, connected, frame, command, saved(1)];
    expect(stateAfter(...edited)).toEqual({ kind: "saving", pending: 1 });
    expect(stateAfter(...edited, stepTwo)).toEqual({ kind: "saving", pending: 1 });
    expect(stateAfter(...edited, stepTwo, saved(2))).toEqual({ kind: "saved" });
  });

  it("[C1] a confirmation of more than was sent counts for what was sent", () => {
    expect(stateAfter(loaded, connected, stepTwo, saved(50))).toEqual({ kind: "saved" });
    expect(stateAfter(loaded, connected, stepTwo, saved(50), frame)).toEqual({ kind: "saving", pending: 0 });
  });

  it("[C1] a lost connection makes everything unconfirmed pending again, until the next step 2 is confirmed", () => {
    const back = [loaded, connected, stepTwo, saved(1), frame, command, lost, unsentCommand, connected];
    expect(stateAfter(...back.slice(0, -1))).toMatchObject({ kind: "offline", pending: 2, retryAt: 7 });
    expect(stateAfter(...back)).toEqual({ kind: "saving", pending: 2 });
    expect(stateAfter(...back, stepTwo)).toEqual({ kind: "saving", pending: 2 });
    expect(stateAfter(...back, stepTwo, saved(1))).toEqual({ kind: "saved" });
  });

  it("is loading until there is content, and offline only once a try has failed", () => {
    expect(stateAfter()).toEqual({ kind: "loading" });
    expect(stateAfter({ type: "trying" }, loaded)).toEqual({ kind: "loading" });
    expect(stateAfter(connected)).toEqual({ kind: "loading" });
    expect(stateAfter(lost, { type: "trying" })).toEqual({ kind: "offline", pending: 0, keptIn: "tab" });
  });

  it("[C3] a stalled server is unsaved while something waits, also while reconnecting to it", () => {
    const stalled = [loaded, connected, stepTwo, saved(1), frame, command, { type: "stalled" } as SyncEvent];
    expect(stateAfter(...stalled)).toEqual({ kind: "unsaved", pending: 1, keptIn: "tab" });
    expect(stateAfter(...stalled, saved(2))).toEqual({ kind: "saved" });
    const refusing: SyncEvent = { type: "lost", retryAt: 7, cannotSave: true };
    expect(stateAfter(...stalled, refusing, connected)).toMatchObject({ kind: "unsaved", pending: 1 });
    expect(stateAfter(...stalled, lost)).toMatchObject({ kind: "offline", pending: 1 });
  });

  it("[C9] refused edits are shown while one may not edit, and a permanent close above all", () => {
    const refused: SyncEvent[] = [
      { type: "access", readOnly: "locked" },
      { type: "refused", count: 2, reason: "Locked.", keptIn: "device" },
    ];
    expect(stateAfter(loaded, connected, ...refused)).toEqual({
      kind: "refused",
      count: 2,
      reason: "Locked.",
      keptIn: "device",
    });
    expect(stateAfter(loaded, connected, ...refused, { type: "access", readOnly: null })).toMatchObject({
      kind: "saving",
    });
    const gone: SyncEvent = { type: "closed", code: 4404, reason: "Gone." };
    expect(stateAfter(loaded, connected, ...refused, gone)).toMatchObject({ kind: "closed", code: 4404 });
    expect(stateAfter(loaded, connected, { type: "access", readOnly: "viewer" })).toEqual({
      kind: "read-only",
      reason: "viewer",
    });
  });
});

const anyEvent: fc.Arbitrary<SyncEvent> = fc.oneof(
  { arbitrary: fc.constantFrom<SyncEvent>(frame, command, unsentCommand, stepTwo, connected), weight: 6 },
  { arbitrary: fc.constantFrom(...[1, 2, 3, 5, 8, 1_000].map(saved)), weight: 4 },
  fc.constantFrom<SyncEvent>(lost, loaded, { type: "trying" }, { type: "stalled" }, { type: "set-aside" }),
  fc.integer({ min: 0, max: 4 }).map((count): SyncEvent => ({ type: "commands", count, sent: true })),
);

describe("whatever happens", () => {
  it("[C1] saved is never said while a frame or a command is unconfirmed", () => {
    let timesSaved = 0;
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 60 }), (events) => {
        // An oracle that keeps what the server holds, frame by frame, instead of numbers.
        const oracle = { sent: 0, confirmed: 0, hasStepTwo: false, isUp: false, unconfirmed: [] as number[] };
        let facts = initialFacts;
        for (const event of [loaded, connected, ...events]) {
          facts = reduceSync(facts, event);
          follow(oracle, event);
          if (deriveSyncState(facts).kind !== "saved") continue;
          timesSaved += 1;
          expect(oracle).toMatchObject({ isUp: true, hasStepTwo: true, unconfirmed: [] });
          expect(oracle.confirmed).toBe(oracle.sent);
        }
      }),
      { numRuns: 2_000 },
    );
    expect(timesSaved).toBeGreaterThan(100);
  });

  it("commands are confirmed in the order they were made", () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 60 }), (events) => {
        let facts = initialFacts;
        for (const event of events) {
          facts = reduceSync(facts, event);
          expect(facts.pending.every((carrier, index) => carrier >= (facts.pending[index - 1] ?? 0))).toBe(
            true,
          );
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

interface Oracle {
  sent: number;
  confirmed: number;
  hasStepTwo: boolean;
  isUp: boolean;
  /** By command, the earliest frame whose confirmation proves that it is stored. */
  unconfirmed: number[];
}

function follow(oracle: Oracle, event: SyncEvent): void {
  if (event.type === "connected" || event.type === "lost") {
    const unconfirmed = oracle.unconfirmed.map(() => Number.POSITIVE_INFINITY);
    Object.assign(oracle, {
      sent: 0,
      confirmed: 0,
      hasStepTwo: false,
      isUp: event.type === "connected",
      unconfirmed,
    });
  }
  if (event.type === "trying") oracle.isUp = false;
  if (event.type === "set-aside") oracle.unconfirmed = [];
  if (event.type === "frame-sent") {
    oracle.sent += 1;
    if (event.isStepTwo && !oracle.hasStepTwo) {
      oracle.hasStepTwo = true;
      oracle.unconfirmed = oracle.unconfirmed.map(() => oracle.sent);
    }
  }
  if (event.type === "commands")
    for (let index = 0; index < event.count; index++)
      oracle.unconfirmed.push(
        event.sent && oracle.isUp && oracle.sent > 0 ? oracle.sent : Number.POSITIVE_INFINITY,
      );
  if (event.type === "saved") {
    oracle.confirmed = Math.max(oracle.confirmed, Math.min(event.frames, oracle.sent));
    if (oracle.hasStepTwo)
      oracle.unconfirmed = oracle.unconfirmed.filter((carrier) => carrier > oracle.confirmed);
  }
}
