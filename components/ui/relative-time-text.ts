/** Moments in words: "just now", "2 hours ago", "yesterday", "28 Sep"; future ones as "in 6 days". */
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const words = new Intl.RelativeTimeFormat("en-GB", { numeric: "auto" });
const dayOfYear = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });
const dayWithYear = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });
const full = new Intl.DateTimeFormat("en-GB", {
  weekday: "short",
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});

/** `now` in milliseconds since the epoch. Beyond six days, the date itself. */
export function relativeTime(moment: Date, now: number): string {
  const diffMs = moment.getTime() - now;
  const size = Math.abs(diffMs);
  if (size < minuteMs) return diffMs > 30_000 ? "in a minute" : "just now";
  if (size < hourMs) return words.format(Math.round(diffMs / minuteMs), "minute");
  const days = calendarDaysBetween(now, moment.getTime());
  if (days === 0 || size < 6 * hourMs) return words.format(Math.round(diffMs / hourMs), "hour");
  if (Math.abs(days) <= 7) return words.format(days, "day");
  const isSameYear = moment.getFullYear() === new Date(now).getFullYear();
  return (isSameYear ? dayOfYear : dayWithYear).format(moment);
}

export const absoluteTime = (moment: Date): string => full.format(moment);

function calendarDaysBetween(from: number, to: number): number {
  const midnight = (ms: number) => new Date(ms).setHours(0, 0, 0, 0);
  return Math.round((midnight(to) - midnight(from)) / dayMs);
}
