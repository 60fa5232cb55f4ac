/** Port: when something is done later. Replaced in tests, so that no rule about time needs real time to be checked. */
export type Cancel = () => void;

export interface Scheduler {
  /** Runs `task` once, `delayMs` from now. */
  after(delayMs: number, task: () => void): Cancel;
  /** Runs `task` once, as soon as what has already arrived together was read. */
  soon(task: () => void): Cancel;
}

/** Timers keep the process alive: what waits to be stored must not be cut off. Closing the rooms cancels them. */
export const systemScheduler: Scheduler = {
  after(delayMs, task) {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
  soon(task) {
    const immediate = setImmediate(task);
    return () => clearImmediate(immediate);
  },
};
