/**
 * Runs a flush with the next frame, so that many remote changes cost one render; in a hidden tab, where no
 * frames come, after a quarter of a second.
 */
const hiddenDelayMs = 250;

export function scheduleFrame(flush: () => void): void {
  let isDone = false;
  const run = () => {
    if (isDone) return;
    isDone = true;
    clearTimeout(timer);
    flush();
  };
  const timer = setTimeout(run, hiddenDelayMs);
  requestAnimationFrame(run);
}
