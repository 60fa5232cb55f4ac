/** Calendar days (`YYYY-MM-DD`) and times in words: relative on screen, absolute on hover. */

import { daysBetween } from "#lib/calendar-day.ts";

/** The local calendar day of a moment. */
export function dayOf(at: Date): string {
  const pad = (value: number) => String(value).padStart(2, "0");
  return `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`;
}

/** "Mon 26 Oct", with the year when it isn't today's. */
export function dayWords(day: string, today: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return day;
  const parts: Intl.DateTimeFormatOptions = {
    weekday: "short",
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  };
  if (day.slice(0, 4) !== today.slice(0, 4)) parts.year = "numeric";
  return new Intl.DateTimeFormat("en-GB", parts).format(at).replace(",", "");
}

/** "today", "tomorrow", "in 12 days", "3 days ago". */
export function relativeDayWords(day: string, today: string): string {
  const days = daysBetween(today, day);
  if (days === 0) return "today";
  if (days === 1) return "tomorrow";
  if (days === -1) return "yesterday";
  return days > 0 ? `in ${days} days` : `${-days} days ago`;
}

/** "just now", "4 min ago", "2 h ago", "3 days ago", for a moment in the past. */
export function agoWords(atMs: number, nowMs: number): string {
  const minutes = Math.floor(Math.max(0, nowMs - atMs) / 60_000);
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} h ago`;
  const days = Math.floor(hours / 24);
  return days === 1 ? "yesterday" : `${days} days ago`;
}

export interface PromiseFacts {
  /** When the consumer needs it. */
  needBy?: string | undefined;
  /** When the provider promised it. */
  promisedBy?: string | undefined;
  today: string;
}

export type Lateness =
  /** Promised for later than needed, by so many days. */
  | { kind: "promised-late"; days: number; text: string }
  /** The day it is needed has passed, and nothing is promised. */
  | { kind: "overdue"; days: number; text: string }
  | { kind: "in-time" };

/** Whether a dependency's dates contradict each other, in words. */
export function latenessOf({ needBy, promisedBy, today }: PromiseFacts): Lateness {
  if (needBy === undefined) return { kind: "in-time" };
  if (promisedBy !== undefined) {
    const days = daysBetween(needBy, promisedBy);
    if (days <= 0) return { kind: "in-time" };
    return { kind: "promised-late", days, text: `Promised ${countDays(days)} later than needed` };
  }
  const days = daysBetween(needBy, today);
  if (days <= 0) return { kind: "in-time" };
  return { kind: "overdue", days, text: `Needed ${countDays(days)} ago and nothing is promised` };
}

const countDays = (days: number): string => `${days} ${days === 1 ? "day" : "days"}`;
