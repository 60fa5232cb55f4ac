/** The sample's days, whenever it is made: a launch that lies two to three weeks ahead, on the same weekdays. */

import type { BoardContent } from "#lib/board/model.ts";
import { utcDayOf } from "#lib/calendar-day.ts";
import { sampleContent } from "./sample-content.ts";
import { meta } from "./sample-details.ts";

const dayMs = 86_400_000;
const leastDaysAhead = 14;

/** The sample as it is made at this moment. */
export const sampleContentAt = (at: Date): BoardContent =>
  movedByWeeks(sampleContent(), weeksToMove(utcDayOf(at)));

/** Whole weeks by which the sample's days are moved for somebody who makes it on this day (YYYY-MM-DD). */
export function weeksToMove(today: string): number {
  const launch = Date.parse(meta.launchAt);
  return Math.ceil((Date.parse(today) + leastDaysAhead * dayMs - launch) / (7 * dayMs));
}

/** The same content with every day in it moved. */
export function movedByWeeks(content: BoardContent, weeks: number): BoardContent {
  return JSON.parse(JSON.stringify(content), (_key, value) =>
    typeof value === "string" && isDay.test(value) ? moved(value, weeks) : value,
  );
}

const isDay = /^\d{4}-\d{2}-\d{2}$/;
const moved = (day: string, weeks: number): string => utcDayOf(Date.parse(day) + weeks * 7 * dayMs);
