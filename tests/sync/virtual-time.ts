/** A clock and timers that move only when a test says so. Promises that are ready are let through at every step. */
import type { Clock } from "#server/ports.ts";
import type { Scheduler } from "#server/room/scheduler.ts";

export interface VirtualTime {
  clock: Clock;
  scheduler: Scheduler;
  /** Lets `ms` pass, running everything that falls due, in order. */
  advance(ms: number): Promise<void>;
  /** Runs what is due now, without letting time pass. */
  settle(): Promise<void>;
  /** Timers that are set. */
  readonly timers: number;
}

interface Task {
  at: number;
  order: number;
  run: () => void;
}

export function createVirtualTime(startMs = 1_700_000_000_000): VirtualTime {
  let now = startMs;
  let order = 0;
  let tasks: Task[] = [];

  const add = (at: number, run: () => void) => {
    const task = { at, order: order++, run };
    tasks.push(task);
    return () => {
      tasks = tasks.filter((other) => other !== task);
    };
  };

  const nextBefore = (end: number) =>
    tasks.filter((task) => task.at <= end).sort((a, b) => a.at - b.at || a.order - b.order)[0];

  async function runUntil(end: number): Promise<void> {
    for (;;) {
      await readyPromises();
      const task = nextBefore(end);
      if (!task) break;
      tasks = tasks.filter((other) => other !== task);
      now = Math.max(now, task.at);
      task.run();
    }
    now = Math.max(now, end);
  }

  return {
    clock: { now: () => now },
    scheduler: {
      after: (delayMs, task) => add(now + delayMs, task),
      soon: (task) => add(now, task),
    },
    advance: (ms) => runUntil(now + ms),
    settle: () => runUntil(now),
    get timers() {
      return tasks.length;
    },
  };
}

/** Until every promise chain that can go on has done so. */
const readyPromises = () => new Promise<void>((resolve) => setImmediate(resolve));
