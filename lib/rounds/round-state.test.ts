import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mayLock, roundKinds } from "./round-kinds.ts";
import {
  outcomeOf,
  roundProgress,
  type SignedApproval,
  standingApprovals,
  type Verdict,
  validityOf,
} from "./round-state.ts";

const by = (
  approverId: string,
  verdict: Verdict = "APPROVE",
  fields: Partial<SignedApproval & { isStale: boolean }> = {},
) => ({
  id: `${approverId}-${verdict}`,
  approverId,
  verdict,
  isWithdrawn: false,
  isStale: false,
  ...fields,
});
const approverIds = ["pia", "lena"];
const progress = (...standing: ReturnType<typeof by>[]) => roundProgress({ approverIds, standing });

it("only rounds of scope, pre-commit and gate may lock", () => {
  expect(roundKinds.filter(mayLock)).toEqual(["SCOPE", "PRECOMMIT", "GATE"]);
});

describe("a round", () => {
  it("waits for everybody who hasn't signed", () => {
    expect(progress()).toEqual({ kind: "OPEN", waitingFor: ["pia", "lena"] });
    expect(progress(by("lena"))).toEqual({ kind: "OPEN", waitingFor: ["pia"] });
  });

  it("is approved when all have approved, with conditions or without", () => {
    expect(progress(by("pia"), by("lena", "APPROVE_WITH_CONDITIONS"))).toEqual({
      kind: "APPROVED",
      waitingFor: [],
    });
  });

  it("waits for one person once, however much they are to approve", () => {
    expect(roundProgress({ approverIds: ["pia", "pia"], standing: [] }).waitingFor).toEqual(["pia"]);
  });

  it("waits again for whoever signed something that has changed", () => {
    expect(progress(by("pia", "APPROVE", { isStale: true }), by("lena"))).toEqual({
      kind: "OPEN",
      waitingFor: ["pia"],
    });
  });

  it("has changes requested as long as one person does, and asks them again when their part has changed", () => {
    expect(progress(by("pia", "REQUEST_CHANGES"), by("lena"))).toEqual({
      kind: "CHANGES_REQUESTED",
      waitingFor: [],
    });
    expect(progress(by("pia", "REQUEST_CHANGES", { isStale: true }), by("lena"))).toEqual({
      kind: "CHANGES_REQUESTED",
      waitingFor: ["pia"],
    });
  });

  it("doesn't wait for who abstained, and isn't approved by abstaining alone", () => {
    expect(progress(by("pia", "ABSTAIN", { isStale: true }), by("lena"))).toEqual({
      kind: "APPROVED",
      waitingFor: [],
    });
    expect(progress(by("pia", "ABSTAIN"), by("lena", "ABSTAIN"))).toEqual({ kind: "OPEN", waitingFor: [] });
  });

  it("is never approved when nobody has to", () => {
    expect(roundProgress({ approverIds: [], standing: [] })).toEqual({ kind: "OPEN", waitingFor: [] });
  });

  it("ends as it stands", () => {
    const ends = [progress(), progress(by("pia"), by("lena")), progress(by("pia", "REQUEST_CHANGES"))].map(
      outcomeOf,
    );
    expect(ends).toEqual(["UNANSWERED", "APPROVED", "CHANGES_REQUESTED"]);
  });
});

describe("of somebody's approvals", () => {
  it("the newest counts, and one that was withdrawn brings no earlier one back", () => {
    const first = by("pia", "REQUEST_CHANGES");
    const second = by("pia", "APPROVE");
    expect(standingApprovals([first, by("lena"), second]).map(({ id }) => id)).toEqual([
      "pia-APPROVE",
      "lena-APPROVE",
    ]);
    expect(standingApprovals([first, { ...second, isWithdrawn: true }])).toEqual([]);
    expect([...validityOf([first, { ...second, isWithdrawn: true }], () => false).values()]).toEqual([
      "SUPERSEDED",
      "WITHDRAWN",
    ]);
  });

  it("at most one per person is valid or stale, the rest superseded or withdrawn", () => {
    const approval = fc.record({
      approverId: fc.constantFrom("pia", "lena", "tom"),
      verdict: fc.constantFrom<Verdict>("APPROVE", "ABSTAIN", "REQUEST_CHANGES"),
      isWithdrawn: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(approval, { maxLength: 12 }), fc.boolean(), (list, isStale) => {
        const approvals = list.map((entry, at) => ({ ...entry, id: `${at}` }));
        const validity = validityOf(approvals, () => isStale);
        for (const person of ["pia", "lena", "tom"]) {
          const own = approvals.filter(({ approverId }) => approverId === person);
          const counting = own.filter(({ id }) => ["VALID", "STALE"].includes(validity.get(id) ?? ""));
          expect(counting).toEqual(own.slice(-1).filter(({ isWithdrawn }) => !isWithdrawn));
          expect(counting.every(({ id }) => validity.get(id) === (isStale ? "STALE" : "VALID"))).toBe(true);
        }
        expect(
          standingApprovals(approvals).every(({ id }) => ["VALID", "STALE"].includes(validity.get(id) ?? "")),
        ).toBe(true);
      }),
    );
  });
});
