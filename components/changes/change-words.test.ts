import { describe, expect, it } from "vitest";
import type { ChangeRequest } from "#lib/contracts/change-requests.ts";
import { changeName, changeStanding, missingWords } from "./change-words.ts";

const pia = { userId: "pia", name: "Pia" };
const request = (fields: Partial<ChangeRequest> = {}): ChangeRequest => ({
  ...{
    id: "c",
    n: 2,
    title: "Pay later",
    reason: "",
    source: "VENDOR",
    state: "DRAFT",
    draftDocumentId: "d",
  },
  ...{ predictedPostLaunchChanges: "", sequenceValidationNote: "", whatGivesWay: "" },
  ...{ requester: pia, approver: null, steps: [], at: "2026-10-01T00:00:00.000Z", ...fields },
});
const rejectedBy = (by: { userId: string; name: string }) =>
  request({
    state: "REJECTED",
    steps: [{ kind: "REJECTED", by, at: "2026-10-02T00:00:00.000Z", reason: "No", snapshotId: null }],
  });

describe("a change request in words", () => {
  it("says whom it waits for, and whether it was rejected or withdrawn", () => {
    expect(changeName(request())).toBe("C-2 · Pay later");
    expect(changeStanding(request({ state: "ASSESSED", approver: { userId: "a", name: "Ana" } })).words).toBe(
      "Waiting for Ana",
    );
    expect(changeStanding(rejectedBy(pia)).words).toBe("Withdrawn");
    expect(changeStanding(rejectedBy({ userId: "a", name: "Ana" })).words).toBe("Rejected");
  });

  it("names what is still to be written", () => {
    expect(missingWords(request({ whatGivesWay: "Gift-wrap" }))).toBe(
      "Still to write: “Changes to expect after launch” and “How the new sequence is checked”.",
    );
    const written = { predictedPostLaunchChanges: "2", sequenceValidationNote: "E2", whatGivesWay: "x" };
    expect(missingWords(request(written))).toBeUndefined();
  });
});
