import { expect, test } from "vitest";
import { createAdmissions } from "./admissions.ts";

function desk() {
  const time = { now: 0 };
  const admissions = createAdmissions<number>({
    clock: { now: () => time.now },
    isAdmitted: (answer) => answer > 0,
  });
  let asked = 0;
  const find = async () => ++asked;
  return { time, ask: (key: string, asOf = 0) => admissions.ask(key, asOf, find), admissions };
}

test("[S64] a herd asks once", async () => {
  const { ask } = desk();
  expect(await Promise.all([ask("ana"), ask("ana"), ask("ben"), ask("ana")])).toEqual([1, 1, 2, 1]);
});

test("[S64] an answer is asked for again after 2 s", async () => {
  const { ask, time } = desk();
  await ask("ana");
  time.now = 1_999;
  expect(await ask("ana")).toBe(1);
  time.now = 2_000;
  expect(await ask("ana")).toBe(2);
});

test("[S64] when rights are looked at again, older answers are forgotten at once", async () => {
  const { ask } = desk();
  await ask("ana", 1);
  expect(await ask("ana", 2)).toBe(2);
});

test("[S64] a failure isn't remembered", async () => {
  const { admissions } = desk();
  await expect(
    admissions.ask("ana", 0, () => Promise.reject(new Error("the database is away"))),
  ).rejects.toThrow();
  expect(await admissions.ask("ana", 0, async () => 7)).toBe(7);
});

test("[S64] a refusal isn't remembered", async () => {
  const { admissions } = desk();
  expect(await admissions.ask("ana", 0, async () => 0)).toBe(0);
  expect(await admissions.ask("ana", 0, async () => 7)).toBe(7);
});
