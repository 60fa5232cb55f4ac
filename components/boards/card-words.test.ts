import { describe, expect, it } from "vitest";
import { hereNow, sizeWords } from "./card-words.ts";

describe("words on a board's card", () => {
  it("names one or two people who are here, and counts more", () => {
    expect(hereNow(["Lena Vogel"])).toBe("Lena is here now");
    expect(hereNow(["Lena Vogel", "Kofi Mensah"])).toBe("Lena and Kofi are here now");
    expect(hereNow(["Lena Vogel", "Kofi Mensah", "Sara Lindqvist"])).toBe("Lena and 2 others are here now");
  });
  it("says how much is on the board and how many own something", () => {
    expect(sizeWords({ nodeCount: 0, ownerCount: 0 })).toBe("Nothing on it yet");
    expect(sizeWords({ nodeCount: 1, ownerCount: 0 })).toBe("1 element · no owner yet");
    expect(sizeWords({ nodeCount: 32, ownerCount: 8 })).toBe("32 elements · 8 owners");
  });
});
