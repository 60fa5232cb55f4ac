import { expect, test } from "vitest";
import { type AdmissionsDeps, createAdmissions } from "./admissions.ts";
import type { Visit } from "./visit-board.ts";

/** Lets everybody in under the name in their token; answers are told apart by a role that changes with each. */
function desk(refuse: (nth: number) => Visit["access"] | Error | null = () => null) {
  const time = { now: 0 };
  const rooms = { rechecks: 0 };
  const asked: string[] = [];
  const visit: AdmissionsDeps["visit"] = async ({ authorization = "" }, documentId) => {
    asked.push(`${authorization} ${documentId}`);
    const refused = refuse(asked.length);
    if (refused instanceof Error) throw refused;
    const visitor = { userId: authorization, name: "", email: "", color: 1 };
    return {
      visitor: { ...visitor, via: { kind: "token", tokenId: "t" } },
      access: refused ?? { kind: "granted", role: "EDITOR", readOnly: null, workspaceId: "w", documentId },
    };
  };
  const { admit } = createAdmissions({ visit, rooms, clock: { now: () => time.now } });
  return { time, rooms, asked, ask: (authorization: string) => admit({ authorization }, "b1") };
}

test("[S64] a herd asks once for each person, by whichever kind of headers", async () => {
  const { ask, asked } = desk();
  const herd = await Promise.all([ask("ana"), ask("ana"), ask("ben"), ask("ana")]);
  expect(herd.map((admission) => admission?.visitor.userId)).toEqual(["ana", "ana", "ben", "ana"]);
  expect(asked).toEqual(["ana b1", "ben b1"]);
});

test("[S64] an answer is asked for again after 2 s", async () => {
  const { ask, time, asked } = desk();
  await ask("ana");
  time.now = 1_999;
  await ask("ana");
  expect(asked).toHaveLength(1);
  time.now = 2_000;
  await ask("ana");
  expect(asked).toHaveLength(2);
});

test("[S64] when rights are looked at again, older answers are forgotten at once", async () => {
  const { ask, rooms, asked } = desk();
  await ask("ana");
  rooms.rechecks += 1;
  await ask("ana");
  expect(asked).toHaveLength(2);
});

test("[S64] neither a failure nor a refusal is remembered", async () => {
  const { ask } = desk((nth) =>
    nth === 1 ? new Error("the database is away") : nth === 2 ? { kind: "not-found" } : null,
  );
  await expect(ask("ana")).rejects.toThrow("away");
  expect((await ask("ana"))?.access.kind).toBe("not-found");
  expect((await ask("ana"))?.access.kind).toBe("granted");
});

test("[S90] what the credentials are worth is asked anew each time", async () => {
  const { ask } = desk((nth) => (nth === 2 ? { kind: "denied" } : null));
  const admission = await ask("ana");
  expect(await admission?.reauthorize()).toEqual({ kind: "denied" });
  expect(await admission?.reauthorize()).toMatchObject({ kind: "granted", role: "EDITOR" });
});
