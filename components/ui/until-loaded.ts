/** Fetches a part of the program; without a network it tries again until there is one, the pause growing to 15 s. */
export async function untilLoaded<T>(load: () => Promise<T>): Promise<T> {
  for (let pauseMs = 1_000; ; pauseMs = Math.min(15_000, pauseMs * 2)) {
    try {
      return await load();
    } catch {
      // Mostly there is no network; what asked for the part shows its placeholder meanwhile.
      await new Promise((resume) => setTimeout(resume, pauseMs));
    }
  }
}
