import { describe, expect, it } from "vitest";
import { hashPassword, verifyPassword } from "./password.ts";

describe("passwords", () => {
  it("are kept as argon2id with a salt of their own, at least as costly as 19 MiB and 2 passes", async () => {
    const [first, second] = await Promise.all([hashPassword("correct horse"), hashPassword("correct horse")]);
    expect(first).not.toBe(second);
    const [, memory, passes] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$/.exec(first) ?? [];
    expect(Number(memory)).toBeGreaterThanOrEqual(19_456);
    expect(Number(passes)).toBeGreaterThanOrEqual(2);
  });

  it("are recognised, and only they", async () => {
    const hash = await hashPassword("correct horse");
    expect(await verifyPassword("correct horse", hash)).toBe(true);
    expect(await verifyPassword("correct horsE", hash)).toBe(false);
    expect(await verifyPassword("", hash)).toBe(false);
  });

  it("typed in another Unicode form are the same password", async () => {
    const hash = await hashPassword("caf\u00e9 society");
    expect(await verifyPassword("cafe\u0301 society", hash)).toBe(true);
  });

  it("made elsewhere with other parameters are recognised too", async () => {
    // From the argon2 command line tool: echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1 -e
    const hash = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
    expect(await verifyPassword("password", hash)).toBe(true);
  });

  it("take about as long to refuse when there is no account", async () => {
    const hash = await hashPassword("correct horse");
    const spent = { known: 0, unknown: 0 };
    // Turn by turn, so that a busy machine slows both.
    for (let n = 0; n < 6; n++) {
      const start = performance.now();
      await verifyPassword("wrong", hash);
      const between = performance.now();
      await verifyPassword("wrong", null);
      spent.known += between - start;
      spent.unknown += performance.now() - between;
    }
    expect(spent.unknown).toBeGreaterThan(spent.known / 4);
    expect(await verifyPassword("wrong", null)).toBe(false);
    expect(await verifyPassword("wrong", "not a hash")).toBe(false);
  });
});
