import { expect, it } from "vitest";
import { createStallWatch } from "./stall-watch.ts";
import type { Timers } from "./timers.ts";

function setUp() {
  const waiting = new Set<() => void>();
  const timers: Timers = {
    now: () => 0,
    random: () => 0,
    after: (_ms, run) => {
      waiting.add(run);
      return () => waiting.delete(run);
    },
  };
  const line = { bytes: 0, stalls: 0 };
  const watch = createStallWatch(timers, {
    bufferedBytes: () => line.bytes,
    onStalled: () => {
      line.stalls += 1;
    },
  });
  const letTimePass = () => {
    const due = [...waiting];
    waiting.clear();
    for (const run of due) run();
  };
  return { watch, line, waiting, letTimePass };
}

it("[C3] tells once when nothing is confirmed in time", () => {
  const { watch, line, letTimePass } = setUp();
  watch.update(true, 0);
  watch.update(true, 0);
  letTimePass();
  expect(line.stalls).toBe(1);
  letTimePass();
  expect(line.stalls).toBe(1);
});

it("[C3] starts anew with every confirmation, and stops when nothing is owed", () => {
  const { watch, line, waiting, letTimePass } = setUp();
  watch.update(true, 0);
  const [first] = waiting;
  watch.update(true, 1);
  expect(waiting).not.toContain(first);
  expect(waiting.size).toBe(1);
  watch.update(false, 2);
  letTimePass();
  expect(line.stalls).toBe(0);
});

it("[C3] a line that is still sending isn't a server that doesn't save", () => {
  const { watch, line, letTimePass } = setUp();
  line.bytes = 1_000;
  watch.update(true, 0);
  letTimePass();
  letTimePass();
  expect(line.stalls).toBe(0);
  line.bytes = 0;
  letTimePass();
  expect(line.stalls).toBe(1);
});
