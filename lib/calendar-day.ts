/** Calendar days as they are stored: `YYYY-MM-DD`, without a time zone. */
const dayMs = 86_400_000;

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);

/** The day of a moment, in UTC. */
export const utcDayOf = (at: Date | number): string => new Date(at).toISOString().slice(0, 10);
