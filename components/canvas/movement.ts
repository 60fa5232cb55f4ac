/** Tells a movement from single steps: it begins with the second step in quick succession and ends when none has come for a while. */
export interface Movement {
  readonly isOn: boolean;
  step(): void;
  stop(): void;
}

/** @param restMs the time between two steps of a movement at most, and from the last one to `onRest` */
export function createMovement(restMs: number, onRest: () => void): Movement {
  let steppedAt = Number.NEGATIVE_INFINITY;
  let rest: ReturnType<typeof setTimeout> | undefined;
  return {
    get isOn() {
      return rest !== undefined;
    },
    step() {
      const before = steppedAt;
      steppedAt = performance.now();
      if (steppedAt - before >= restMs) return;
      clearTimeout(rest);
      rest = setTimeout(() => {
        rest = undefined;
        onRest();
      }, restMs);
    },
    stop() {
      clearTimeout(rest);
      rest = undefined;
    },
  };
}
