import { describe, expect, it } from "vitest";
import { callWords, tookWords } from "./rehearsal-words.ts";

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 22) + seconds * 1000).toISOString();

describe("the words of a rehearsal", () => {
  it("say how long an answer took, in the unit that fits", () => {
    expect(tookWords(at(0), at(45))).toBe("in 45 s");
    expect(tookWords(at(0), at(200))).toBe("in 3 min");
    expect(tookWords(at(0), at(7_500))).toBe("in 2 h 5 min");
    expect(tookWords(at(0), at(7_200))).toBe("in 2 h");
  });

  it("count who answered", () => {
    const call = { id: "c", personId: "p", name: "Lena", calledAt: at(0), answeredAt: null };
    expect(callWords({ calls: [] })).toBe("nobody was called");
    expect(callWords({ calls: [call, { ...call, answeredAt: at(5) }] })).toBe("1 of 2 called answered");
  });
});
