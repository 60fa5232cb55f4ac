import { describe, expect, it } from "vitest";
import { daysBetween } from "#lib/calendar-day.ts";
import { agoWords, dayWords, latenessOf, relativeDayWords } from "./day-words.ts";

const today = "2026-10-14";

describe("days in words", () => {
  it("counts calendar days across a change of the clocks", () => {
    expect(daysBetween("2026-10-24", "2026-10-26")).toBe(2);
    expect(daysBetween("2026-03-30", "2026-03-28")).toBe(-2);
  });

  it("names the weekday, and the year only when it differs", () => {
    expect(dayWords("2026-10-26", today)).toBe("Mon 26 Oct");
    expect(dayWords("2027-01-04", today)).toBe("Mon 4 Jan 2027");
  });

  it("says how far a day is away", () => {
    expect(relativeDayWords("2026-10-14", today)).toBe("today");
    expect(relativeDayWords("2026-10-15", today)).toBe("tomorrow");
    expect(relativeDayWords("2026-10-26", today)).toBe("in 12 days");
    expect(relativeDayWords("2026-10-11", today)).toBe("3 days ago");
  });

  it("says how long ago a moment was", () => {
    const now = Date.parse("2026-10-14T12:00:00Z");
    expect(agoWords(now - 20_000, now)).toBe("just now");
    expect(agoWords(now - 4 * 60_000, now)).toBe("4 min ago");
    expect(agoWords(now - 26 * 3_600_000, now)).toBe("yesterday");
    expect(agoWords(now + 5_000, now)).toBe("just now");
  });
});

describe("lateness of a dependency", () => {
  it("warns when the promise is later than the need", () => {
    expect(latenessOf({ needBy: "2026-10-12", promisedBy: "2026-10-16", today })).toEqual({
      kind: "promised-late",
      days: 4,
      text: "Promised 4 days later than needed",
    });
  });

  it("is quiet when the promise is for the day it is needed, or nothing is asked for", () => {
    expect(latenessOf({ needBy: "2026-10-12", promisedBy: "2026-10-12", today }).kind).toBe("in-time");
    expect(latenessOf({ promisedBy: "2026-10-12", today }).kind).toBe("in-time");
  });

  it("warns when the day has passed without a promise", () => {
    expect(latenessOf({ needBy: "2026-10-13", today })).toMatchObject({ kind: "overdue", days: 1 });
  });
});
