import { describe, expect, test } from "vitest";
import { SCHEMA_VERSION } from "#lib/board/model.ts";
import { checkUpgrade } from "./check-upgrade.ts";

const allowed = ["http://localhost:3000", "http://127.0.0.1:3000"];
const check = (url: string, headers: Record<string, string> = { origin: allowed[0]! }) =>
  checkUpgrade({ url, headers }, allowed);

describe("the door", () => {
  test("[S65] takes /sync/ and an id, nothing else", () => {
    expect(check("/sync/board_1-A")).toMatchObject({ ok: true, documentId: "board_1-A" });
    for (const url of [
      "/sync/",
      "/sync/a/b",
      "/sync/a%2Fb",
      "/sync/ä",
      `/sync/${"x".repeat(65)}`,
      "/",
      "/other/a",
    ])
      expect(check(url)).toMatchObject({ ok: false, status: 404 });
  });

  test("[S64] takes our own origins exactly, and a bearer token without one", () => {
    expect(check("/sync/a", { origin: "http://127.0.0.1:3000" })).toMatchObject({ ok: true });
    expect(check("/sync/a", { authorization: "Bearer abc" })).toMatchObject({ ok: true });
    const foreign = [
      { origin: "http://evil.example" },
      { origin: "http://localhost:3000.evil.example" },
      { origin: "http://localhost:3001" },
      { origin: "https://localhost:3000" },
      { origin: "null" },
      { origin: "" },
      { origin: "http://evil.example", authorization: "Bearer abc" },
      { cookie: "session=1" },
      { authorization: "Basic abc" },
    ];
    for (const headers of foreign)
      expect(check("/sync/a", headers)).toMatchObject({ ok: false, status: 403 });
  });

  test("[S66] tells an announced client from a stock one, and an old one from a current one", () => {
    expect(check("/sync/a")).toMatchObject({ clientSchema: null, isTooOld: false });
    expect(check(`/sync/a?client=${SCHEMA_VERSION}`)).toMatchObject({
      clientSchema: SCHEMA_VERSION,
      isTooOld: false,
    });
    expect(check(`/sync/a?client=${SCHEMA_VERSION - 1}`)).toMatchObject({ isTooOld: true });
    for (const value of ["", "x", "-1", "1.5", "1e9", "12345678"])
      expect(check(`/sync/a?client=${value}`)).toMatchObject({ ok: false, status: 400 });
  });
});
