/** Runs work that nobody asks for, again and again: never twice at once, and a failure waits for the next turn. */
import type { Logger } from "pino";

export interface Job {
  name: string;
  everyMs: number;
  /** Long work ends early, at the next good point, once the signal is aborted. */
  run(signal: AbortSignal): Promise<void>;
}

export interface RunningJobs {
  /** Starts nothing new and tells what runs to end; resolves when it has. */
  close(): Promise<void>;
}

/** The first turn of each comes `firstAfterMs` after the start, so that starting isn't slowed down. */
export function startJobs(jobs: readonly Job[], log: Logger, firstAfterMs = 60_000): RunningJobs {
  const running = new Map<Job, Promise<void>>();
  const stop = new AbortController();
  const timers: NodeJS.Timeout[] = [];

  async function turn(job: Job): Promise<void> {
    try {
      await job.run(stop.signal);
    } catch (error) {
      if (stop.signal.aborted) log.info({ err: error, job: job.name }, "a job was cut off by the stop");
      else log.error({ err: error, job: job.name }, "a job failed; it is tried again at its next turn");
    }
  }

  function begin(job: Job): void {
    if (running.has(job)) return;
    running.set(
      job,
      turn(job).finally(() => running.delete(job)),
    );
  }

  for (const job of jobs) {
    timers.push(setTimeout(() => begin(job), firstAfterMs).unref());
    timers.push(setInterval(() => begin(job), job.everyMs).unref());
  }
  return {
    async close() {
      stop.abort();
      for (const timer of timers) clearTimeout(timer);
      await Promise.all(running.values());
    },
  };
}
