import { describe, expect, it } from "vitest";
import { isTooDeep, maxDepth, readBodyText } from "./read-body.ts";

const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);

describe("a request's body", () => {
  it("may nest as deep as the bound and no deeper", () => {
    expect(isTooDeep(nested(maxDepth))).toBe(false);
    expect(isTooDeep(nested(maxDepth + 1))).toBe(true);
    expect(isTooDeep(`{"a":${nested(maxDepth)}}`)).toBe(true);
  });

  it("isn't called deep for brackets inside texts", () => {
    expect(isTooDeep(JSON.stringify({ text: `"\\${"[{".repeat(200)}` }))).toBe(false);
  });

  it("is refused past its bound, declared or not", async () => {
    const send = (body: string | ReadableStream, headers: Record<string, string> = {}) =>
      new Request("http://localhost/x", { method: "POST", body, headers, duplex: "half" } as RequestInit);
    expect(await readBodyText(send("x".repeat(100)), 100)).toHaveLength(100);
    await expect(readBodyText(send("x".repeat(101)), 100)).rejects.toMatchObject({ code: "body.too-large" });
    let pulled = 0;
    const endless = new ReadableStream({
      pull(controller) {
        pulled++;
        controller.enqueue(new Uint8Array(64));
      },
    });
    await expect(readBodyText(send(endless), 1000)).rejects.toMatchObject({ code: "body.too-large" });
    expect(pulled).toBeLessThan(30);
  });
});
