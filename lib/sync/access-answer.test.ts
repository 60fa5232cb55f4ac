import { describe, expect, it } from "vitest";
import { fetchBoardAccess, readAccessAnswer } from "./access-answer.ts";

describe("asking what one may do", () => {
  it("[C4] maps refusals to the close code that says the same", () => {
    const codeOf = (status: number) => {
      const answer = readAccessAnswer(status, { title: "no" });
      return answer.kind === "refused" ? answer.code : answer.kind;
    };
    expect([401, 403, 404, 429, 500, 503, 302].map(codeOf)).toEqual([
      4401,
      4403,
      4404,
      "retry",
      "retry",
      "retry",
      "retry",
    ]);
  });

  it("reads why nothing may be changed, and doesn't guess", () => {
    expect(readAccessAnswer(200, { role: "EDITOR", readOnly: null })).toEqual({
      kind: "granted",
      readOnly: null,
    });
    expect(readAccessAnswer(200, { readOnly: "locked" })).toEqual({ kind: "granted", readOnly: "locked" });
    for (const body of [{ readOnly: "because" }, {}, null, "ok", { readOnly: true }])
      expect(readAccessAnswer(200, body)).toEqual({ kind: "retry" });
  });

  it("never rejects", async () => {
    const asked: string[] = [];
    const answering = async (url: unknown) => {
      asked.push(String(url));
      return Response.json({ readOnly: "viewer" });
    };
    expect(await fetchBoardAccess("b1", answering as typeof fetch)).toEqual({
      kind: "granted",
      readOnly: "viewer",
    });
    expect(asked).toEqual(["/api/v1/boards/b1/access"]);
    const failing = async () => Promise.reject(new TypeError("offline"));
    expect(await fetchBoardAccess("b1", failing)).toEqual({ kind: "retry" });
    const cut = async () => new Response("{", { status: 200 });
    expect(await fetchBoardAccess("b1", cut)).toEqual({ kind: "retry" });
  });
});
