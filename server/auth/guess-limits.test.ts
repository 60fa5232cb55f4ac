import { describe, expect, it } from "vitest";
import { createGuessLimits, RateLimited } from "./guess-limits.ts";

async function triesUntilRefused(
  attempt: (n: number) => Promise<unknown>,
): Promise<{ tries: number; error: unknown }> {
  for (let n = 0; n < 100; n++) {
    try {
      await attempt(n);
    } catch (error) {
      return { tries: n, error };
    }
  }
  throw new Error("never refused");
}

describe("guess limits", () => {
  it("refuse passwords for one e-mail after ten wrong ones, from wherever they come", async () => {
    const limits = createGuessLimits();
    const { tries, error } = await triesUntilRefused((n) =>
      limits.password("ana@nordvik.example", `10.0.0.${n}`),
    );
    expect(tries).toBe(10);
    expect(error).toBeInstanceOf(RateLimited);
    expect((error as RateLimited).retryAfterSeconds).toBeGreaterThan(60);
  });

  it("refuse passwords from one address after twenty wrong ones, for whichever e-mails", async () => {
    const limits = createGuessLimits();
    const { tries } = await triesUntilRefused((n) => limits.password(`p${n}@nordvik.example`, "10.0.0.1"));
    expect(tries).toBe(20);
    await limits.password("ana@nordvik.example", "10.0.0.2");
  });

  it("count guesses that are still being looked at", async () => {
    const limits = createGuessLimits();
    const all = await Promise.allSettled(Array.from({ length: 50 }, () => limits.link("10.0.0.1")));
    expect(all.filter((one) => one.status === "fulfilled")).toHaveLength(20);
  });

  it("give the try back when the guess was right", async () => {
    const limits = createGuessLimits();
    for (let n = 0; n < 60; n++) await (await limits.password("ana@nordvik.example", "10.0.0.1")).succeed();
    const { tries } = await triesUntilRefused(() => limits.password("ana@nordvik.example", "10.0.0.1"));
    expect(tries).toBe(10);
  });
});
