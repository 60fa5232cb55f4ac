import { afterAll, beforeAll, expect, it } from "vitest";
import { addPerson, startTestApi, type TestApi } from "#tests/support/test-api.ts";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

it("counts the page's look at an invitation with the API's, and gives a right one back", async () => {
  const ana = await addPerson(api);
  const path = `/workspaces/${ana.workspaceId}/invitations`;
  const { body } = await api.call("POST", path, { as: ana.token, body: { role: "EDITOR" } });
  const headers = new Headers({ "x-throughline-address": "10.1.1.1" });
  const look = (token: string) => api.handlers.invitation(headers, token);
  const token = body.url.split("/").pop();
  for (let n = 0; n < 25; n++) expect(await look(token)).toMatchObject({ kind: "found" });
  for (let n = 0; n < 20; n++) expect(await look(`wrong-${n}`)).toEqual({ kind: "invalid" });
  expect(await look(token)).toMatchObject({ kind: "limited", message: expect.stringContaining("Wait") });
  const other = await api.call("GET", `/invitations/${token}`, {
    headers: { "x-throughline-address": "10.1.1.1" },
  });
  expect(other.status).toBe(429);
});
