import { describe, expect, it } from "vitest";
import { absoluteTime, relativeTime } from "./relative-time-text.ts";

const now = new Date(2026, 9, 9, 14, 30).getTime();
const at = (...parts: [number, number, number, number?, number?]) => new Date(...parts);

describe("moments in words", () => {
  it("says minutes and hours of the same day", () => {
    expect(relativeTime(at(2026, 9, 9, 14, 29), now + 20_000)).toBe("1 minute ago");
    expect(relativeTime(new Date(now - 20_000), now)).toBe("just now");
    expect(relativeTime(at(2026, 9, 9, 12, 30), now)).toBe("2 hours ago");
  });
  it("says yesterday and days within a week", () => {
    expect(relativeTime(at(2026, 9, 8, 3, 0), now)).toBe("yesterday");
    expect(relativeTime(at(2026, 9, 5), now)).toBe("4 days ago");
  });
  it("gives the date beyond a week, with the year when it is another one", () => {
    expect(relativeTime(at(2026, 8, 28), now)).toMatch(/^28 Sept?$/);
    expect(relativeTime(at(2025, 11, 24), now)).toBe("24 Dec 2025");
  });
  it("says how far away something ahead is", () => {
    expect(relativeTime(at(2026, 9, 15, 14, 30), now)).toBe("in 6 days");
    expect(relativeTime(at(2026, 9, 9, 17, 30), now)).toBe("in 3 hours");
  });
  it("gives the absolute moment with weekday and time", () => {
    expect(absoluteTime(at(2026, 9, 9, 14, 30))).toMatch(/Fri.*9 October 2026.*14:30/);
  });
});
