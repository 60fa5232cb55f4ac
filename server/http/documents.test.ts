import { gunzipSync, zstdDecompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { contentOf } from "#lib/board/content.ts";
import { readBoard } from "#lib/board/read-board.ts";
import { basePath, updateMediaTypes } from "#lib/sync/protocol.ts";
import {
  addMember,
  addPerson,
  startTestApi,
  type TestApi,
  type TestPerson,
} from "#tests/support/test-api.ts";
import { contentEncodingFor } from "./encoded-bytes.ts";

let api: TestApi;
let ana: TestPerson;
let stranger: TestPerson;
beforeAll(async () => {
  api = await startTestApi({ env: { SIGNUP: "open" } });
  ana = await addPerson(api);
  stranger = await addPerson(api);
});
afterAll(() => api.close());

interface Asking {
  by?: TestPerson | null;
  headers?: Record<string, string>;
  documentId?: string;
}
const pathOf = (documentId: string) => basePath(documentId).replace("/api/v1", "");
const getBase = ({ by = ana, headers = {}, documentId = ana.boardId }: Asking = {}) =>
  api.call("GET", pathOf(documentId), { as: by?.token, headers });
const asked = async (headers: Record<string, string>) => {
  const { status, headers: answered, body } = await getBase({ headers });
  return { status, type: answered.get("content-type"), encoding: answered.get("content-encoding"), body };
};
function contentIn(update: Uint8Array, format: 1 | 2 = 1) {
  const doc = new Y.Doc();
  if (format === 1) Y.applyUpdate(doc, update);
  else Y.applyUpdateV2(doc, update);
  return contentOf(readBoard(doc).board);
}
const liveContent = () => api.context.rooms.read(ana.boardId, (doc) => contentOf(readBoard(doc).board));

describe("a document's base", () => {
  it("[S46] is the whole board, compressed as the client can read it, in the format it names", async () => {
    const live = await liveContent();
    const plain = await asked({});
    expect(plain).toMatchObject({ status: 200, type: updateMediaTypes[1], encoding: null });
    expect(contentIn(plain.body)).toEqual(live);
    const zstd = await asked({ "accept-encoding": "gzip, deflate, br, zstd" });
    expect(zstd).toMatchObject({ type: updateMediaTypes[1], encoding: "zstd" });
    expect(zstdDecompressSync(zstd.body)).toEqual(Buffer.from(plain.body));
    const gzip = await asked({ "accept-encoding": "gzip, br", accept: `${updateMediaTypes[2]}, */*;q=0.1` });
    expect(gzip).toMatchObject({ type: updateMediaTypes[2], encoding: "gzip" });
    expect(contentIn(gunzipSync(gzip.body), 2)).toEqual(live);
    expect(gzip.body.length).toBeLessThan(plain.body.length / 3);
  });

  it("[S46] is private, has a length, and answers 304 to whoever has it in this very form", async () => {
    const headers = { "accept-encoding": "zstd" };
    const first = await getBase({ headers });
    const etag = first.headers.get("etag") ?? "";
    expect(Object.fromEntries(first.headers)).toMatchObject({
      "cache-control": "private, no-cache",
      vary: "Accept, Accept-Encoding",
      "content-length": String(first.body.length),
    });
    const again = await getBase({ headers: { ...headers, "if-none-match": etag } });
    expect([again.status, again.body, again.headers.get("etag")]).toEqual([304, undefined, etag]);
    expect((await getBase({ headers: { "if-none-match": etag } })).status).toBe(200);
    const smaller = { ...headers, accept: updateMediaTypes[2], "if-none-match": etag };
    expect((await getBase({ headers: smaller })).status).toBe(200);
  });

  it("[S46] of a herd is made once, and a few seconds later holds what has come since", async () => {
    const herd = await Promise.all(Array.from({ length: 20 }, () => getBase()));
    expect(new Set(herd.map(({ headers }) => headers.get("etag"))).size).toBe(1);
    await api.context.rooms.transact(ana.boardId, { userId: ana.userId }, (doc) => {
      doc.getMap("meta").set("windowDays", 9);
    });
    const soon = await getBase();
    expect(soon.headers.get("etag")).toBe(herd[0]?.headers.get("etag"));
    api.advance(6_000);
    expect(contentIn((await getBase()).body)).toEqual(await liveContent());
  });

  it("[S64] asks the database once for the base and the socket, and anew when rights have changed", async () => {
    const member = await addMember(api, ana, "EDITOR");
    const asked = vi.spyOn(api.context.prisma.board, "findUnique");
    const headers = { authorization: `Bearer ${member.token.token}` };
    await Promise.all([getBase({ by: member }), getBase({ by: member })]);
    await api.context.admissions.admit(headers, ana.boardId);
    expect(asked).toHaveBeenCalledTimes(1);
    await api.context.rooms.recheck({ documentId: ana.boardId });
    await getBase({ by: member });
    expect(asked).toHaveBeenCalledTimes(2);
    asked.mockRestore();
  });

  it("[S46] is given to every role on the board, and to nobody else", async () => {
    for (const role of ["EDITOR", "COMMENTER", "VIEWER"] as const)
      expect((await getBase({ by: await addMember(api, ana, role) })).status).toBe(200);
    expect((await getBase({ by: stranger })).status).toBe(404);
    expect((await getBase({ by: null })).status).toBe(401);
    expect((await getBase({ documentId: "there-is-none" })).status).toBe(404);
    expect((await getBase({ documentId: "%00" })).status).toBe(404);
    const removed = await addMember(api, ana, "VIEWER");
    await api.call("DELETE", `/workspaces/${ana.workspaceId}/members/${removed.userId}`, { as: ana.token });
    expect((await getBase({ by: removed })).status).toBe(404);
  });
});

describe("the encoding of an answer", () => {
  it("is the newest that the client names and doesn't refuse", () => {
    expect(["gzip, br, zstd", "ZSTD;q=0.1", "gzip", "zstd;q=0, gzip;q=0.5"].map(contentEncodingFor)).toEqual([
      "zstd",
      "zstd",
      "gzip",
      "gzip",
    ]);
    for (const none of [undefined, null, "", "br", "*", "identity", "gzip;q=0", "zstd; q=0.0"])
      expect(contentEncodingFor(none)).toBe("identity");
  });
});
