import { describe, expect, it } from "vitest";
import { countCharacters } from "#lib/contracts/password-length.ts";
import { passwordProblem } from "./password-rules.ts";

describe("password rules", () => {
  it("takes any twelve characters, spaces included", () => {
    expect(passwordProblem("correct hors")).toBeNull();
    expect(passwordProblem("            ")).toBeNull();
  });
  it("says how many characters are missing", () => {
    expect(passwordProblem("correct hor")).toBe("Add 1 more character: at least 12, any kind.");
    expect(passwordProblem("short")).toBe("Add 7 more characters: at least 12, any kind.");
  });
  it("asks for a password when there is none", () => {
    expect(passwordProblem("")).toContain("Choose a password");
  });
  it("counts an emoji as one character", () => {
    expect(countCharacters("🔑🔑")).toBe(2);
  });
});
